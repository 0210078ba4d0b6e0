# Mensajes que cambian con lo que vale ahora.

alert-forgotten-list-title = { $count ->
        [0] ☑ <b>Lo que parecía olvidado ha terminado</b>
        [one] 🕯 <b>{ $count } conferencia parece olvidada</b>
       *[other] 🕯 <b>{ $count } conferencias parecen olvidadas</b>
    }
    { $server }, a las { DATETIME($read_at, timeStyle: "short") }
alert-forgotten-list-row = <b>{ $number }</b> { $topic }: { DURATION($age) } · { $reason }{ $taken ->
        [yes] { " " }· 👀 { $by }
       *[no] { "" }
    }
alert-forgotten-list-ended = <b>{ $number }</b> <s>{ $topic }</s>: ha terminado
alert-outage-was =
    🟢 <b>{ $server }</b> · { $between ->
        [yes] caído como mucho
       *[no] caído
    } { DURATION($seconds) } ({ $days ->
        [yes] { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } – { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { DATETIME($began_at, timeStyle: "short") }–{ DATETIME($ended_at, timeStyle: "short") }
    })
    Estaba: { $verdict }
alert-unmuted = Los avisos de { $server } ya no están silenciados.
btn-muted = 🔔 En silencio hasta { DATETIME($until, timeStyle: "short") } · anular
btn-reminded = ⏰ { DATETIME($due_at, timeStyle: "short") } · anular
btn-silenced = 🔕 No más · anular
forgotten-undone = Anulado. Ya no hay nada programado.
