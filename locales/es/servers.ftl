servers-home-trouble = ⚠️ <b>{ $troubled ->
        [one] { $troubled } de { $all } servidores requiere atención
       *[other] { $troubled } de { $all } servidores requieren atención
    }</b>
servers-home-well = 🟢 <b>{ $all ->
        [one] { $all } servidor funciona
       *[other] Los { $all } servidores funcionan
    }</b>
servers-home-sum = · { $running ->
        [one] { $running } conferencia
       *[other] { $running } conferencias
    } · { $online ->
        [one] { $online } conectado
       *[other] { $online } conectados
    }
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
    }{ $figures_old ->
        [yes] { " " }({ AGO($figures_age) })
       *[no] { "" }
    }{ $monitored ->
        [yes] { "" }
       *[no] { " " }· sin supervisión
    }{ $muted ->
        [yes] { " " }· 🔕 silenciado hasta { DATETIME($muted_until, timeStyle: "short") }
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
