# Messages of alerts that change with what holds: lists of forgotten conferences, outages that are
# over, and buttons that undo a choice.

alert-forgotten-list-title = { $count ->
        [0] ☑ <b>What looked forgotten has ended</b>
        [one] 🕯 <b>{ $count } conference looks forgotten</b>
       *[other] 🕯 <b>{ $count } conferences look forgotten</b>
    }
    { $server }, as of { DATETIME($read_at, timeStyle: "short") }
alert-forgotten-list-row = <b>{ $number }</b> { $topic } — { DURATION($age) } · { $reason }{ $taken ->
        [yes] { " " }· 👀 { $by }
       *[no] { "" }
    }
alert-forgotten-list-ended = <b>{ $number }</b> <s>{ $topic }</s> — has ended
alert-outage-was =
    🟢 <b>{ $server }</b> · { $between ->
        [yes] was down at most
       *[no] was down
    } { DURATION($seconds) } ({ $days ->
        [yes] { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } – { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { DATETIME($began_at, timeStyle: "short") }–{ DATETIME($ended_at, timeStyle: "short") }
    })
    It was: { $verdict }
alert-unmuted = Alerts from { $server } are no longer muted.
btn-muted = 🔔 Muted until { DATETIME($until, timeStyle: "short") } · undo
btn-reminded = ⏰ { DATETIME($due_at, timeStyle: "short") } · undo
btn-silenced = 🔕 Not again · undo
forgotten-undone = Undone. Nothing is set any more.
