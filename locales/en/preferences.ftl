btn-alerts = 🔔 Choose alerts
btn-alert-servers = 🖥 Choose servers
btn-mutes = 🔕 Show mutes

preferences-view-body =
    <b>Your preferences</b>

    Language: <b>{ $language }</b>
    Time zone: <b>{ $timezone }</b>, where it is now { DATETIME($now, timeStyle: "short") }
preferences-language-title = <b>Which language do you want?</b>
preferences-region-title =
    <b>In which part of the world are you?</b>
    Or type the name of your time zone or city, such as “Berlin” or “Asia/Tokyo”.
preferences-region-item = { $name }
preferences-region-europe = Europe
preferences-region-asia = Asia
preferences-region-americas = Americas
preferences-region-africa = Africa
preferences-region-pacific = Australia and Pacific
preferences-zone-title = <b>Which city has your time?</b>
preferences-zone-item = { $name }
preferences-zone-unknown =
    { "" }
    There is no time zone called “{ $unknown }”.
preferences-alerts-title =
    <b>Which alerts do you want?</b>
    Whatever you were told of, you are told of its end, too.
preferences-alerts-paused =
    { "" }
    ⚠️ Telegram does not deliver to { $names }. Their alerts wait until they send /start.
preferences-alerts-groups =
    { "" }
    ⚠️ Telegram refuses the alerts to { $groups }. The bot keeps trying: check what it may do there.
preferences-alerts-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
preferences-alerts-outage = Outages
preferences-alerts-certificate = Certificates that expire
preferences-alerts-forgotten = Forgotten conferences
preferences-alerts-offline = The bot itself was offline
preferences-servers-title = <b>Which servers do you want alerts of?</b>
preferences-servers-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $server }
preferences-mutes-title =
    <b>Muted servers</b>
    The buttons under an alert mute its server.
    { "" }
preferences-mutes-empty = No server is muted.
preferences-mutes-row = { $server }: until { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
preferences-mutes-item = 🔔 Unmute { $server }
