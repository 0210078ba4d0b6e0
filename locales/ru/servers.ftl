servers-home-trouble = ⚠️ <b>Требуют внимания: { $troubled } из { $all }</b>
servers-home-well = 🟢 <b>{ $all ->
        [one] Работает { $all } сервер из { $all }
        [few] Работают все { $all } сервера
       *[many] Работают все { $all } серверов
    }</b>
servers-home-totals = { $totals }
servers-home-running = { $number ->
        [one] { $number } конференция
        [few] { $number } конференции
       *[many] { $number } конференций
    }
servers-home-people = { $number ->
        [one] { $number } участник
        [few] { $number } участника
       *[many] { $number } участников
    }
servers-home-online = онлайн { $number }
servers-home-forgotten = 🕯 { $number }
servers-home-of = { $known } из { $all } { $all ->
        [one] сервера
        [few] серверов
       *[many] серверов
    }
servers-home-aged = { AGO($age) }
servers-home-unknown = <b>Работают серверы: { $well } из { $all }</b>
servers-home-none = Вам пока не открыт ни один сервер. Обратитесь к владельцу бота.
servers-home-row =
    { "" }
    <b>{ $server }</b>: { $state ->
        [known] { $verdict }
        [silent] 🔴 не отвечает
       *[unknown] ещё не проверялся
    }{ $lasting ->
        [yes] , уже { DURATION($lasts) }
       *[no] { "" }
    }{ $verdict_old ->
        [yes] { " " }({ AGO($verdict_age) })
       *[no] { "" }
    }
    { $running ->
        [one] { $running } конференция
        [few] { $running } конференции
       *[many] { $running } конференций
    } · онлайн { $online }{ $forgotten ->
        [0] { "" }
       *[other] { " " }· 🕯 { $forgotten }
    }{ $figures_old ->
        [yes] { " " }({ AGO($figures_age) })
       *[no] { "" }
    }{ $monitored ->
        [yes] { "" }
       *[no] { " " }· без мониторинга
    }{ $taken ->
        [yes] { " " }· 👀 занимается { $taken_by }
       *[no] { "" }
    }{ $muted ->
        [yes] { " " }· 🔕 без оповещений до { DATETIME($muted_until, timeStyle: "short") }
       *[no] { "" }
    }{ $paused ->
        [yes] { "" }
            { $pause }
       *[no] { "" }
    }
servers-home-others =
    { "" }
    🟢 Ещё { $others }{ $watched ->
        [yes] { "" }
       *[no] { " " }· без мониторинга { $unmonitored }
    }

servers-home-item = { $server }

servers-menu-body =
    <b>{ $server }</b>

    Состояние: <b>{ $verdict }</b>{ $verdict_old ->
        [yes] { " " }({ AGO($verdict_age) })
       *[no] { "" }
    }
    Идёт конференций: <b>{ $running }</b>{ $running_old ->
        [yes] { " " }({ AGO($running_age) })
       *[no] { "" }
    }
    Пользователей онлайн: <b>{ $online }</b>{ $online_old ->
        [yes] { " " }({ AGO($online_age) })
       *[no] { "" }
    }
