servers-pick-title = <b>Welcher Server?</b>
servers-pick-row = { $known ->
        [yes] { $server }: { $verdict } (vor { DURATION($age) } geprüft)
       *[no] { $server }: noch nicht geprüft
    }
servers-pick-item = { $server }

servers-menu-body =
    <b>{ $server }</b>
    { $address }

    Zustand: <b>{ $verdict }</b>
    Laufende Konferenzen: <b>{ $running }</b>
    Benutzer online: <b>{ $online }</b>

btn-back-to-servers = ◀ Anderen Server wählen
