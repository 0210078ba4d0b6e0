btn-open-protections = 🛡 Geschützte
btn-protect = 🛡 Schützen…
btn-open-protection = 🛡 Schutz
btn-protect-conference = 🛡 Diese Konferenz
btn-protect-owner = 🛡 Alle dieses Besitzers
btn-lift = Schutz aufheben
btn-change-note = ✏️ Notiz ändern

protection-add-body =
    <b>{ $topic } schützen?</b>
    { $server }

    Niemand kann sie mit diesem Bot beenden, bis der Schutz aufgehoben wird. „Diese Konferenz“ schützt auch ihre späteren Sitzungen.{ $owned ->
        [no] { "" }
       *[yes] { "" }
            Besitzer: { $owner }
    }
protection-one-body =
    🛡 <b>{ $label }</b>{ $of_owner ->
        [yes] { " " }(alle Konferenzen dieses Besitzers)
       *[no] { "" }
    }
    { $server }

    Geschützt von { $by }, { DATETIME($set_at, dateStyle: "medium", timeStyle: "short") }{ $noted ->
        [yes] { "" }
            Notiz: { $note }
       *[no] { "" }
    }
protection-note-ask =
    { "" }
    Schreiben Sie bei Bedarf eine Notiz, etwa „Vorstand: erst den Besitzer fragen“.
protection-list-title =
    <b>{ $server }</b>
    { $count ->
        [0] Nichts ist geschützt. Um eine Konferenz zu schützen, öffnen Sie sie.
        [one] { $count } Schutz
       *[other] { $count } geschützt
    }
    { "" }
protection-list-row =
    { $number }. <b>{ $label }</b>{ $of_owner ->
        [yes] { " " }(Besitzer)
       *[no] { "" }
    }
    { $by }{ $noted ->
        [yes] : { $note }
       *[no] { "" }
    }
