# Pausas y mantenimientos previstos de un servidor: sus ventanas y lo que se comunica de ellos.

btn-pause = ⏸ Pausar…
btn-end-pause = ▶ Reanudar ya
btn-plan-once = 🗓 Una vez…
btn-plan-weekly = 🗓 Cada semana…
btn-delete-plan = 🗑 Eliminar el plan

paused-until = ⏸ en pausa { $endless ->
        [yes] hasta que alguien reanude
       *[no] hasta: { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
    }, { $by }

paused-now = <b>{ $pause }</b>

maintenance-weekday-name = { $weekday ->
        [0] lunes
        [1] martes
        [2] miércoles
        [3] jueves
        [4] viernes
        [5] sábado
       *[6] domingo
    }
maintenance-view-title =
    <b>{ $server }</b>
    Durante una pausa se sigue comprobando, pero no se envían alertas. De una caída que continúe al final se avisa entonces. La disponibilidad no cuenta ese tiempo.
maintenance-view-running =
    { "" }
    Ahora no está en pausa
maintenance-view-paused =
    { "" }
    <b>{ $pause }</b>
maintenance-view-plans =
    { "" }
    Previsto:
maintenance-view-plan = 🗓 { $when }
maintenance-view-choose =
    { "" }
    ¿Cuánto tiempo se pausa desde ahora? Se comunica a todos.
maintenance-when = { $weekly ->
        [yes] cada semana, { $name }
       *[no] { DATETIME($day, dateStyle: "medium") }
    }, { $begins }, { DURATION($seconds) }{ $here ->
        [yes] { "" }
       *[no] { " " }({ $zone })
    }
maintenance-duration-item = { $endless ->
        [yes] Sin límite
       *[no] { DURATION($seconds) }
    }
maintenance-plan-item = 🗓 { $weekly ->
        [yes] { $name }
       *[no] { DATETIME($day, dateStyle: "short") }
    } { $begins }, { DURATION($seconds) }
maintenance-once-title =
    <b>{ $server }</b>
    ¿Qué día empieza el mantenimiento?
maintenance-weekly-title =
    <b>{ $server }</b>
    ¿Qué día de la semana empieza el mantenimiento?
maintenance-day-item = { $today ->
        [yes] Hoy
       *[no] { $name }, { DATETIME($day, dateStyle: "short") }
    }
maintenance-weekday-short = { $weekday ->
        [0] lun
        [1] mar
        [2] mié
        [3] jue
        [4] vie
        [5] sáb
       *[6] dom
    }
maintenance-weekday-item = { $name }
maintenance-begins-title =
    <b>{ $server }</b>
    ¿A qué hora empieza, según la hora de { $zone }? Elija una o escríbala, por ejemplo 22:30.
maintenance-time-unknown =
    { "" }
    «{ $unknown }» no es una hora. Escríbala así: 22:30.
maintenance-hour-item = { $shown }
maintenance-lasts-title =
    <b>{ $server }</b>
    ¿Cuánto dura?
maintenance-plan-body =
    <b>{ $server }</b>
    { $when }
    Previsto por { $by }, { DATETIME($set_at, dateStyle: "medium", timeStyle: "short") }{ $more ->
        [yes] { "" }
            Próxima vez: { DATETIME($next_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
maintenance-plan-gone =
    <b>{ $server }</b>
    Este plan ya no existe.
maintenance-over = Ese tiempo ya ha pasado. Elija uno más largo.
maintenance-ended = { $ended ->
        [yes] La pausa de { $server } ha terminado: vuelve a haber alertas.
       *[no] Esta pausa de { $server } ya había terminado.
    }
alert-maintenance = { $state ->
        [ended] ▶ { $by } ha terminado la pausa de <b>{ $server }</b>. Vuelve a haber alertas.
       *[begun] ⏸ { $planned ->
            [yes] Ha empezado el mantenimiento de <b>{ $server }</b> previsto por { $by }
           *[no] { $by } ha puesto en pausa <b>{ $server }</b>
        }, { $endless ->
            [yes] hasta que alguien reanude
           *[no] hasta: { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
        }
        Se sigue comprobando, pero no se envían alertas.
    }
