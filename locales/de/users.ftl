users-online-body =
    <b>{ $server }</b>

    Benutzer online: <b>{ $users }</b>
    Gäste in Konferenzen: <b>{ $guests }</b>
