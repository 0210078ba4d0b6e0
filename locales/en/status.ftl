status-view-verdict =
    <b>{ $server }</b>
    <b>{ $verdict }</b>{ $lasting ->
        [yes] { " " }since { DATETIME($since, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
status-view-advice = { $advice }
status-view-figures =
    { $version } · { $generation } · { $answered ->
        [yes] { NUMBER($milliseconds) } ms
       *[no] no answer
    }{ $certificate ->
        [valid] { " " }· certificate { $certificate_days ->
                [one] { $certificate_days } day
               *[other] { $certificate_days } days
            }
        [expired] { " " }· certificate expired
       *[unknown] { "" }
    }
status-view-monitoring =
    Monitoring: { $monitored ->
        [yes] <b>on</b>, interval { DURATION($interval) }
       *[no] <b>off</b>
    }
status-view-availability = Availability:
status-view-share =
    { $span ->
        [day] 24 hours
        [week] 7 days
       *[month] 30 days
    }: { $checked ->
        [always] { NUMBER($available, style: "percent", maximumFractionDigits: 2) }
       *[partly] { NUMBER($available, style: "percent", maximumFractionDigits: 2) } ({ $days ->
            [one] { $days } day measured
           *[other] { $days } days measured
        })
    }{ $paused ->
        [yes] , planned: { DURATION($planned) }
       *[no] { "" }
    }
status-view-unmeasured = Availability: { $since_when ->
        [yes] measured since { DATETIME($measured_since, dateStyle: "medium", timeStyle: "short") }
       *[no] not measured
    }
status-view-address = { $address }
status-view-changed = Changed by { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
status-view-outages =
    { "" }
    Recent outages:
status-view-outage =
    { DATETIME($began_at, dateStyle: "short", timeStyle: "short") }, { $over ->
        [yes] { DURATION($seconds) }
        [unseen] at least { DURATION($seconds) } (end not seen)
       *[no] ongoing
    }: { $verdict }

btn-monitor = ▶ Turn monitoring on
btn-interval = ⏱ Interval
btn-open-watch = 🕯 Forgotten: alerts

status-interval-title =
    <b>{ $server }</b>
    How often should the bot check?
status-interval-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] { DURATION($seconds) }
    }{ $usual ->
        [yes] { " " }(default)
       *[no] { "" }
    }

status-muted = 🔕 You have muted { $server } until { DATETIME($muted_until, timeStyle: "short") }. Its alerts come after that.
status-refused = 🔕 You have switched these alerts off for yourself: /preferences
btn-unmute = 🔔 Unmute
btn-watch = ▶ Turn alerts on
btn-stop-watching = ⏸ Turn alerts off
status-watch-body =
    <b>{ $server }</b>
    The bot can look for forgotten conferences by itself and tell you once about each.

    Alerts for forgotten conferences: { $watched ->
        [yes] <b>on</b>
       *[no] <b>off</b>
    }{ $switched ->
        [yes] { "" }
            Changed by { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
    Choose after how many hours a conference counts as forgotten, and how often the bot looks:
status-watch-threshold-item = { $chosen ->
        [yes] ✅ after { HOURS($hours) }
       *[no] after { HOURS($hours) }
    }
status-watch-look-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] ⏱ { DURATION($seconds) }
    }

verdict-running = 🟢 running
verdict-running-advice = The video engine and the web API answer.
verdict-slow = 🟡 running, but slow
verdict-slow-advice = The web API takes more than two seconds to answer. Check the server’s load and the network.
verdict-port-silent = 🟡 client port not answering
verdict-port-silent-advice = The web API answers, but the port for client applications (4307 by default) does not: a firewall may be blocking it, or the port in the settings is wrong.
verdict-check-failed = 🟠 check failed ({ $incident })
verdict-permission-missing = 🟠 permission missing
verdict-credentials-refused = 🟠 credentials rejected
verdict-api-error = 🔴 API error
verdict-engine-stopped = 🔴 video engine stopped
verdict-engine-stopped-advice = The web API answers, but the video engine no longer does. Start it in the server’s control panel.
verdict-tls = 🔴 certificate problem
verdict-unreachable = 🔴 unreachable
