# Оповещения, по одному или списком, и кнопки под ними.

alert-list-title = { $count ->
        [one] <b>{ $count } оповещение</b>
        [few] <b>{ $count } оповещения</b>
       *[many] <b>{ $count } оповещений</b>
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
    Сбои, которые начались и закончились, пока сообщения не доставлялись: <b>{ $count }</b>
    { $servers }{ $more ->
        [0] { "" }
       *[other] , … +{ $more }
    }
    С { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } по { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-missed-offline =
    🔌 Сколько раз бот был не в сети, пока сообщения не доставлялись: <b>{ $count }</b>
    С { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } по { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-undelivered =
    ⚠️ Группа <code>{ $chat }</code> не получает оповещений. Ответ Telegram: { $reason }
    Оповещения сохранены, бот продолжает попытки. Проверьте группу и права бота в ней.

alert-mute-item = 🔕 На { HOURS($hours) }
alert-muted =
    Оповещения от { $server } отключены на { HOURS($hours) }. Об окончании уже известного сбоя бот всё равно сообщит. Включить раньше можно в настройках.
