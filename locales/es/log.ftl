# Quién hizo qué y cuándo, y en qué quedó; y archivos con ello.

btn-open-log = 📜 Registro
btn-log-server = 🖥 Servidor
btn-log-person = 👤 Quién
btn-log-kind = 🏷 Tipo
btn-log-all = 📜 Mostrar todo
btn-open-export = 📄 Como archivo
btn-export-csv = 📄 Enviar CSV
btn-export-xlsx = 📄 Enviar XLSX

log-by-rule = la regla
log-kind = { $kind ->
        [stop] Detención de una conferencia
        [stop-recording] Detención de una grabación
        [start-again] Reinicio de una conferencia
        [call-owner] Llamada al propietario
        [change] Personas y permisos
        [refused] No permitido
       *[other] { $kind }
    }
log-act = { $act ->
        [invited] Invitación
        [withdrew] Invitación retirada
        [asked] Solicitud de acceso
        [let-in] Acceso concedido
        [changed] Permisos cambiados
        [removed] Acceso retirado
        [turned-away] Acceso denegado
        [paused] Pausa
        [resumed] Pausa terminada
        [planned] Mantenimiento previsto
        [unplanned] Plan de mantenimiento eliminado
        [stranger] Un desconocido fue rechazado
        [took] Alerta asumida
        [gave-back] Alerta devuelta
        [muted] Silenciado en un grupo
        [unmuted] Reactivado en un grupo
        [rule-off] Regla desactivada
        [rule-dry] Ensayo de la regla iniciado
        [rule-on] Regla activada
        [rule-changed] Regla cambiada
        [rule-paused] Regla en pausa
        [rule-resumed] Pausa de la regla terminada
        [rule-kept] Sesión excluida de la regla
        [rule-postponed] Detención por regla aplazada
       *[other] { $kind ->
            [refused] No permitido
           *[other] { $act }
        }
    }
log-outcome = { $outcome ->
        [none] ⏳ en curso o interrumpido
        [stopped] ☑ detenida
        [stopped-restarted] ☑ detenida e iniciada de nuevo
        [done] ☑ hecho
        [accepted] ☑ aceptado por el servidor
        [still-running] ⚠️ enviado, pero sigue en curso
        [unchanged] ⚠️ enviado, pero nada ha cambiado
        [not-confirmed] ⚠️ enviado, pero sin confirmar
        [interrupted] ⚠️ interrumpido por un reinicio del bot
        [declined] ❌ rechazado por el servidor
        [refused] ❌ falta un permiso
        [credentials-refused] ❌ credenciales rechazadas
        [unknown-call] ❌ desconocido para este servidor
        [already-ended] ya había terminado
        [ended] ya había terminado
        [already] ya estaba así
        [replaced] había otra sesión en curso
        [ambiguous] había dos sesiones en curso
        [unclear] no se pudo distinguir la sesión
        [not-allowed] ❌ no permitido
        [unreachable] ❌ servidor inaccesible
        [unreadable] ❌ respuesta inesperada del servidor
        [protected] ❌ protegida
        [asked-again] se preguntó de nuevo
        [outdated] pantalla caducada
        [expired] pantalla caducada
        [in-progress] otra persona estaba en ello
        [server-gone] el servidor ya no está en los ajustes
       *[other] { $outcome }
    }

log-list-title =
    <b>Registro</b>{ $filtered ->
        [yes] { "" }
            Solo: { $filters }
       *[no] { "" }
    }
    { $total ->
        [0] Sin entradas
        [one] { $total } entrada
       *[other] { $total } entradas
    }
    { "" }
