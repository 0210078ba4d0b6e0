servers-pick-title = <b>Which server?</b>
servers-pick-row = { $known ->
        [yes] { $server }: { $verdict } (checked { AGO($age) })
       *[no] { $server }: not checked yet
    }
servers-pick-item = { $server }

servers-menu-body =
    <b>{ $server }</b>
    { $address }

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

btn-back-to-servers = ◀ Choose another server
