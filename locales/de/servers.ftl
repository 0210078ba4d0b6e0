servers-pick-title = <b>Welcher Server?</b>
servers-pick-row = { $known ->
        [yes] { $server }: { $verdict } ({ AGO($age) } geprüft)
       *[no] { $server }: noch nicht geprüft
    }
servers-pick-item = { $server }

servers-menu-body =
    <b>{ $server }</b>
    { $address }

    Zustand: <b>{ $verdict }</b>{ $verdict_old ->
        [yes] { " " }({ AGO($verdict_age) })
       *[no] { "" }
    }
    Laufende Konferenzen: <b>{ $running }</b>{ $running_old ->
        [yes] { " " }({ AGO($running_age) })
       *[no] { "" }
    }
    Benutzer online: <b>{ $online }</b>{ $online_old ->
        [yes] { " " }({ AGO($online_age) })
       *[no] { "" }
    }

btn-back-to-servers = ◀ Anderen Server wählen
