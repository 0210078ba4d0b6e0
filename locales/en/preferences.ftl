btn-alerts = 🔔 Alerts
btn-alert-servers = 🖥 Servers
btn-mutes = 🔕 Muted

preferences-view-body =
    <b>Your preferences</b>

    Language: <b>{ $language }</b>
    Time zone: <b>{ $timezone }</b> ({ DATETIME($now, timeStyle: "short") } now)
    Alerts: { $none ->
        [yes] <b>none</b>
       *[no] <b>{ $alerts }</b>{ $all ->
            [yes] { "" }
           *[no] { " " }· not: { $without }
        }
    }
preferences-view-servers = No alerts from: { $servers }{ $more ->
        [0] { "" }
       *[other] , … +{ $more }
    }
preferences-language-title = <b>Choose your language</b>
preferences-language-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
preferences-region-title =
    <b>In which part of the world are you?</b>
    Or type the name of your time zone or city, such as “Berlin” or “Asia/Tokyo”.
preferences-region-item = { $name }
preferences-region-europe = Europe
preferences-region-asia = Asia
preferences-region-americas = Americas
preferences-region-africa = Africa
preferences-region-pacific = Australia and Pacific
preferences-zone-title = <b>Which city is in your time zone?</b>
preferences-zone-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
preferences-zone-unknown =
    { "" }
    There is no time zone called “{ $unknown }”.
preferences-alerts-title =
    <b>Which alerts do you want?</b>
    If you were told that something began, you will also be told when it ends.
preferences-alerts-paused =
    { "" }
    ⚠️ Telegram cannot reach { $names }. Their alerts wait until they send /start.
preferences-alerts-groups =
    { "" }
    ⚠️ Telegram does not accept alerts for { $groups }. The bot keeps trying: check its permissions in the group.
preferences-alerts-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
preferences-alerts-outage = Outages
preferences-alerts-certificate = Expiring certificates
preferences-alerts-limit = License limit
preferences-alerts-forgotten = Forgotten conferences
preferences-alerts-offline = Bot offline
preferences-alerts-rule = Warnings of rules
preferences-servers-title = <b>Which servers do you want alerts from?</b>
preferences-servers-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $server }
preferences-mutes-title =
    <b>Muted servers</b>
    To mute a server, use the buttons under one of its alerts.
    { "" }
preferences-mutes-empty = No servers are muted.
preferences-mutes-row = 🔕 { $server }: muted until { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
preferences-mutes-item = 🔔 Unmute { $server }
