# What the bot tells on its own, each in a message or as an entry of a list; and the buttons below.

alert-list-title = { $count ->
        [one] <b>{ $count } alert</b>
       *[other] <b>{ $count } alerts</b>
    }
alert-outage =
    <b>{ $server }</b>: { $verdict }
    Since { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }
alert-advice = <i>{ $advice }</i>
alert-recovery =
    <b>{ $server }</b>: { $verdict } again
    { $between ->
        [yes] The outage lasted at most { DURATION($seconds) }: it ended between { DATETIME($last_bad_at, dateStyle: "medium", timeStyle: "short") } and { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }, while the bot was not looking.
       *[no] The outage lasted { DURATION($seconds) }, until { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }.
    }
alert-outage-over =
    <b>{ $server }</b> had an outage that is over: { $verdict }
    It began on { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }. { $between ->
        [yes] It lasted at most { DURATION($seconds) }: it ended between { DATETIME($last_bad_at, dateStyle: "medium", timeStyle: "short") } and { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }, while the bot was not looking.
       *[no] It lasted { DURATION($seconds) }, until { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }.
    }
alert-certificate = { $days ->
        [0] 🔴 The certificate of <b>{ $server }</b> has expired: { DATETIME($expires_at, dateStyle: "long") }
        [one] 🟠 The certificate of <b>{ $server }</b> expires in { $days } day: { DATETIME($expires_at, dateStyle: "long") }
       *[other] 🟠 The certificate of <b>{ $server }</b> expires in { $days } days: { DATETIME($expires_at, dateStyle: "long") }
    }
alert-certificate-renewed = 🟢 The certificate of <b>{ $server }</b> has been renewed. It is valid until { DATETIME($expires_at, dateStyle: "long") }.
alert-forgotten =
    🕯 <b>{ $topic }</b> looks forgotten
    { $server }, running for { DURATION($age) }: { $reason }
alert-forgotten-ended =
    ✅ <b>{ $topic }</b> looked forgotten and has ended
    { $server }
alert-offline =
    🔌 The bot was offline from { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } to { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
    It checked no server in this time.
alert-departed =
    🏷 <b>{ $server }</b> is no longer in the settings
    { $renamed ->
        [yes] Its address belongs to <b>{ $now }</b> now. To the bot that is a new server: look in its status whether monitoring and watch are on.
       *[no] Its monitoring and its watch have ended.
    }
alert-clock =
    🔌 The clock of the bot's machine was probably wrong from { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } to { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
    It accepted no certificates in this time, neither Telegram's nor those of the servers.
alert-missed =
    Outages that began and ended while no message could be delivered: <b>{ $count }</b>
    { $servers }{ $more ->
        [0] { "" }
       *[other] , … +{ $more }
    }
    From { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } to { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-missed-offline =
    🔌 Times the bot was offline while no message could be delivered: <b>{ $count }</b>
    From { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } to { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-undelivered =
    ⚠️ The group <code>{ $chat }</code> gets no alerts. Telegram says: { $reason }
    They wait, and the bot keeps trying. Check the group and what the bot may do there.

alert-mute-item = 🔕 Mute { $hours } h
alert-muted =
    { $server } is muted for { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }. You are still told when an outage that you know of ends. The preferences end it sooner.
