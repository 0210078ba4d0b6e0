status-view-body =
    <b>{ $server }</b>
    { $address }

    <b>{ $verdict }</b>{ $lasting ->
        [yes] { " " }since { DATETIME($since, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
    { $advice }

    Version: { $version }
    API: { $generation }
    Answer time: { $answered ->
        [yes] { NUMBER($seconds, maximumFractionDigits: 2) } s
       *[no] —
    }
    Certificate: { $certificate ->
        [valid] { $certificate_days ->
            [one] { $certificate_days } day left
           *[other] { $certificate_days } days left
        }
        [expired] expired
       *[unknown] —
    }
    Checked at { DATETIME($checked_at, timeStyle: "medium") }

status-view-monitoring =
    { "" }
    Monitoring: { $monitored ->
        [yes] <b>on</b>, interval { DURATION($interval) }
       *[no] <b>off</b>
    }{ $switched ->
        [yes] { "" }
            Switched by { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
    Availability:
status-view-share =
    { $span ->
        [day] 24 hours
        [week] 7 days
       *[month] 30 days
    }: { $checked ->
        [always] { NUMBER($available, style: "percent", maximumFractionDigits: 2) }
        [partly] { NUMBER($available, style: "percent", maximumFractionDigits: 2) } ({ NUMBER($unknown, style: "percent", maximumFractionDigits: 0) } of the time is unknown: no checks)
       *[never] unknown, no checks
    }
status-view-outages =
    { "" }
    Last outages:
status-view-outage =
    { DATETIME($began_at, dateStyle: "short", timeStyle: "short") }, { $over ->
        [yes] { DURATION($seconds) }
        [unseen] at least { DURATION($seconds) }, its end was not seen
       *[no] not over yet
    }: { $verdict }

btn-monitor = 🔔 Switch monitoring on
btn-stop-monitoring = 🔕 Switch monitoring off
btn-interval = ⏱ Choose interval
btn-open-watch = 🕯 Watch forgotten conferences

status-interval-title =
    <b>{ $server }</b>
    How much time between two checks?
status-interval-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] { DURATION($seconds) }
    }{ $usual ->
        [yes] { " " }(settings)
       *[no] { "" }
    }

btn-watch = 🔔 Switch watch on
btn-stop-watching = 🔕 Switch watch off
status-watch-body =
    <b>{ $server }</b>
    The bot can look for forgotten conferences by itself, and tells you once of each one.

    Watch: { $watched ->
        [yes] <b>on</b>
       *[no] <b>off</b>
    }{ $switched ->
        [yes] { "" }
            Switched by { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
    Choose after how many hours a conference counts as forgotten, and how often to look:
status-watch-threshold-item = { $chosen ->
        [yes] ✅ after { $hours } h
       *[no] after { $hours } h
    }
status-watch-look-item = { $chosen ->
        [yes] ✅ every { DURATION($seconds) }
       *[no] every { DURATION($seconds) }
    }

verdict-running = 🟢 running
verdict-running-advice = The video engine and the web API answer.
verdict-slow = 🟡 running, but slow
verdict-slow-advice = The web API takes more than two seconds. Look at the server's load and its network.
verdict-port-silent = 🟡 status port silent
verdict-port-silent-advice = The web API answers, the status port does not: a firewall is in between, or the port in the settings is wrong.
verdict-check-failed = 🟠 check failed ({ $incident })
verdict-permission-missing = 🟠 permission missing
verdict-credentials-refused = 🟠 credentials refused
verdict-api-error = 🔴 API error
verdict-engine-stopped = 🔴 video engine stopped
verdict-engine-stopped-advice = The web API answers, but the video engine does not any more. Start it in the server's control panel.
verdict-tls = 🔴 certificate problem
verdict-unreachable = 🔴 unreachable
