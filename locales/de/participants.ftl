btn-open-participants = 👥 Teilnehmer
btn-all-participants = 👥 Alle Teilnehmer

participants-list-title =
    👥 <b>{ $topic }</b>
    { $server }
    Teilnehmer: <b>{ $people }</b>{ $guests ->
        [0] { "" }
       *[other] { " " }(Gäste: { $guests })
    }{ $invited ->
        [yes] { $missing ->
            [0] { " " }· alle Eingeladenen sind da
           *[other] { " " }· es fehlen: <b>{ $missing }</b>
        }
        [no] { " " }· niemand wurde eingeladen
       *[unknown] { "" }
    }
participants-list-found = { $found ->
        [0] 🔎 <b>{ $words }</b>: niemand von { $all }
       *[other] 🔎 <b>{ $words }</b>: { $found } von { $all } angezeigt
    }
participants-list-group =
    { "" }
    <b>{ $group ->
        [hosts] Moderatoren
        [others] Weitere
        [guests] Gäste
        [missing] Eingeladen, aber nicht da
       *[invited] Eingeladen
    } · { $size }</b>
participants-list-row = { $name }{ $named ->
        [yes] { " " }(<code>{ $id }</code>)
       *[no] { "" }
    }{ $owner ->
        [yes] { " " }· Besitzer
       *[no] { "" }
    }{ $moderates ->
        [yes] { " " }· soll moderieren
       *[no] { "" }
    }{ $timed ->
        [yes] { " " }· seit { DATETIME($since, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }{ $devices ->
        [0] { "" }
        [1] { "" }
       *[other] { " " }· Geräte: { $devices }
    }{ $equipped ->
        [yes] { " " }· { $device }
       *[no] { "" }
    }
participants-list-note = <i>❔ { $note }</i>
participants-list-search =
    { "" }
    Zum Suchen einen Namen eingeben.

participants-unknown-call = Diese Abfrage kennt der Server nicht; eine neuere Version kennt sie vielleicht.
participants-note-unread = Wer teilnimmt, lässt sich nicht abfragen. { $reason }
participants-note-counted = Die Liste des Servers zählt { $counted }; das kann veraltet sein.
participants-note-unsettled = Während der Abfrage sind Teilnehmer gekommen und gegangen: Es kann jemand fehlen oder schon gegangen sein.
participants-note-no-hosts = Der Server gibt nicht an, wer moderiert.
participants-note-numbered = Wer moderiert, ist an einer Rollennummer des Servers abgelesen; sicher ist sie nur in rollenbasierten Konferenzen.
participants-note-uninvited = Wer eingeladen ist, lässt sich nicht abfragen. { $reason }
participants-note-untold = Der Server gibt nicht an, wer eingeladen ist.
participants-note-guests = Als Gäste eingeladen: { $guests }. Gäste bekommen neue IDs; ob sie da sind, lässt sich nicht sagen.
participants-note-unnamed = Teilnehmer ohne ID: { $unnamed }. Sie können unter denen sein, die hier fehlen.
