everywhere-conferences-title = { $none ->
        [yes] <b>Серверы пока не ответили</b>
       *[no] <b>{ $running ->
            [0] { $partial ->
                [yes] Идущих конференций пока не найдено
               *[no] Сейчас нет идущих конференций
            }
           *[other] Идущих конференций: { $running }{ $more }
        }</b>
    } · { $scope }
everywhere-conferences-server =
    { "" }
    <b>{ $server }</b> · { $running }{ $aged }{ $paused ->
        [yes] { " " }· { $pause }
       *[no] { "" }
    }

everywhere-forgotten-title = { $none ->
        [yes] <b>Не удалось проверить ни один сервер</b>
       *[no] <b>{ $count ->
            [0] { $partial ->
                [yes] Забытых конференций пока не найдено
               *[no] Забытых конференций не найдено
            }
           *[other] Похоже, забыто конференций: { $count }{ $more }
        }</b>
    } · { $scope }{ $unjudged ->
        [0] { "" }
       *[other] { " " }· не удалось оценить: { $unjudged }
    }
everywhere-forgotten-hidden = Идут дольше { HOURS($hours) }{ $differing ->
        [yes] { " " }({ $thresholds })
       *[no] { "" }
    }
everywhere-forgotten-threshold = { $server }: { HOURS($hours) }
everywhere-forgotten-progress = ⏳ Проверено: { $counted ->
        [yes] конференций { $done } из { $total }, серверов { $over } из { $servers }
       *[no] серверов { $over } из { $servers }
    }
everywhere-forgotten-server =
    { "" }
    { $apart ->
        [yes] ❔ <b>{ $server }</b>: не удалось оценить
       *[no] <b>{ $server }</b>
    }{ $paused ->
        [yes] { " " }· { $pause }
       *[no] { "" }
    }

everywhere-online-title =
    <b>Пользователей онлайн: { $users }{ $more }</b> · { $scope }
    Гостей в конференциях: { $guests }{ $guests_more }
    { "" }
everywhere-online-row = <b>{ $server }</b>: { $users } · { $guests ->
        [one] { $guests } гость
        [few] { $guests } гостя
       *[many] { $guests } гостей
    }{ $aged }{ $paused ->
        [yes] { " " }· { $pause }
       *[no] { "" }
    }

everywhere-silent = { $state ->
        [refused] <b>{ $server }</b>: { $verdict }
       *[waiting] <b>{ $server }</b>: ⏳ ответа пока нет
    }
everywhere-silent-more = … и ещё { $unnamed }
everywhere-scope = серверов: { $servers }{ $missing ->
        [0] { "" }
       *[other] , не прочитано: { $missing }
    }
everywhere-aged = ({ AGO($listed_age) })
