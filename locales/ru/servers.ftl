servers-pick-title = <b>Для какого сервера?</b>
servers-pick-row = { $known ->
        [yes] { $server }: { $verdict } (проверено { AGO($age) })
       *[no] { $server }: ещё не проверялся
    }
servers-pick-item = { $server }

servers-menu-body =
    <b>{ $server }</b>
    { $address }

    Состояние: <b>{ $verdict }</b>{ $verdict_old ->
        [yes] { " " }({ AGO($verdict_age) })
       *[no] { "" }
    }
    Идёт конференций: <b>{ $running }</b>{ $running_old ->
        [yes] { " " }({ AGO($running_age) })
       *[no] { "" }
    }
    Пользователей онлайн: <b>{ $online }</b>{ $online_old ->
        [yes] { " " }({ AGO($online_age) })
       *[no] { "" }
    }

btn-back-to-servers = ◀ Выбрать другой сервер
