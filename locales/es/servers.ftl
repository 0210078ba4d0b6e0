servers-home-trouble = ⚠️ <b>{ $troubled ->
        [one] { $troubled } de { $all } servidores requiere atención
       *[other] { $troubled } de { $all } servidores requieren atención
    }</b>
servers-home-well = 🟢 <b>{ $all ->
        [one] { $all } servidor funciona
       *[other] Los { $all } servidores funcionan
    }</b>
servers-home-totals = { $totals }
servers-home-running = { $number ->
        [one] { $number } conferencia
       *[other] { $number } conferencias
    }
servers-home-people = { $number ->
        [one] { $number } participante
       *[other] { $number } participantes
    }
servers-home-online = { $number ->
        [one] { $number } conectado
       *[other] { $number } conectados
    }
servers-home-forgotten = 🕯 { $number }
servers-home-of = { $known } de { $all } servidores
servers-home-aged = { AGO($age) }
servers-home-unknown = <b>{ $well ->
        [one] { $well } de { $all } servidores funciona
       *[other] { $well } de { $all } servidores funcionan
    }</b>
servers-home-none = No tiene acceso a ningún servidor. Pregunte a un propietario del bot.
servers-home-row =
    { "" }
    <b>{ $server }</b>: { $state ->
        [known] { $verdict }
        [silent] 🔴 sin respuesta
       *[unknown] aún sin comprobar
    }{ $lasting ->
        [yes] { " " }desde hace { DURATION($lasts) }
       *[no] { "" }
    }{ $verdict_old ->
        [yes] { " " }({ AGO($verdict_age) })
       *[no] { "" }
    }
    { $running ->
        [one] { $running } conferencia
       *[other] { $running } conferencias
    } · { $online ->
        [one] { $online } conectado
       *[other] { $online } conectados
    }{ $forgotten ->
        [0] { "" }
       *[other] { " " }· 🕯 { $forgotten }
    }{ $figures_old ->
        [yes] { " " }({ AGO($figures_age) })
       *[no] { "" }
    }{ $monitored ->
        [yes] { "" }
       *[no] { " " }· sin supervisión
    }{ $taken ->
        [yes] { " " }· 👀 se encarga { $taken_by }
       *[no] { "" }
    }{ $muted ->
        [yes] { " " }· 🔕 silenciado hasta { DATETIME($muted_until, timeStyle: "short") }
       *[no] { "" }
    }{ $paused ->
        [yes] { "" }
            { $pause }
       *[no] { "" }
    }
servers-home-others =
    { "" }
    🟢 { $others } más{ $watched ->
        [yes] { "" }
       *[no] { " " }· { $unmonitored } sin supervisión
    }

servers-home-item = { $server }

servers-menu-body =
    <b>{ $server }</b>

    Estado: <b>{ $verdict }</b>{ $verdict_old ->
        [yes] { " " }({ AGO($verdict_age) })
       *[no] { "" }
    }
    Conferencias en curso: <b>{ $running }</b>{ $running_old ->
        [yes] { " " }({ AGO($running_age) })
       *[no] { "" }
    }
    Usuarios conectados: <b>{ $online }</b>{ $online_old ->
        [yes] { " " }({ AGO($online_age) })
       *[no] { "" }
    }