log-list-row =
    { $number }. <b>{ $what }</b>{ $about ->
        [yes] : { $subject }
       *[no] { "" }
    }
    { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · { $who }{ $on_server ->
        [yes] { " " }· { $server }
       *[no] { "" }
    } · { $outcome }{ $timed ->
        [yes] { " " }({ DURATION($took) })
       *[no] { "" }
    }
log-entry-body =
    <b>{ $what }</b>{ $about ->
        [yes] : { $subject }
       *[no] { "" }
    }
    { $outcome }{ $detailed ->
        [yes] : { $detail }
       *[no] { "" }
    }

    Por: { $who }{ $by_rule ->
        [yes] { "" }
       *[no] { " " }(ID <code>{ $operator_id }</code>)
    }
    { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }{ $timed ->
        [yes] , tardó { DURATION($took) }
       *[no] { "" }
    }{ $on_server ->
        [yes] { "" }
            Servidor: { $server }{ $addressed ->
                [yes] { " " }({ $address })
               *[no] { "" }
            }
       *[no] { "" }
    }{ $conference ->
        [yes] { "" }
            ID: <code>{ $conference_id }</code>
       *[no] { "" }
    }{ $session ->
        [yes] { "" }
            Sesión: <code>{ $session_id }</code>
       *[no] { "" }
    }
log-entry-together = { $together ->
        [one] Con la misma pulsación se pidió { $together } conferencia.
       *[other] Con la misma pulsación se pidieron { $together } conferencias.
    }
log-question-title =
    { "" }
    <b>Lo que decía la pantalla antes de pulsar:</b>
log-question-facts =
    { $titled ->
        [yes] { $topic }
       *[no] Sin título
    }
    Propietario: { $owner }
    En curso desde hacía: { DURATION($age) }{ $forgotten ->
        [yes] { "" }
            🕯 Parecía olvidada, a partir de { HOURS($threshold) }
       *[no] { "" }
    }
    Mostrada: { DATETIME($shown_at, dateStyle: "medium", timeStyle: "medium") }
log-servers-title = <b>¿Entradas de qué servidor?</b>
log-people-title = <b>¿Entradas de quién?</b>
log-kinds-title = <b>¿Qué tipo de entradas?</b>
log-every-item = { $chosen ->
        [yes] ✅ Todo
       *[no] Todo
    }
log-choice-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }

log-subject = { $subject ->
        [log] Registro
        [outages] Caídas
        [figures] Cifras por hora
       *[availability] Disponibilidad
    }
log-subject-item = { $chosen ->
        [yes] ✅ { $subject ->
            [log] Registro
            [outages] Caídas
            [figures] Cifras por hora
           *[availability] Disponibilidad por día
        }
       *[no] { $subject ->
            [log] Registro
            [outages] Caídas
            [figures] Cifras por hora
           *[availability] Disponibilidad por día
        }
    }
log-span-item = { $chosen ->
        [yes] ✅ { $days ->
            [one] { $days } día
           *[other] { $days } días
        }
       *[no] { $days ->
            [one] { $days } día
           *[other] { $days } días
        }
    }
log-export-body =
    <b>¿Qué quiere como archivo?</b>{ $filtered ->
        [yes] { "" }
            Solo: { $filters }
       *[no] { "" }
    }
    { $of_log ->
        [yes] Como máximo, las { $most } entradas más recientes.
       *[no] Las caídas se conocen de 90 días; la disponibilidad, de 30; las cifras, de 400.
    }
log-export-begun = El archivo se está preparando y llegará como mensaje.
log-export-caption = { $subject ->
        [log] Registro
        [outages] Caídas
        [figures] Cifras por hora
       *[availability] Disponibilidad por día
    }, { $days ->
        [one] último { $days } día
       *[other] últimos { $days } días
    }: { $rows ->
        [0] sin filas
        [one] { $rows } fila
       *[other] { $rows } filas
    }{ $cut ->
        [yes] . Había más; estas son las más recientes. Elija menos o un plazo más corto.
       *[no] { "" }
    }
log-column = { $column ->
        [at] Hora ({ $zone })
        [who] Por
        [operator-id] ID de Telegram
        [server] Servidor
        [what] Qué
        [subject] Sobre
        [conference] ID de la conferencia
        [people] Participantes
        [outcome] Resultado
        [detail] Detalle
        [took] Tardó (s)
        [together] Pedidas juntas
        [began] Inicio ({ $zone })
        [ended] Fin ({ $zone })
        [lasted] Duró (s)
        [verdict] Veredicto
        [users-mean] Usuarios, media
        [users-most] Usuarios, máximo
        [conferences-mean] Conferencias, media
        [conferences-most] Conferencias, máximo
        [people-mean] Personas, media
        [people-most] Personas, máximo
        [answer] Respuesta (ms)
        [day] Día ({ $zone })
        [planned] Mantenimiento (s)
        [planned-minutes] Mantenimiento (min)
        [available] Disponible
       *[measured] Medido
    }
