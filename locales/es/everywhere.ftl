everywhere-conferences-title = { $none ->
        [yes] <b>Ningún servidor ha respondido todavía</b>
       *[no] <b>{ $running ->
            [0] { $partial ->
                [yes] Por ahora, ninguna conferencia en curso
               *[no] No hay conferencias en curso
            }
            [one] { $running }{ $more } conferencia en curso
           *[other] { $running }{ $more } conferencias en curso
        }</b>
    } · { $scope }
everywhere-conferences-server =
    { "" }
    <b>{ $server }</b> · { $running }{ $aged }{ $paused ->
        [yes] { " " }· { $pause }
       *[no] { "" }
    }

everywhere-forgotten-title = { $none ->
        [yes] <b>No se pudo revisar ningún servidor</b>
       *[no] <b>{ $count ->
            [0] { $partial ->
                [yes] Por ahora, ninguna conferencia parece olvidada
               *[no] Ninguna conferencia parece olvidada
            }
            [one] { $count }{ $more } conferencia parece olvidada
           *[other] { $count }{ $more } conferencias parecen olvidadas
        }</b>
    } · { $scope }{ $unjudged ->
        [0] { "" }
       *[other] { " " }· sin evaluar: { $unjudged }
    }
everywhere-forgotten-hidden = En curso desde hace más de { HOURS($hours) }{ $differing ->
        [yes] { " " }({ $thresholds })
       *[no] { "" }
    }
everywhere-forgotten-threshold = { $server }: { HOURS($hours) }
everywhere-forgotten-progress = ⏳ Revisión: { $counted ->
        [yes] { $done } de { $total } conferencias, { $over } de { $servers } servidores
       *[no] { $over } de { $servers } servidores
    }
everywhere-forgotten-server =
    { "" }
    { $apart ->
        [yes] ❔ <b>{ $server }</b>: sin evaluar
       *[no] <b>{ $server }</b>
    }{ $paused ->
        [yes] { " " }· { $pause }
       *[no] { "" }
    }

everywhere-online-title =
    <b>Usuarios conectados: { $users }{ $more }</b> · { $scope }
    Invitados en conferencias: { $guests }{ $guests_more }
    { "" }
everywhere-online-row = <b>{ $server }</b>: { $users } · { $guests ->
        [one] { $guests } invitado
       *[other] { $guests } invitados
    }{ $aged }{ $paused ->
        [yes] { " " }· { $pause }
       *[no] { "" }
    }

everywhere-silent = { $state ->
        [refused] <b>{ $server }</b>: { $verdict }
       *[waiting] <b>{ $server }</b>: ⏳ sin respuesta todavía
    }
everywhere-silent-more = … y { $unnamed } más
everywhere-scope = { $servers ->
        [one] { $servers } servidor
       *[other] { $servers } servidores
    }{ $missing ->
        [0] { "" }
       *[other] , { $missing } sin leer
    }
everywhere-aged = ({ AGO($listed_age) })
