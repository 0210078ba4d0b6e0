# Оповещения, по одному или списком, и кнопки под ними.

alert-list-title = { $count ->
        [one] <b>{ $count } оповещение</b>
        [few] <b>{ $count } оповещения</b>
       *[many] <b>{ $count } оповещений</b>
    }{ $late ->
        [yes] { " " }с { DATETIME($since, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
alert-outage =
    <b>{ $server }</b>: { $verdict }
    С { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }
alert-advice = <i>{ $advice }</i>
alert-recovery =
    <b>{ $server }</b>: снова { $verdict }
    { $between ->
        [yes] Сбой длился не дольше чем { DURATION($seconds) }: он закончился между { DATETIME($last_bad_at, dateStyle: "medium", timeStyle: "short") } и { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }, пока бот не проверял сервер.
       *[no] Сбой длился { DURATION($seconds) }, до { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }.
    }
alert-outage-over =
    <b>{ $server }</b>: сбой закончился (было: { $verdict })
    Начало: { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }. { $between ->
        [yes] Длился не дольше чем { DURATION($seconds) }: закончился между { DATETIME($last_bad_at, dateStyle: "medium", timeStyle: "short") } и { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }, пока бот не проверял сервер.
       *[no] Длился { DURATION($seconds) }, до { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }.
    }
alert-certificate = { $days ->
        [0] 🔴 Срок действия сертификата <b>{ $server }</b> истёк { DATETIME($expires_at, dateStyle: "long") }
        [one] 🟠 Срок действия сертификата <b>{ $server }</b> истекает через { $days } день, { DATETIME($expires_at, dateStyle: "long") }
        [few] 🟠 Срок действия сертификата <b>{ $server }</b> истекает через { $days } дня, { DATETIME($expires_at, dateStyle: "long") }
       *[many] 🟠 Срок действия сертификата <b>{ $server }</b> истекает через { $days } дней, { DATETIME($expires_at, dateStyle: "long") }
    }
alert-limit = { $percent ->
        [100] 🔴 <b>{ $server }</b>: достигнут лимит лицензии. Пользователей онлайн: { $users }, разрешено: { $limit } ({ DATETIME($at, timeStyle: "short") })
       *[90] 🟠 <b>{ $server }</b>: использовано 90 % лимита лицензии. Пользователей онлайн: { $users }, разрешено: { $limit } ({ DATETIME($at, timeStyle: "short") })
    }
alert-certificate-renewed = 🟢 Сертификат <b>{ $server }</b> обновлён. Новый срок: до { DATETIME($expires_at, dateStyle: "long") }
alert-forgotten-row =
    🕯 Похоже, <b>{ $topic }</b> забыли завершить
    { $server } · { DURATION($age) } · { $reason }{ $late ->
        [yes] { " " }· по состоянию на { DATETIME($read_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
alert-forgotten-title =
    🕯 Похоже, <b>{ $topic }</b> забыли завершить
    { $server }
    { "" }
alert-as-of = <i>по состоянию на { DATETIME($read_at, dateStyle: "medium", timeStyle: "short") }</i>
alert-forgotten-ended =
    ☑ Конференция <b>{ $topic }</b>, похожая на забытую, завершилась
    { $server }
alert-offline =
    🔌 Бот был не в сети с { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } по { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
    Серверы в это время не проверялись.
alert-departed =
    🏷 <b>{ $server }</b>: такого сервера в настройках больше нет
    { $renamed ->
        [yes] Его адрес теперь у сервера <b>{ $now }</b>. Для бота это новый сервер: проверьте в его статусе, включены ли мониторинг и слежение.
       *[no] Мониторинг сервера и слежение за забытыми конференциями прекращены.
    }
alert-clock =
    🔌 Часы на машине бота, видимо, шли неверно с { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } по { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
    Всё это время бот не принимал сертификаты ни Telegram, ни серверов.
alert-missed =
    Сбоев, которые за это время начались и закончились: <b>{ $count }</b>
    { $servers }{ $more ->
        [0] { "" }
       *[other] , … +{ $more }
    }
    С { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } по { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-missed-offline =
    🔌 Сколько раз за это время бот был не в сети: <b>{ $count }</b>
    С { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } по { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-undelivered =
    ⚠️ Группа <code>{ $chat }</code> не получает оповещений. Ответ Telegram: { $reason }
    Оповещения сохранены, бот продолжает попытки. Проверьте группу и права бота в ней.
alert-undelivered-topic =
    ⚠️ { $general ->
        [yes] Тема General
       *[no] Тема { $topic }
    } группы <code>{ $chat }</code> не получает оповещений. Ответ Telegram: { $reason }
    Оповещения сохранены, бот продолжает попытки; в другие темы они приходят. Откройте тему или разрешите боту управлять темами.

alert-mute-item = 🔕 На { HOURS($hours) }
alert-muted =
    Оповещения от { $server } отключены на { HOURS($hours) }, бот пришлёт их потом. О конце известного сбоя он сообщит сразу. Отмена: настройки.

# В группах

alert-topic-closed = <i>Это для темы { $topic }, но она не принимает сообщений: закрыта или удалена.</i>
group-unmute-item = 🔔 Включить · { $by }, до { DATETIME($until, timeStyle: "short") }
group-muted =
    Оповещения о { $server } здесь отключены для всех на { HOURS($hours) }, бот пришлёт их потом. О конце сбоя, о котором уже сказано, бот сообщит всё равно.
group-unmuted = Оповещения о { $server } снова приходят сюда.
group-status =
    <b>{ $server }</b>: { $verdict }{ $trouble ->
        [yes] { "" }
            <i>{ $advice }</i>
       *[no] { "" }
    }
    На { DATETIME($at, timeStyle: "medium") } · спросил(а) { $by }
group-status-just-told = Ответ здесь только что был.
group-cannot-write = Telegram не даёт боту писать сюда.
group-trial = 🔔 Это проверка: сюда будут приходить оповещения. { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
