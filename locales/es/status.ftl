status-view-verdict =
    <b>{ $server }</b>
    <b>{ $verdict }</b>{ $lasting ->
        [yes] { " " }desde: { DATETIME($since, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
status-view-advice = { $advice }
status-view-figures =
    { $version } · { $generation } · { $answered ->
        [yes] { NUMBER($milliseconds) } ms
       *[no] sin respuesta
    }{ $certificate ->
        [valid] { " " }· certificado { $certificate_days ->
                [one] { $certificate_days } día
               *[other] { $certificate_days } días
            }
        [expired] { " " }· certificado caducado
       *[unknown] { "" }
    }
status-view-monitoring =
    Supervisión: { $monitored ->
        [yes] <b>activada</b>, intervalo { DURATION($interval) }
       *[no] <b>desactivada</b>
    }
status-view-availability = Disponibilidad:
status-view-share =
    { $span ->
        [day] 24 horas
        [week] 7 días
       *[month] 30 días
    }: { $checked ->
        [always] { NUMBER($available, style: "percent", maximumFractionDigits: 2) }
       *[partly] { NUMBER($available, style: "percent", maximumFractionDigits: 2) } ({ $days ->
            [one] { $days } día comprobado
           *[other] { $days } días comprobados
        })
    }{ $paused ->
        [yes] , mantenimiento: { DURATION($planned) }
       *[no] { "" }
    }
status-view-unmeasured = Disponibilidad: { $since_when ->
        [yes] se mide desde: { DATETIME($measured_since, dateStyle: "medium", timeStyle: "short") }
       *[no] sin mediciones
    }
status-view-address = { $address }
status-view-changed = Cambiada por { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
status-view-outages =
    { "" }
    Últimas caídas:
status-view-outage =
    { DATETIME($began_at, dateStyle: "short", timeStyle: "short") }, { $over ->
        [yes] { DURATION($seconds) }
        [unseen] al menos { DURATION($seconds) }, final no registrado
       *[no] en curso
    }: { $verdict }

btn-monitor = ▶ Activar la supervisión
btn-interval = ⏱ Intervalo
btn-open-watch = 🕯 Vigilar olvidadas

status-interval-title =
    <b>{ $server }</b>
    ¿Cada cuánto se comprueba el servidor?
status-interval-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] { DURATION($seconds) }
    }{ $usual ->
        [yes] { " " }(por defecto)
       *[no] { "" }
    }

status-muted = 🔕 Ha silenciado { $server } (hasta: { DATETIME($muted_until, timeStyle: "short") }). Recibirá sus alertas después.
status-refused = 🔕 Ha desactivado estas alertas para usted: /preferences
btn-unmute = 🔔 Reactivar alertas
btn-watch = ▶ Activar la vigilancia
btn-stop-watching = ⏸ Desactivar la vigilancia
status-watch-body =
    <b>{ $server }</b>
    El bot puede buscar por sí mismo conferencias olvidadas y avisarle una sola vez de cada una.

    Vigilancia: { $watched ->
        [yes] <b>activada</b>
       *[no] <b>desactivada</b>
    }{ $switched ->
        [yes] { "" }
            Cambiada por { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
    Elija tras cuántas horas se considera olvidada una conferencia y cada cuánto buscar:
status-watch-threshold-item = { $chosen ->
        [yes] ✅ tras { HOURS($hours) }
       *[no] tras { HOURS($hours) }
    }
status-watch-look-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] ⏱ { DURATION($seconds) }
    }

verdict-running = 🟢 en funcionamiento
verdict-running-advice = El motor de vídeo y la API web responden.
verdict-slow = 🟡 en funcionamiento, pero lento
verdict-slow-advice = La API web tarda más de dos segundos en responder. Revise la carga del servidor y la red.
verdict-port-silent = 🟡 el puerto de clientes no responde
verdict-port-silent-advice = La API web responde, pero el puerto de las aplicaciones cliente (4307 por defecto) no: puede que lo bloquee un cortafuegos o que el puerto de la configuración no sea el correcto.
verdict-check-failed = 🟠 la comprobación ha fallado ({ $incident })
verdict-permission-missing = 🟠 falta un permiso
verdict-credentials-refused = 🟠 credenciales rechazadas
verdict-api-error = 🔴 error de la API
verdict-engine-stopped = 🔴 motor de vídeo detenido
verdict-engine-stopped-advice = La API web responde, pero el motor de vídeo ya no. Inícielo en el panel de control del servidor.
verdict-tls = 🔴 problema con el certificado
verdict-unreachable = 🔴 inaccesible
