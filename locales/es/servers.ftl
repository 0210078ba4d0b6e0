servers-pick-title = <b>¿Qué servidor?</b>
servers-pick-row = { $known ->
        [yes] { $server }: { $verdict } (comprobado hace { DURATION($age) })
       *[no] { $server }: aún sin comprobar
    }
servers-pick-item = { $server }

servers-menu-body =
    <b>{ $server }</b>
    { $address }

    Estado: <b>{ $verdict }</b>
    Conferencias en curso: <b>{ $running }</b>
    Usuarios conectados: <b>{ $online }</b>

btn-back-to-servers = ◀ Elegir otro servidor
