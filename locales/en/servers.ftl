servers-pick-title = <b>Which server?</b>
servers-pick-row = { $known ->
        [yes] { $server }: { $verdict } (checked { DURATION($age) } ago)
       *[no] { $server }: not checked yet
    }
servers-pick-item = { $server }

servers-menu-body =
    <b>{ $server }</b>
    { $address }

    Status: <b>{ $verdict }</b>
    Running conferences: <b>{ $running }</b>
    Users online: <b>{ $online }</b>

btn-back-to-servers = ◀ Choose another server
