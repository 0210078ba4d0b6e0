btn-stop = ⏹ Завершить…
btn-confirm-stop = { $counted ->
        [yes] { $people ->
            [0] ⏹ Завершить (никого нет)
            [one] ⏹ Завершить для { $people } участника
            [few] ⏹ Завершить для { $people } участников
           *[many] ⏹ Завершить для { $people } участников
        }
       *[no] ⏹ Всё равно завершить
    }
btn-look-again = 🔄 Обновить
btn-keep-running = ◀ Нет, вернуться
btn-open-list = ◀ Список
btn-open-new-session = 🎥 Открыть новый сеанс
btn-open-page = 🔗 Страница конференции
btn-open-management = 🎛 Расширенное управление

conferences-list-title =
    <b>{ $server }</b>{ $running ->
        [0] { "" }
        [one] { "" }
            Идёт { $running } конференция
        [few] { "" }
            Идут { $running } конференции
        [many] { "" }
            Идут { $running } конференций
       *[other] { "" }
            Идёт { $running } конференции
    }
    { "" }
conferences-list-empty = Сейчас нет идущих конференций.
conferences-list-row =
    { $number }. <b>{ $topic }</b>{ $left ->
        [yes] { " " }⚠️
       *[no] { "" }
    }{ $protected ->
        [yes] { " " }🛡
       *[no] { "" }
    }{ $unsure ->
        [yes] { " " }❔
       *[no] { "" }
    }{ $joint }{ $figures }{ $why }
conferences-list-figures-item = { DURATION($age) } · { $people ->
    [0] никого нет
   *[other] 👥 { $people }
}

conferences-card-ended = Эта конференция завершилась.
conferences-facts-title =
    <b>{ $topic }</b>
    { $server }
    { "" }
conferences-facts-people =
    Участников: <b>{ $people }</b>{ $devices ->
        [0] {""}
       *[other] {""} (устройств: { $devices })
    }
    Ведущие: { $hosts ->
        [0] нет
       *[other] { $host_names }
    }
    Длится: <b>{ DURATION($age) }</b>
conferences-facts-reason = { $judged ->
        [yes] 🕯 Похожа на забытую: { $reason }
       *[no] ❔ { $reason }
    }
conferences-facts-more =
    Запись: { $recording ->
        [yes] идёт
        [no] не идёт
       *[unknown] —
    }
    Владелец: { $owner }
    ID: <code>{ $conference_id }</code>
conferences-card-link-text = Страница: <code>{ $link_text }</code>
conferences-card-protected =
    🛡 Под защитой, установил { $protected_by }{ $noted ->
        [yes] : { $note }
       *[no] { "" }
    }
conferences-card-no-id =
    { "" }
    Сервер не сообщает ID этой конференции, поэтому завершить её отсюда нельзя.
conferences-card-two-sessions =
    { "" }
    Идут два сеанса этой конференции. Может завершиться не тот, поэтому отсюда её завершить нельзя. Завершите лишний сеанс в панели управления.

conferences-confirm-expired =
    <b>⚠️ Экран устарел, данные обновлены.</b> Проверьте их ещё раз.
    { "" }
conferences-confirm-more-people =
    <b>⚠️ Участников стало больше, чем было на экране.</b> Проверьте ещё раз.
    { "" }
conferences-confirm-not-forgotten =
    <b>⚠️ Конференция больше не похожа на забытую.</b> Проверьте ещё раз.
    { "" }
conferences-confirm-title = <b>Завершить эту конференцию?</b>
conferences-confirm-disconnected =
    <b>{ $people ->
        [0] В ней никого нет.
        [one] Будет отключён { $people } участник.
        [few] Будут отключены { $people } участника.
       *[many] Будут отключены { $people } участников.
    }</b>
    { "" }
conferences-confirm-uncounted =
    <b>⚠️ Не удалось узнать, кто в ней. Участников может быть много.</b>
    { "" }
