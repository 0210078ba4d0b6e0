servers-pick-title = <b>Для какого сервера?</b>
servers-pick-row = { $known ->
        [yes] { $server }: { $verdict } (проверено { DURATION($age) } назад)
       *[no] { $server }: ещё не проверялся
    }
servers-pick-item = { $server }

servers-menu-body =
    <b>{ $server }</b>
    { $address }

    Состояние: <b>{ $verdict }</b>
    Идёт конференций: <b>{ $running }</b>
    Пользователей онлайн: <b>{ $online }</b>

btn-back-to-servers = ◀ Выбрать другой сервер
