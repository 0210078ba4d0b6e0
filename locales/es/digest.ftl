btn-digest = 📰 Resumen

preferences-digest-title =
    <b>Resumen</b>
    Lo ocurrido en un solo mensaje: disponibilidad y caídas, máximos, horas de conferencia, conferencias olvidadas, certificados que caducan pronto.
preferences-digest-when = ¿A qué hora? Zona horaria: { $city }.
preferences-digest-off = Desactivado
preferences-digest-daily = Cada día
preferences-digest-weekly = Cada lunes
preferences-digest-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
preferences-digest-hour = { $chosen ->
        [yes] ✅ { $hour }:00
       *[no] { $hour }:00
    }

digest-title = 📰 <b>{ $every ->
        [weekly] La semana
       *[daily] El día
    }</b> hasta { DATETIME($end, dateStyle: "medium", timeStyle: "short") }
digest-server = <b>{ $server }</b>
digest-unmeasured = Disponibilidad: sin mediciones
digest-availability =
    Disponibilidad: <b>{ NUMBER($available, style: "percent", maximumFractionDigits: 2) }</b>{ $outages ->
        [0] { "" }
        [one] , { $outages } caída
       *[other] , { $outages } caídas
    }
digest-planned = Mantenimiento previsto: { DURATION($planned) }
digest-peak =
    Máximo de usuarios en línea: <b>{ $peak }</b>{ $limited ->
        [yes] , licencia { $limit }
       *[no] { "" }
    } ({ DATETIME($at, dateStyle: "medium", timeStyle: "short") }){ $month ->
        [0] { "" }
       *[other] , desde el { DATETIME($since, dateStyle: "medium") }: <b>{ $month }</b>
    }
digest-hours = Conferencias: <b>{ HOURS($hours) }</b>
digest-forgotten = Olvidadas: { $found } encontradas, { $stopped } detenidas
digest-certificate = { $days ->
        [0] 🔴 El certificado ha caducado
        [one] 🟠 El certificado caduca dentro de { $days } día
       *[other] 🟠 El certificado caduca dentro de { $days } días
    }
digest-more = { $more ->
        [one] y { $more } servidor más
       *[other] y { $more } servidores más
    }
