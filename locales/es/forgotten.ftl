btn-search-again = 🔄 Buscar de nuevo
btn-cancel-search = ✖ Cancelar la búsqueda
btn-threshold = ⏳ Elegir horas
btn-open-card = 🎥 Abrir la ficha
btn-remind = ⏰ Recordar en { $hours } h
btn-silence = 🔕 Silenciar esta sesión

forgotten-list-reading =
    <b>{ $server }</b>
    Leyendo la lista de conferencias en curso…
forgotten-list-searching =
    <b>{ $server }</b>
    Revisando las conferencias en curso: { $done } de { $total }
forgotten-list-failed =
    <b>{ $server }</b>
    La búsqueda ha fallado. Busque de nuevo o compruebe el estado del servidor.
forgotten-list-title =
    <b>{ $server }</b>
    { $count ->
        [0] Ninguna conferencia parece olvidada.
        [one] { $count } conferencia parece olvidada.
       *[other] { $count } conferencias parecen olvidadas.
    }{ $unjudged ->
        [0] { "" }
       *[other] { " " }Sin poder juzgar: { $unjudged }.
    }
    En curso desde hace más de { $hours ->
        [one] { $hours } hora
       *[other] { $hours } horas
    }, datos de las { DATETIME($looked_at, timeStyle: "medium") }
    { "" }
forgotten-list-row =
    { $number }. { $judged ->
        [yes] <b>{ $topic }</b>
       *[no] ❔ { $topic }
    }
    { DURATION($age) }, { $reason }
forgotten-list-item = { $number }. { $short_topic }

forgotten-reason-empty = no hay nadie
forgotten-reason-lone-host = solo está su anfitrión
forgotten-reason-no-host = { $people ->
        [one] { $people } persona, sin anfitrión
       *[other] { $people } personas, sin anfitrión
    }
forgotten-doubt-age = no se pudo juzgar: el servidor no dice desde cuándo está en curso
forgotten-doubt-participants = no se pudo juzgar: no se pudo leer quién está en ella
forgotten-doubt-hosts = no se pudo juzgar: el servidor no dice quién es anfitrión

forgotten-threshold-title =
    <b>{ $server }</b>
    ¿Después de cuántas horas se considera olvidada una conferencia?
forgotten-threshold-item = { $chosen ->
        [yes] ✅ { $hours }
       *[no] { $hours }
    } { $hours ->
        [one] hora
       *[other] horas
    }

forgotten-reminder-set = Se lo recordaré en { $hours } h, si entonces sigue olvidada.
forgotten-silenced = No volveré a avisarle de esta sesión.
