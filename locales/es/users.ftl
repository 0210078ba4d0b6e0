users-online-body =
    <b>{ $server }</b>

    Usuarios conectados: <b>{ $users }</b>
    Invitados en conferencias: <b>{ $guests }</b>
