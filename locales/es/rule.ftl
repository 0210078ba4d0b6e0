# Lo que detiene por sí solo las conferencias olvidadas: ventanas, avisos y en qué quedaron.

btn-open-rules = ⚙ Reglas
btn-rule-stops = 🎯 Qué se detiene
btn-rule-hours = 🌙 Horario
btn-rule-limits = 🧯 Aviso previo y freno
btn-rule-begins = Desde…
btn-rule-until = Hasta…
btn-rule-resume = ▶ Reanudar
btn-rule-report = 📋 Informe
btn-rule-keep = ✋ Mantener esta sesión
btn-rule-postpone = ⏰ Aplazar { HOURS($hours) }
btn-rule-stop-now = ⏹ Detener ya…

rule-mode-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $mode ->
        [on] Sí
        [dry] Ensayo
       *[off] No
    }
rule-view-title =
    <b>{ $server }</b>
    Todo sobre las conferencias olvidadas

    Su lista: en curso desde hace más de { HOURS($mine) }
    Vigilancia, igual para todos: { $watched ->
        [yes] más de { HOURS($watch) }, cada { DURATION($every) }
       *[no] desactivada
    }
rule-view-mode =
    { "" }
    🤖 Detener por regla: { $mode ->
        [on] <b>sí</b>
        [dry] <b>ensayo</b> (no se detiene nada)
       *[off] <b>no</b>
    }
rule-view-terms =
    Más de { HOURS($hours) }: { $some ->
        [yes] { $reasons }
       *[no] ningún motivo elegido
    }
    Nunca: protegidas, dudosas{ $recorded ->
        [yes] { "" }
       *[no] , con grabación
    }
    { $always ->
        [yes] A cualquier hora
       *[no] Solo { $begins }–{ $ends }, { $zone }
    }
    Aviso previo: { DURATION($warning) } antes
    Freno: más de { $at_once } a la vez o { $per_day } al día
rule-view-changed = Cambiada por { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
rule-view-untried =
    { "" }
    <i>«Sí» se puede elegir tras un ensayo de un día cuyo informe haya leído un propietario del bot.</i>
rule-view-trying =
    { "" }
    <i>Ensayo desde: { DATETIME($dry_since, dateStyle: "medium", timeStyle: "short") }. «Sí» se puede elegir cuando un propietario del bot haya abierto el informe. No antes de: { DATETIME($ready_at, dateStyle: "medium", timeStyle: "short") }.</i>
rule-view-unread =
    { "" }
    <i>Ensayo desde: { DATETIME($dry_since, dateStyle: "medium", timeStyle: "short") }. «Sí» se puede elegir cuando un propietario del bot haya abierto el informe.</i>
rule-view-paused =
    { "" }
    ⚠️ <b>En pausa desde: { DATETIME($paused_at, dateStyle: "medium", timeStyle: "short") }.</b> Motivo: { $pause }. No se detiene nada hasta que un propietario del bot la reanude.
rule-view-rests =
    { "" }
    <b>{ $rest }</b>
    Mientras el servidor esté en pausa, la regla no detiene nada ni avisa de nada.
rule-view-cases =
    { "" }
    Se detendrán pronto:
rule-view-case = { $topic }: { DATETIME($due_at, dateStyle: "medium", timeStyle: "short") }
rule-view-more = … +{ $more }

rule-stops-title =
    <b>{ $server }</b>
    ¿Qué detiene la regla y a partir de qué tiempo en curso?

    Nunca lo protegido, ni nada que el bot no pueda evaluar. Para detener más que antes hace falta un nuevo ensayo.
rule-threshold-item = { $chosen ->
        [yes] ✅ { HOURS($hours) }
       *[no] { HOURS($hours) }
    }
rule-reason-name = { $rule ->
        [empty] vacía
        [lone-host] solo el moderador
       *[no-host] sin moderador
    }
rule-reason-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
rule-recorded-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } También las que se graban

rule-hours-title =
    <b>{ $server }</b>
    ¿A qué horas puede la regla detener conferencias?

    Ahora: { $always ->
        [yes] a cualquier hora
       *[no] { $begins }–{ $ends }
    }, { $zone }. Otro horario exige un nuevo ensayo.
rule-span-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $whole ->
        [yes] A cualquier hora
       *[no] { $begins }–{ $ends }
    }
rule-begins-title =
    <b>{ $server }</b>
    ¿Desde qué hora puede la regla detener conferencias?
rule-until-title =
    <b>{ $server }</b>
    ¿Hasta qué hora puede la regla detener conferencias?
rule-hour-item = { $chosen ->
        [yes] ✅ { $shown }
       *[no] { $shown }
    }
rule-zone-title =
    <b>{ $server }</b>
    ¿Según qué reloj cuentan estas horas? Elija uno o escriba una ciudad.

