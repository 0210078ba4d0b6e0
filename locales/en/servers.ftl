servers-home-trouble = ⚠️ <b>{ $troubled ->
        [one] { $troubled } of { $all } servers needs attention
       *[other] { $troubled } of { $all } servers need attention
    }</b>
servers-home-well = 🟢 <b>{ $all ->
        [one] { $all } server is running
       *[other] All { $all } servers are running
    }</b>
servers-home-totals = { $totals }
servers-home-running = { $number ->
        [one] { $number } conference
       *[other] { $number } conferences
    }
servers-home-people = { $number ->
        [one] { $number } participant
       *[other] { $number } participants
    }
servers-home-online = { $number } online
servers-home-forgotten = 🕯 { $number }
servers-home-of = { $known } of { $all } servers
servers-home-aged = { AGO($age) }
servers-home-unknown = <b>{ $well } of { $all } servers are running</b>
servers-home-none = No server has been opened to you. Ask an owner of the bot.
servers-home-row =
    { "" }
    <b>{ $server }</b>: { $state ->
        [known] { $verdict }
        [silent] 🔴 no answer
       *[unknown] not checked yet
    }{ $lasting ->
        [yes] { " " }for { DURATION($lasts) }
       *[no] { "" }
    }{ $verdict_old ->
        [yes] { " " }({ AGO($verdict_age) })
       *[no] { "" }
    }
    { $running ->
        [one] { $running } conference
       *[other] { $running } conferences
    } · { $online } online{ $forgotten ->
        [0] { "" }
       *[other] { " " }· 🕯 { $forgotten }
    }{ $figures_old ->
        [yes] { " " }({ AGO($figures_age) })
       *[no] { "" }
    }{ $monitored ->
        [yes] { "" }
       *[no] { " " }· not monitored
    }{ $taken ->
        [yes] { " " }· 👀 { $taken_by } is on it
       *[no] { "" }
    }{ $muted ->
        [yes] { " " }· 🔕 muted until { DATETIME($muted_until, timeStyle: "short") }
       *[no] { "" }
    }{ $paused ->
        [yes] { "" }
            { $pause }
       *[no] { "" }
    }
servers-home-others =
    { "" }
    🟢 { $others ->
        [one] { $others } other
       *[other] { $others } others
    }{ $watched ->
        [yes] { "" }
       *[no] { " " }· { $unmonitored } not monitored
    }

servers-home-item = { $server }

servers-menu-body =
    <b>{ $server }</b>

    Status: <b>{ $verdict }</b>{ $verdict_old ->
        [yes] { " " }({ AGO($verdict_age) })
       *[no] { "" }
    }
    Running conferences: <b>{ $running }</b>{ $running_old ->
        [yes] { " " }({ AGO($running_age) })
       *[no] { "" }
    }
    Users online: <b>{ $online }</b>{ $online_old ->
        [yes] { " " }({ AGO($online_age) })
       *[no] { "" }
    }
