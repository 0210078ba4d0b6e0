servers-pick-title = <b>¿Qué servidor?</b>
servers-pick-row = { $known ->
        [yes] { $server }: { $verdict } (comprobado { AGO($age) })
       *[no] { $server }: aún sin comprobar
    }
servers-pick-item = { $server }

servers-menu-body =
    <b>{ $server }</b>
    { $address }

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

btn-back-to-servers = ◀ Elegir otro servidor
