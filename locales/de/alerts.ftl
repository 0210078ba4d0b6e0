# Meldungen des Bots, einzeln oder als Liste, und die Schaltflächen darunter.

alert-list-title = { $count ->
        [one] <b>{ $count } Meldung</b>
       *[other] <b>{ $count } Meldungen</b>
    }{ $late ->
        [yes] { " " }seit { DATETIME($since, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
alert-outage =
    <b>{ $server }</b>: { $verdict }
    Seit { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }
alert-advice = <i>{ $advice }</i>
alert-recovery =
    <b>{ $server }</b>: wieder { $verdict }
    { $between ->
        [yes] Der Ausfall dauerte höchstens { DURATION($seconds) }: Er endete zwischen { DATETIME($last_bad_at, dateStyle: "medium", timeStyle: "short") } und { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }, während der Bot nicht prüfte.
       *[no] Der Ausfall dauerte { DURATION($seconds) }, bis { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }.
    }
alert-outage-over =
    <b>{ $server }</b> war ausgefallen ({ $verdict }) und läuft wieder
    Beginn: { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }. { $between ->
        [yes] Der Ausfall dauerte höchstens { DURATION($seconds) }: Er endete zwischen { DATETIME($last_bad_at, dateStyle: "medium", timeStyle: "short") } und { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }, während der Bot nicht prüfte.
       *[no] Der Ausfall dauerte { DURATION($seconds) }, bis { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }.
    }
alert-certificate = { $days ->
        [0] 🔴 Das Zertifikat von <b>{ $server }</b> ist am { DATETIME($expires_at, dateStyle: "long") } abgelaufen
        [one] 🟠 Das Zertifikat von <b>{ $server }</b> läuft in { $days } Tag ab, am { DATETIME($expires_at, dateStyle: "long") }
       *[other] 🟠 Das Zertifikat von <b>{ $server }</b> läuft in { $days } Tagen ab, am { DATETIME($expires_at, dateStyle: "long") }
    }
alert-limit = { $percent ->
        [100] 🔴 <b>{ $server }</b>: Die Lizenzgrenze ist erreicht. { $users } Benutzer sind online, { $limit } sind erlaubt ({ DATETIME($at, timeStyle: "short") })
       *[90] 🟠 <b>{ $server }</b>: 90 % der Lizenzgrenze sind erreicht. { $users } Benutzer sind online, { $limit } sind erlaubt ({ DATETIME($at, timeStyle: "short") })
    }
alert-certificate-renewed = 🟢 Das Zertifikat von <b>{ $server }</b> wurde erneuert. Es gilt bis zum { DATETIME($expires_at, dateStyle: "long") }.
alert-forgotten-row =
    🕯 <b>{ $topic }</b> wurde offenbar vergessen
    { $server } · { DURATION($age) } · { $reason }{ $late ->
        [yes] { " " }· Stand: { DATETIME($read_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
alert-forgotten-title =
    🕯 <b>{ $topic }</b> wurde offenbar vergessen
    { $server }
    { "" }
alert-as-of = <i>Stand: { DATETIME($read_at, dateStyle: "medium", timeStyle: "short") }</i>
alert-forgotten-ended =
    ☑ <b>{ $topic }</b> (offenbar vergessen) ist zu Ende
    { $server }
alert-offline =
    🔌 Der Bot war von { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } bis { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") } offline
    In dieser Zeit wurde kein Server geprüft.
alert-departed =
    🏷 <b>{ $server }</b> steht nicht mehr in den Einstellungen
    { $renamed ->
        [yes] Seine Adresse gehört jetzt zu <b>{ $now }</b>. Für den Bot ist das ein neuer Server: Prüfen Sie in dessen Status, ob Überwachung und automatische Suche eingeschaltet sind.
       *[no] Seine Überwachung und die automatische Suche nach vergessenen Konferenzen sind beendet.
    }
alert-clock =
    🔌 Die Uhr des Rechners, auf dem der Bot läuft, ging von { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } bis { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") } vermutlich falsch
    In dieser Zeit nahm der Bot keine Zertifikate an, weder das von Telegram noch die der Server.
alert-missed =
    Ausfälle, die in der Zwischenzeit begannen und endeten: <b>{ $count }</b>
    { $servers }{ $more ->
        [0] { "" }
       *[other] , … +{ $more }
    }
    Von { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } bis { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-missed-offline =
    🔌 So oft war der Bot in der Zwischenzeit offline: <b>{ $count }</b>
    Von { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } bis { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-undelivered =
    ⚠️ Die Gruppe <code>{ $chat }</code> erhält keine Meldungen. Telegram antwortet: { $reason }
    Die Meldungen bleiben gespeichert, und der Bot versucht es weiter. Prüfen Sie die Gruppe und die Rechte des Bots dort.
alert-undelivered-topic =
    ⚠️ { $general ->
        [yes] Das Thema General
       *[no] Das Thema { $topic }
    } der Gruppe <code>{ $chat }</code> erhält keine Meldungen. Telegram antwortet: { $reason }
    Die Meldungen bleiben gespeichert, und der Bot versucht es weiter; andere Themen erhalten ihre. Öffnen Sie das Thema wieder, oder erlauben Sie dem Bot, Themen zu verwalten.

alert-mute-item = 🔕 Für { HOURS($hours) }
alert-muted =
    Meldungen von { $server } sind { HOURS($hours) } lang stumm und folgen danach. Das Ende eines gemeldeten Ausfalls kommt sofort. Aufheben: Einstellungen.

# In Gruppen

alert-topic-closed = <i>Gehört ins Thema { $topic }, das keine Nachrichten annimmt: Es ist geschlossen oder gelöscht.</i>
group-unmute-item = 🔔 Wieder an · { $by }, bis { DATETIME($until, timeStyle: "short") }
group-muted =
    Meldungen zu { $server } sind hier für { HOURS($hours) } für alle stummgeschaltet und folgen danach. Das Ende eines schon gemeldeten Ausfalls steht hier trotzdem.
group-unmuted = Meldungen zu { $server } kommen hier wieder an.
group-status =
    <b>{ $server }</b>: { $verdict }{ $trouble ->
        [yes] { "" }
            <i>{ $advice }</i>
       *[no] { "" }
    }
    Stand { DATETIME($at, timeStyle: "medium") } · gefragt hat { $by }
group-status-just-told = Die Antwort steht hier gerade erst.
group-cannot-write = Telegram lässt den Bot hier nicht schreiben.
group-trial = 🔔 Nur ein Test: Hier kommen künftig Meldungen an. { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
