# Varias conferencias a la vez: la selección, la pregunta y el resultado de cada una.

btn-stop-all = { $all ->
        [yes] ⏹ Todas: { $stoppable }…
       *[no] ⏹ Detener { $stoppable }…
    }
btn-select = ✅ Elegir…
btn-stop-chosen = { $chosen ->
        [0] ⏹ Ninguna elegida
       *[other] ⏹ Detener { $chosen }…
    }
btn-confirm-several = { $named ->
        [one] ⏹ Detener { $named } conferencia
       *[other] ⏹ Detener { $named } conferencias
    }
btn-stop-here = ✖ Parar aquí

several-choose-title = { $count ->
        [0] Aquí no hay nada que elegir. Vuelva atrás y actualice la lista.
       *[other] <b>¿Qué conferencias?</b> Elegidas: { $chosen } de { $count }
    }
    { "" }
several-choose-row =
    { $number }. { $sign }<b>{ $topic }</b>
    { DURATION($age) }{ $several ->
        [yes] { " " }· { $server }
       *[no] { "" }
    }

several-confirm-title = { $named ->
        [0] <b>No se puede detener ninguna.</b>
        [one] <b>¿Detener esta conferencia?</b>
       *[other] <b>¿Detener estas { $named } conferencias?</b>
    }{ $people ->
        [0] { "" }
        [one] { "" }
            Se desconectará a { $people } participante.
       *[other] { "" }
            Se desconectará a { $people } participantes.
    }
    { "" }
several-confirm-row =
    { $number }. <b>{ $topic }</b>
    { DURATION($age) } · { $people ->
        [0] vacía
        [one] { $people } participante
       *[other] { $people } participantes
    } · { $server }
several-confirm-unidentified =
    { "" }
    ⚠️ El servidor no distingue las sesiones de { $unidentified ->
        [one] { $unidentified } conferencia
       *[other] { $unidentified } conferencias
    }. Una conferencia así solo se detiene dentro de un minuto.
several-left-out-title =
    { "" }
    Quedan fuera:
several-left-out-row = { $reason ->
        [protected] 🛡 protegidas: { $count } ({ $names })
        [not-allowed] usted no puede detenerlas: { $count } ({ $names })
        [not-forgotten] ya no parecen olvidadas: { $count } ({ $names })
        [ended] ya terminadas: { $count } ({ $names })
        [unreadable] el servidor no dio una respuesta útil: { $count } ({ $names })
        [too-many] no caben en una sola pregunta: { $count } ({ $names })
       *[doubtful] ❔ dudosas: { $count } ({ $names })
    }

several-progress =
    ⏳ <b>{ $done } de { $total }</b> · detenidas: { $stopped }{ $not_stopped ->
        [0] { "" }
       *[other] , no detenidas: { $not_stopped }
    }
    { "" }
several-progress-hint =
    { "" }
    No hace falta esperar aquí: si sale, los resultados llegan como mensajes.
several-result-title =
    <b>Detenidas: { $stopped } de { $total }</b>{ $not_stopped ->
        [0] { "" }
       *[other] { " " }· no detenidas: { $not_stopped }
    }{ $unclear ->
        [0] { "" }
       *[other] { " " }· ⚠️ sin confirmar: { $unclear }
    }{ $not_begun ->
        [0] { "" }
       *[other] { " " }· sin empezar: { $not_begun }
    }
    { "" }
several-result-row =
    { $number }. <b>{ $topic }</b> · { $server }
    { $state ->
        [waiting] en espera
        [in-work] ⏳ deteniéndose
        [stopped] ☑ detenida
        [stopped-restarted] ☑ detenida, pero ya ha empezado una sesión nueva
        [still-running] ⚠️ se envió la solicitud, pero sigue en curso
        [not-confirmed] ⚠️ se envió la solicitud, pero el servidor no dice si ha terminado
        [declined] ❌ el servidor rechazó la solicitud ({ $detail })
        [refused] ❌ a la aplicación OAuth2 le falta el permiso { $detail }
        [credentials-refused] ❌ el servidor rechazó las credenciales del bot
        [already-ended] ya había terminado{ $has_detail ->
            [yes] { " " }(la detuvo { $detail })
           *[no] { "" }
        }
        [replaced] había terminado y ha empezado de nuevo; no se detuvo nada
        [ambiguous] ahora hay dos sesiones en curso; no se detuvo nada
        [unclear] no está claro si es la misma sesión; no se detuvo nada
        [not-allowed] ❌ usted ya no puede detenerla
        [unreachable] ❌ no se pudo contactar con el servidor; no se envió nada
        [unreadable] ❌ el servidor envió una respuesta inesperada; no se envió nada
        [protected] 🛡 protegida ({ $detail }); no se envió nada
        [asked-again] { $detail ->
            [more-people] han entrado más participantes; no se envió nada
            [not-forgotten] ya no parece olvidada; no se envió nada
           *[other] sus datos eran demasiado antiguos; no se envió nada
        }
        [in-progress] { $detail } la está deteniendo ahora mismo
        [server-gone] ❌ el servidor ya no está en la configuración; no se envió nada
       *[not-begun] sin empezar: no se envió nada
    }

conferences-result-asked-again =
    <b>{ $topic }</b> no se detuvo: { $detail ->
        [more-people] desde la pregunta han entrado más participantes.
        [not-forgotten] ya no parece olvidada.
       *[other] lo que usted vio era demasiado antiguo.
    }
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-in-progress =
    <b>{ $topic }</b> no la detuvo usted: { $detail } la estaba deteniendo en ese momento.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-server-gone =
    ❌ <b>{ $topic }</b> no se detuvo: { $server } ya no está en la configuración. No se envió nada.
