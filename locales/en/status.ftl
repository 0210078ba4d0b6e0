status-view-body =
    <b>{ $server }</b>
    { $address }

    <b>{ $verdict }</b>
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

verdict-running = 🟢 running
verdict-running-advice = The video engine and the web API answer.
verdict-slow = 🟡 running, but slow
verdict-slow-advice = The web API takes more than two seconds. Look at the server's load and its network.
verdict-port-silent = 🟡 status port silent
verdict-port-silent-advice = The web API answers, the status port does not: a firewall is in between, or the port in the settings is wrong.
verdict-engine-stopped = 🔴 video engine stopped
verdict-engine-stopped-advice = The web API answers, but the video engine does not any more. Start it in the server's control panel.
verdict-tls = 🔴 certificate problem
verdict-unreachable = 🔴 unreachable
