users-online-body =
    <b>{ $server }</b>

    Пользователей онлайн: <b>{ $users }</b>
    Гостей в конференциях: <b>{ $guests }</b>
