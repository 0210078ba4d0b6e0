btn-open-participants = 👥 Участники
btn-all-participants = 👥 Все участники

participants-list-title =
    👥 <b>{ $topic }</b>
    { $server }
    Участников: <b>{ $people }</b>{ $guests ->
        [0] { "" }
       *[other] { " " }(гостей: { $guests })
    }{ $invited ->
        [yes] { $missing ->
            [0] { " " }· все приглашённые на месте
           *[other] { " " }· не пришли: <b>{ $missing }</b>
        }
        [no] { " " }· никто не приглашён
       *[unknown] { "" }
    }
participants-list-found = { $found ->
        [0] 🔎 <b>{ $words }</b>: никого из { $all }
       *[other] 🔎 <b>{ $words }</b>: показано { $found } из { $all }
    }
participants-list-group =
    { "" }
    <b>{ $group ->
        [hosts] Ведущие
        [others] Остальные
        [guests] Гости
        [missing] Приглашены, но не пришли
       *[invited] Приглашены
    } · { $size }</b>
participants-list-row = { $name }{ $named ->
        [yes] { " " }(<code>{ $id }</code>)
       *[no] { "" }
    }{ $owner ->
        [yes] { " " }· владелец
       *[no] { "" }
    }{ $moderates ->
        [yes] { " " }· будет ведущим
       *[no] { "" }
    }{ $timed ->
        [yes] { " " }· с { DATETIME($since, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }{ $devices ->
        [0] { "" }
        [1] { "" }
       *[other] { " " }· устройств: { $devices }
    }{ $equipped ->
        [yes] { " " }· { $device }
       *[no] { "" }
    }
participants-list-note = <i>❔ { $note }</i>
participants-list-search =
    { "" }
    Чтобы найти участника, напишите его имя.

participants-unknown-call = Этого запроса сервер не знает; возможно, его знает более новая версия.
participants-note-unread = Не удалось узнать, кто в конференции. { $reason }
participants-note-counted = В списке сервера участников: { $counted }. Это число может быть устаревшим.
participants-note-unsettled = Пока читался список, участники приходили и уходили: кого-то в нём может не быть, а кто-то мог уже уйти.
participants-note-no-hosts = Сервер не сообщает, кто ведёт конференцию.
participants-note-numbered = Ведущих бот определяет по номеру роли на сервере; надёжен он только в управляемых конференциях.
participants-note-uninvited = Не удалось узнать, кто приглашён. { $reason }
participants-note-untold = Сервер не сообщает, кто приглашён.
participants-note-guests = Приглашено гостей: { $guests }. Гости получают новые ID, поэтому неизвестно, пришли ли они.
participants-note-unnamed = Участников без ID: { $unnamed }. Возможно, среди них есть те, кто указан как не пришедший.
