# Nachrichten, die sich mit dem ändern, was gilt.

alert-forgotten-list-title = { $count ->
        [0] ☑ <b>Was vergessen schien, ist beendet</b>
        [one] 🕯 <b>{ $count } Konferenz wirkt vergessen</b>
       *[other] 🕯 <b>{ $count } Konferenzen wirken vergessen</b>
    }
    { $server }, Stand { DATETIME($read_at, timeStyle: "short") }
alert-forgotten-list-row = <b>{ $number }</b> { $topic } – { DURATION($age) } · { $reason }{ $taken ->
        [yes] { " " }· 👀 { $by }
       *[no] { "" }
    }
alert-forgotten-list-ended = <b>{ $number }</b> <s>{ $topic }</s> – ist beendet
alert-outage-was =
    🟢 <b>{ $server }</b> · { $between ->
        [yes] Ausfall von höchstens
       *[no] Ausfall von
    } { DURATION($seconds) } ({ $days ->
        [yes] { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } – { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { DATETIME($began_at, timeStyle: "short") }–{ DATETIME($ended_at, timeStyle: "short") }
    })
    Der Grund: { $verdict }
alert-unmuted = Meldungen zu { $server } sind nicht mehr stumm.
btn-muted = 🔔 Stumm bis { DATETIME($until, timeStyle: "short") } · zurück
btn-reminded = ⏰ { DATETIME($due_at, timeStyle: "short") } · zurücknehmen
btn-silenced = 🔕 Nicht mehr · zurücknehmen
forgotten-undone = Zurückgenommen. Es ist nichts mehr eingestellt.
