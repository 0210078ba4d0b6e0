servers-pick-title = <b>Which server?</b>
servers-pick-row = { $known ->
        [yes] { $server }: { $verdict } (checked { DURATION($age) } ago)
       *[no] { $server }: not checked yet
    }
servers-pick-item = { $server }

servers-menu-body =
    <b>{ $server }</b>
    { $address }

    Status: <b>{ $verdict }</b>{ $verdict_old ->
        [yes] { " " }({ DURATION($verdict_age) } ago)
       *[no] { "" }
    }
    Running conferences: <b>{ $running }</b>{ $running_old ->
        [yes] { " " }({ DURATION($running_age) } ago)
       *[no] { "" }
    }
    Users online: <b>{ $online }</b>{ $online_old ->
        [yes] { " " }({ DURATION($online_age) } ago)
       *[no] { "" }
    }

btn-back-to-servers = ◀ Choose another server
