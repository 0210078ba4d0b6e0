users-online-body =
    <b>{ $server }</b>

    Users online: <b>{ $users }</b>
    Guests in conferences: <b>{ $guests }</b>
