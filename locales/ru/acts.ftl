btn-stop-recording = ⏺ Запись: стоп…
btn-confirm-stop-recording = ⏺ Остановить запись
btn-call-owner = 📣 Позвать владельца
btn-start-again = ↩️ Начать снова

acts-confirm-recording =
    <b>Остановить запись?</b>
    Сама конференция продолжится, все останутся в ней.

    <b>{ $topic }</b>
    { $server }, ID <code>{ $conference_id }</code>
acts-working = ⏳ { $act ->
        [stop-recording] Останавливается запись конференции <b>{ $topic }</b>…
        [start-again] Снова начинается <b>{ $topic }</b>…
       *[call-owner] Бот зовёт владельца конференции <b>{ $topic }</b>…
    }
acts-result-title =
    { $act ->
        [stop-recording] ⏺ Остановить запись: <b>{ $topic }</b>
        [start-again] ↩️ Начать снова: <b>{ $topic }</b>
       *[call-owner] 📣 Позвать владельца: <b>{ $topic }</b>
    }
    { $server }, ID <code>{ $conference_id }</code>
    { "" }
acts-result-done = { $act ->
        [stop-recording] ☑ Конференция больше не записывается.
        [start-again] ☑ Конференция снова идёт. Тем, кто в ней был, нужно войти заново.
       *[call-owner] ☑ В конференции есть ведущий.
    }
acts-result-accepted = ☑ Сервер принял вызов для { $owner }; в конференцию он ещё не пришёл.
acts-result-unchanged =
    { $act ->
        [stop-recording] ⚠️ Запрос отправлен, но конференция всё ещё записывается.
        [start-again] ⚠️ Запрос отправлен, но конференция не идёт.
       *[call-owner] ⚠️ Запрос отправлен, но ведущий не пришёл.
    }{ $has_detail ->
        [yes] { " " }Сервер ответил { $detail }.
       *[no] { "" }
    }
acts-result-not-confirmed =
    ⚠️ Запрос отправлен, но неизвестно, выполнил ли его сервер.{ $has_detail ->
        [yes] { " " }Сервер ответил { $detail }.
       *[no] { "" }
    }
acts-result-interrupted = ⚠️ Бот был перезапущен посреди этого действия. Неизвестно, ушёл ли запрос; повторно он не отправляется.
acts-result-declined = ❌ Ничего не изменилось: сервер отклонил запрос ({ $detail }).
acts-result-refused =
    ❌ Ничего не изменилось: приложению OAuth2 не хватает права <code>{ $detail }</code>.
    Отметьте его в панели управления сервера. До тех пор эта кнопка не показывается.{ $act ->
        [call-owner] { " " }Некоторым версиям для этого нужно <code>conferences:write</code>.
       *[other] { "" }
    }
acts-result-unknown-call = ❌ Ничего не изменилось: у этого сервера нет такого вызова; в более новой версии он может быть. До тех пор эта кнопка не показывается.
acts-result-credentials-refused = ❌ Ничего не изменилось: сервер не принял учётные данные бота. Проверьте client_id и client_secret в настройках.
acts-result-ended = { $act ->
        [start-again] ❌ Этой конференции на сервере больше нет, начать её снова нельзя.
       *[other] Конференция закончилась.
    }
acts-result-already = { $act ->
        [stop-recording] Она уже не записывается. Ничего не отправлено.
        [start-again] Она уже идёт. Ничего не отправлено.
       *[call-owner] В ней снова есть ведущий. Ничего не отправлено.
    }
acts-result-replaced = Сеанс, который вы видели, закончился, и конференция началась снова. Ничего не отправлено.
acts-result-unclear = Нельзя определить, тот ли сеанс идёт сейчас, который вы видели, поэтому ничего не отправлено.
acts-result-unreachable = ❌ Сервер недоступен. Ничего не отправлено.
acts-result-unreadable = ❌ Сервер ответил неожиданно. Ничего не отправлено.
acts-result-expired = { $act ->
        [start-again] Со времени завершения прошло больше 15 минут; ничего не отправлено. Начните конференцию в панели управления.
       *[other] Этот экран устарел, поэтому ничего не отправлено. Вернитесь и посмотрите ещё раз.
    }
acts-refresh-looks = «Обновить» только смотрит и ничего не отправляет.

error-act-in-progress = С этой конференцией прямо сейчас работает { $operator }.
