btn-cancel-search = ✖ Cancelar
btn-threshold = ⏳ Más de…
btn-open-card = 🎥 Detalles
btn-remind = ⏰ Recordar en { HOURS($hours) }
btn-silence = 🔕 No volver a avisar

forgotten-list-reading =
    <b>{ $server }</b>
    Leyendo la lista de conferencias en curso…
forgotten-list-searching =
    <b>{ $server }</b>
    Revisando las conferencias en curso: { $done } de { $total }
forgotten-list-title =
    <b>{ $server }</b>
    { $count ->
        [0] Ninguna conferencia parece olvidada.
        [one] { $count } conferencia parece olvidada.
       *[other] { $count } conferencias parecen olvidadas.
    }{ $unjudged ->
        [0] { "" }
       *[other] { " " }Sin evaluar: { $unjudged }.
    }
    En curso desde hace más de { HOURS($hours) }
    { "" }
forgotten-list-row =
    { $number }. { $judged ->
        [yes] <b>{ $topic }</b>
       *[no] ❔ { $topic }
    }{ $protected ->
        [yes] { " " }🛡
       *[no] { "" }
    }{ $joint }{ $figures }
forgotten-list-figures-item = { DURATION($age) } · { $reason }

forgotten-reason-empty = vacía
forgotten-reason-lone-host = solo está el moderador
forgotten-reason-no-host = { $people ->
        [one] { $people } participante, sin moderador
       *[other] { $people } participantes, sin moderador
    }
forgotten-doubt-age = no se pudo evaluar: el servidor no indica cuándo empezó
forgotten-doubt-participants = no se pudo evaluar: no se pudieron obtener los participantes
forgotten-doubt-hosts = no se pudo evaluar: el servidor no indica quién es moderador

forgotten-threshold-title =
    <b>{ $server }</b>
    ¿Después de cuántas horas se considera olvidada una conferencia?
forgotten-threshold-item = { $chosen ->
        [yes] ✅ { HOURS($hours) }
       *[no] { HOURS($hours) }
    }

forgotten-reminder-set = Se lo recordaré en { HOURS($hours) }, si sigue pareciendo olvidada.
forgotten-silenced = No volveré a avisarle de esta sesión.