conferences-confirm-unidentified =
    { "" }
    Сервер не отличает один сеанс этой конференции от другого: если тем временем начнётся новый, завершится именно он. Кнопка завершения действует одну минуту.

conferences-stopping =
    ⏳ Завершаю конференцию <b>{ $topic }</b>…
    ID: <code>{ $conference_id }</code>
conferences-waiting =
    ⏳ Запрос на завершение <b>{ $topic }</b> отправлен, ждём подтверждения от сервера ({ $seconds } с).
    { $server }, ID <code>{ $conference_id }</code>
    Ждать здесь не обязательно: если уйти с этого экрана, результат придёт сообщением.
conferences-result-stopped =
    ☑ Конференция <b>{ $topic }</b> завершена.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-stopped-restarted =
    ☑ Конференция <b>{ $topic }</b> завершена, но уже начался её новый сеанс.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-still-running =
    ⚠️ Запрос отправлен, но конференция <b>{ $topic }</b> всё ещё идёт.{ $has_detail ->
        [yes] { " " }Ответ сервера: { $detail }.
       *[no] { "" }
    }
    { $server }, ID <code>{ $conference_id }</code>
    Проверьте ещё раз чуть позже или завершите её в панели управления сервером.
conferences-result-not-confirmed =
    ⚠️ Запрос на завершение конференции <b>{ $topic }</b> отправлен, но сервер не сообщает, завершилась ли она.{ $has_detail ->
        [yes] { " " }Ответ сервера: { $detail }.
       *[no] { "" }
    }
    { $server }, ID <code>{ $conference_id }</code>
    «Обновить» только смотрит и ничего не завершает.
conferences-result-declined =
    ❌ Конференция <b>{ $topic }</b> не завершена: сервер { $server } отклонил запрос ({ $detail }).
    Посмотрите журнал сервера или прокси перед ним либо завершите её в панели управления.
conferences-result-refused =
    ❌ Конференция <b>{ $topic }</b> не завершена: приложению OAuth2 не хватает права <code>{ $detail }</code>.
    Отметьте его в панели управления сервером { $server } и повторите попытку.
conferences-result-credentials-refused =
    ❌ Конференция <b>{ $topic }</b> не завершена: сервер { $server } не принимает учётные данные бота.
    Проверьте client_id и client_secret в настройках.
conferences-result-already-ended =
    Конференция <b>{ $topic }</b> завершилась раньше. Бот ничего не завершал.
    { $has_detail ->
        [yes] { $detail ->
            [rule] Она завершена по правилу.
           *[person] Её завершил администратор { $detail }.
        }
       *[no] { $server }, ID <code>{ $conference_id }</code>
    }
conferences-result-replaced =
    Сеанс, который вы видели, завершился, и конференция <b>{ $topic }</b> началась заново. Бот ничего не завершал.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-ambiguous =
    Сейчас идут два сеанса конференции <b>{ $topic }</b>. Может завершиться не тот, поэтому бот ничего не завершал.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-unclear =
    Нельзя определить, тот ли сеанс конференции <b>{ $topic }</b> идёт сейчас, который вы видели, поэтому бот ничего не завершал.
    { $server }, ID <code>{ $conference_id }</code>
    Откройте список и проверьте ещё раз.
conferences-result-protected =
    🛡 Конференция <b>{ $topic }</b> под защитой и не завершена. { $detail }
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-not-allowed =
    ❌ Конференция <b>{ $topic }</b> не завершена: у вас больше нет на это прав на сервере { $server }. Запрос не отправлен.
conferences-result-unreachable =
    ❌ Сервер { $server } недоступен. Запрос не отправлен; бот не завершал конференцию <b>{ $topic }</b>.
    Проверьте сервер и повторите попытку.
conferences-result-unreadable =
    ❌ Сервер { $server } прислал неожиданный ответ. Запрос не отправлен; бот не завершал конференцию <b>{ $topic }</b>.
