# Pauses and planned maintenance of a server: their windows, and what is told of them.

btn-pause = ⏸ Pause…
btn-end-pause = ▶ Resume now
btn-plan-once = 🗓 Plan once…
btn-plan-weekly = 🗓 Plan weekly…
btn-delete-plan = 🗑 Delete the plan

paused-until = ⏸ paused { $endless ->
        [yes] until somebody resumes it
       *[no] until { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
    }, { $by }

paused-now = <b>{ $pause }</b>

maintenance-weekday-name = { $weekday ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }
maintenance-view-title =
    <b>{ $server }</b>
    During a pause, checks go on and no alerts are sent. An outage that is still there at its end is reported then. Availability does not count the time.
maintenance-view-running =
    { "" }
    Not paused now
maintenance-view-paused =
    { "" }
    <b>{ $pause }</b>
maintenance-view-plans =
    { "" }
    Planned:
maintenance-view-plan = 🗓 { $when }
maintenance-view-choose =
    { "" }
    Pause from now on, for how long? Everyone is told.
maintenance-when = { $weekly ->
        [yes] every week, { $name }
       *[no] { DATETIME($day, dateStyle: "medium") }
    }, { $begins }, { DURATION($seconds) }{ $here ->
        [yes] { "" }
       *[no] { " " }({ $zone })
    }
maintenance-duration-item = { $endless ->
        [yes] Until resumed
       *[no] { DURATION($seconds) }
    }
maintenance-plan-item = 🗓 { $weekly ->
        [yes] { $name }
       *[no] { DATETIME($day, dateStyle: "short") }
    } { $begins }, { DURATION($seconds) }
maintenance-once-title =
    <b>{ $server }</b>
    On which day does the maintenance begin?
maintenance-weekly-title =
    <b>{ $server }</b>
    On which day of the week does the maintenance begin?
maintenance-day-item = { $today ->
        [yes] Today
       *[no] { $name }, { DATETIME($day, dateStyle: "short") }
    }
maintenance-weekday-short = { $weekday ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[6] Sun
    }
maintenance-weekday-item = { $name }
maintenance-begins-title =
    <b>{ $server }</b>
    At what time does it begin, by the clocks of { $zone }? Choose an hour, or type a time such as 22:30.
maintenance-time-unknown =
    { "" }
    “{ $unknown }” is no time of day. Type it like 22:30.
maintenance-hour-item = { $shown }
maintenance-lasts-title =
    <b>{ $server }</b>
    How long does it last?
maintenance-plan-body =
    <b>{ $server }</b>
    { $when }
    Planned by { $by }, { DATETIME($set_at, dateStyle: "medium", timeStyle: "short") }{ $more ->
        [yes] { "" }
            Next time: { DATETIME($next_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
maintenance-plan-gone =
    <b>{ $server }</b>
    This plan no longer exists.
maintenance-over = This time is already over. Choose a longer one.
maintenance-ended = { $ended ->
        [yes] The pause of { $server } is over: alerts are sent again.
       *[no] This pause of { $server } is over already.
    }
alert-maintenance = { $state ->
        [ended] ▶ { $by } has ended the pause of <b>{ $server }</b>. Alerts are sent again.
       *[begun] ⏸ { $planned ->
            [yes] Maintenance of <b>{ $server }</b> has begun, as planned by { $by }
           *[no] { $by } has paused <b>{ $server }</b>
        }, { $endless ->
            [yes] until somebody resumes it
           *[no] until { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
        }
        Checks go on, but no alerts are sent.
    }
