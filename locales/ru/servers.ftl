servers-pick-title = <b>Для какого сервера?</b>
servers-pick-row = { $known ->
        [yes] { $server }: { $verdict } (проверено { DURATION($age) } назад)
       *[no] { $server }: ещё не проверялся
    }
servers-pick-item = { $server }

servers-menu-body =
    <b>{ $server }</b>
    { $address }

    Состояние: <b>{ $verdict }</b>{ $verdict_old ->
        [yes] { " " }({ DURATION($verdict_age) } назад)
       *[no] { "" }
    }
    Идёт конференций: <b>{ $running }</b>{ $running_old ->
        [yes] { " " }({ DURATION($running_age) } назад)
       *[no] { "" }
    }
    Пользователей онлайн: <b>{ $online }</b>{ $online_old ->
        [yes] { " " }({ DURATION($online_age) } назад)
       *[no] { "" }
    }

btn-back-to-servers = ◀ Выбрать другой сервер
