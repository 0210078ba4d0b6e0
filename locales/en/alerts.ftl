# Alerts that the bot sends, alone or in a list, and the buttons below them.

alert-list-title = { $count ->
        [one] <b>{ $count } alert</b>
       *[other] <b>{ $count } alerts</b>
    }{ $late ->
        [yes] { " " }since { DATETIME($since, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
alert-outage =
    <b>{ $server }</b>: { $verdict }
    Since { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }
alert-advice = <i>{ $advice }</i>
alert-recovery =
    <b>{ $server }</b>: { $verdict } again
    { $between ->
        [yes] The outage lasted at most { DURATION($seconds) }: it ended between { DATETIME($last_bad_at, dateStyle: "medium", timeStyle: "short") } and { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }, while the bot was not checking.
       *[no] The outage lasted { DURATION($seconds) }, until { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }.
    }
alert-outage-over =
    <b>{ $server }</b> was down ({ $verdict }) and is running again
    The outage began: { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }. { $between ->
        [yes] It lasted at most { DURATION($seconds) }: it ended between { DATETIME($last_bad_at, dateStyle: "medium", timeStyle: "short") } and { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }, while the bot was not checking.
       *[no] It lasted { DURATION($seconds) }, until { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }.
    }
alert-certificate = { $days ->
        [0] 🔴 The certificate of <b>{ $server }</b> expired on { DATETIME($expires_at, dateStyle: "long") }
        [one] 🟠 The certificate of <b>{ $server }</b> expires in { $days } day, on { DATETIME($expires_at, dateStyle: "long") }
       *[other] 🟠 The certificate of <b>{ $server }</b> expires in { $days } days, on { DATETIME($expires_at, dateStyle: "long") }
    }
alert-limit = { $percent ->
        [100] 🔴 <b>{ $server }</b>: the license limit is reached. { $users } users are online, { $limit } are allowed ({ DATETIME($at, timeStyle: "short") })
       *[90] 🟠 <b>{ $server }</b>: 90 % of the license limit are reached. { $users } users are online, { $limit } are allowed ({ DATETIME($at, timeStyle: "short") })
    }
alert-certificate-renewed = 🟢 The certificate of <b>{ $server }</b> has been renewed. It is valid until { DATETIME($expires_at, dateStyle: "long") }.
alert-forgotten-row =
    🕯 <b>{ $topic }</b> looks forgotten
    { $server } · { DURATION($age) } · { $reason }{ $late ->
        [yes] { " " }· as of { DATETIME($read_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
alert-forgotten-title =
    🕯 <b>{ $topic }</b> looks forgotten
    { $server }
    { "" }
alert-as-of = <i>as of { DATETIME($read_at, dateStyle: "medium", timeStyle: "short") }</i>
alert-forgotten-ended =
    ☑ <b>{ $topic }</b>, which looked forgotten, has ended
    { $server }
alert-offline =
    🔌 The bot was offline from { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } to { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
    No servers were checked during that time.
alert-departed =
    🏷 <b>{ $server }</b> is no longer in the settings
    { $renamed ->
        [yes] Its address now belongs to <b>{ $now }</b>. To the bot, that is a new server: check in its status whether monitoring and alerts for forgotten conferences are on.
       *[no] The bot no longer monitors it or looks for forgotten conferences there.
    }
alert-clock =
    🔌 The clock of the bot’s machine was probably wrong from { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } to { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
    During that time the bot accepted no certificates, neither Telegram’s nor those of the servers.
alert-missed =
    Outages that began and ended meanwhile: <b>{ $count }</b>
    { $servers }{ $more ->
        [0] { "" }
       *[other] , … +{ $more }
    }
    From { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } to { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-missed-offline =
    🔌 Times the bot was offline meanwhile: <b>{ $count }</b>
    From { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } to { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-undelivered =
    ⚠️ The group <code>{ $chat }</code> gets no alerts. Telegram says: { $reason }
    The alerts are kept, and the bot keeps trying. Check the group and the bot’s permissions there.
alert-undelivered-topic =
    ⚠️ { $general ->
        [yes] General
       *[no] Topic { $topic }
    } of the group <code>{ $chat }</code> gets no alerts. Telegram says: { $reason }
    The alerts are kept, and the bot keeps trying; other topics get theirs. Open it again, or let the bot manage topics.

alert-mute-item = 🔕 Mute { HOURS($hours) }
alert-muted =
    Alerts from { $server } are muted for { HOURS($hours) } and come after that. The end of an outage you know about comes at once. Undo: Preferences.

# In groups

alert-topic-closed = <i>This belongs in topic { $topic }, which takes no messages: it is closed or has been deleted.</i>
group-unmute-item = 🔔 Unmute · { $by }, until { DATETIME($until, timeStyle: "short") }
group-muted =
    Alerts from { $server } are muted here for { HOURS($hours) }, for everyone, and come after that. You will still be told here when an outage that was reported ends.
group-unmuted = Alerts from { $server } come here again.
group-status =
    <b>{ $server }</b>: { $verdict }{ $trouble ->
        [yes] { "" }
            <i>{ $advice }</i>
       *[no] { "" }
    }
    As of { DATETIME($at, timeStyle: "medium") } · asked by { $by }
group-status-just-told = This was answered here a moment ago.
group-cannot-write = Telegram does not let the bot write here.
group-trial = 🔔 This is a test: alerts will arrive here. { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