rule-limits-title =
    <b>{ $server }</b>
    ¿Con cuánta antelación se avisa a todos? ¿Con más de cuántas conferencias a la vez se pausa la regla? ¿Y cuántas puede detener al día?
rule-warning-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] { DURATION($seconds) }
    }
rule-at-once-item = { $chosen ->
        [yes] ✅ { $count } a la vez
       *[no] { $count } a la vez
    }
rule-per-day-item = { $chosen ->
        [yes] ✅ { $count } al día
       *[no] { $count } al día
    }

rule-report-title =
    <b>{ $server }</b>
    Ensayo desde: { DATETIME($since, dateStyle: "medium", timeStyle: "short") }. { $count ->
        [0] No se habría detenido nada.
        [one] Se habría detenido { $count } conferencia.
       *[other] Se habrían detenido { $count } conferencias.
    }
    { "" }
rule-report-gone =
    <b>{ $server }</b>
    Ahora no hay ningún ensayo.
rule-report-row =
    { $number }. <b>{ $topic }</b>
    { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · { $reason }

rule-pause-at-once-name = { $count ->
        [one] hay { $count } conferencia olvidada a la vez
       *[other] hay { $count } conferencias olvidadas a la vez
    }
rule-pause-per-day-name = { $count ->
        [one] hoy se ha detenido { $count } conferencia
       *[other] hoy se han detenido { $count } conferencias
    }
rule-pause-contradiction-name = las respuestas del servidor se contradicen
rule-pause-partial-name = dos veces seguidas no se pudo leer una parte de las conferencias
rule-pause-unsure-name = se envió una solicitud de detener, y el servidor no la cumplió o no lo dice

rule-warning-title =
    🤖 <b>{ $topic }</b> se detendrá por regla: { DATETIME($due_at, dateStyle: "medium", timeStyle: "short") }
    { $server }{ $again ->
        [yes] { "" }
            Ya se había anunciado, pero entonces no se pudo detener.
       *[no] { "" }
    }
    { "" }
rule-changed =
    🤖 <b>{ $topic }</b>
    { $server }

    { $state ->
        [postponed] ⏰ Aplazada por { $by }. La regla la detendrá: { DATETIME($due_at, dateStyle: "medium", timeStyle: "short") }.
       *[unreachable] ⚠️ El servidor no responde, así que no se ha detenido nada. La regla lo intentará de nuevo.
    }
rule-decided =
    🤖 <b>{ $topic }</b>
    { $server }

    { $state ->
        [kept] ✋ { $by } mantiene esta sesión. La regla no la detiene.
        [stopped-by] ⏹ Detenida por { $by }, { DATETIME($decided_at, dateStyle: "medium", timeStyle: "short") }
        [stopped] ⏹ Detenida por regla, { DATETIME($decided_at, dateStyle: "medium", timeStyle: "short") }
        [people] ☑ No se ha detenido: ya no parece olvidada.
        [ended] ☑ Ha terminado por sí sola.
        [protected] 🛡 No se ha detenido: está protegida. { $detail }
        [recorded] ⏺ No se ha detenido: se está grabando.
        [doubt] ❔ No se ha detenido: ya no se puede evaluar si está olvidada.
        [hours] 🌙 No se ha detenido: el horario elegido ha pasado.
        [off] ⏸ No se ha detenido: la regla se desactivó o se cambió.
        [brake] ⏸ No se ha detenido: la regla se ha pausado por sí sola.
        [untold] ⚠️ No se ha detenido: el aviso previo no llegó a nadie.
       *[refused] ⚠️ El servidor no la detuvo o no dice si lo hizo. La regla no lo intentará más.
    }
rule-paused =
    ⏸ La regla de <b>{ $server }</b> se ha pausado por sí sola. Motivo: { $pause }.
    No se detiene nada hasta que un propietario del bot la reanude.
rule-reported =
    📋 Ensayo: <b>{ $server }</b>
    Desde: { DATETIME($since, dateStyle: "medium", timeStyle: "short") }. { $count ->
        [0] No se habría detenido nada.
        [one] Se habría detenido { $count } conferencia.
       *[other] Se habrían detenido { $count } conferencias.
    }
rule-kept = La regla no detendrá esta sesión.
rule-postponed = Se aplaza { HOURS($hours) }.

error-rule-not-yet = { $missing ->
        [dry-run] «Sí» se puede elegir tras un ensayo de un día cuyo informe haya leído un propietario del bot.
        [day] El ensayo no ha durado todavía un día.
       *[reading] Ningún propietario del bot ha abierto todavía el informe del ensayo.
    }
error-rule-decided = { $state ->
        [kept] { $by } ya mantiene esta sesión.
        [stopped-by] { $by } ya la ha detenido.
        [stopped] La regla ya la ha detenido.
        [stopping] Demasiado tarde: la regla la está deteniendo ahora mismo.
       *[other] La regla ya no quiere detenerla.
    }
