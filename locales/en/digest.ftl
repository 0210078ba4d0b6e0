btn-digest = 📰 Digest

preferences-digest-title =
    <b>Digest</b>
    What has been, in one message: availability and outages, peaks, conference hours, forgotten conferences, certificates that expire soon.
preferences-digest-when = Which hour? By the clocks of { $city }.
preferences-digest-off = Off
preferences-digest-daily = Every day
preferences-digest-weekly = Every Monday
preferences-digest-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
preferences-digest-hour = { $chosen ->
        [yes] ✅ { $hour }:00
       *[no] { $hour }:00
    }

digest-title = 📰 <b>{ $every ->
        [weekly] The week
       *[daily] The day
    }</b> until { DATETIME($end, dateStyle: "medium", timeStyle: "short") }
digest-server = <b>{ $server }</b>
digest-unmeasured = Availability: not measured
digest-availability =
    Availability: <b>{ NUMBER($available, style: "percent", maximumFractionDigits: 2) }</b>{ $outages ->
        [0] { "" }
        [one] , { $outages } outage
       *[other] , { $outages } outages
    }
digest-planned = Planned maintenance: { DURATION($planned) }
digest-peak =
    Most users online: <b>{ $peak }</b>{ $limited ->
        [yes] , license { $limit }
       *[no] { "" }
    } ({ DATETIME($at, dateStyle: "medium", timeStyle: "short") }){ $month ->
        [0] { "" }
       *[other] , since { DATETIME($since, dateStyle: "medium") }: <b>{ $month }</b>
    }
digest-hours = Conferences: <b>{ HOURS($hours) }</b>
digest-forgotten = Forgotten: { $found } found, { $stopped } stopped
digest-certificate = { $days ->
        [0] 🔴 The certificate has expired
        [one] 🟠 The certificate expires in { $days } day
       *[other] 🟠 The certificate expires in { $days } days
    }
digest-more = { $more ->
        [one] and { $more } more server
       *[other] and { $more } more servers
    }
