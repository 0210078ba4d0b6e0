servers-home-trouble = ⚠️ <b>Требуют внимания: { $troubled } из { $all }</b>
servers-home-well = 🟢 <b>{ $all ->
        [one] Работает { $all } сервер из { $all }
        [few] Работают все { $all } сервера
       *[many] Работают все { $all } серверов
    }</b>
servers-home-sum = · { $running ->
        [one] { $running } конференция
        [few] { $running } конференции
       *[many] { $running } конференций
    } · онлайн { $online }
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
    } · онлайн { $online }{ $figures_old ->
        [yes] { " " }({ AGO($figures_age) })
       *[no] { "" }
    }{ $monitored ->
        [yes] { "" }
       *[no] { " " }· без мониторинга
    }{ $muted ->
        [yes] { " " }· 🔕 без оповещений до { DATETIME($muted_until, timeStyle: "short") }
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
