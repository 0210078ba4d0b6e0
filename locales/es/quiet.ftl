# Las horas de silencio, en las preferencias.

btn-quiet = 💤 Horas de silencio
btn-quiet-begins = Desde { $begins }
btn-quiet-ends = Hasta { $ends }
btn-quiet-urgent = Alertas urgentes

quiet-every-day = todos los días
quiet-no-day = ningún día
quiet-view =
    💤 Silencio: <b>{ $begins }–{ $ends }</b>, { $named } · { $nothing ->
        [yes] nada es urgente
       *[no] urgente: { $urgent }
    }
quiet-now = 💤 horas de silencio (hasta: { DATETIME($quiet_until, timeStyle: "short") })
quiet-title =
    <b>Horas de silencio</b>
    Lo que ocurra en ellas llega después en una lista. Enseguida llega solo lo urgente y lo que usted mismo ha pedido.
quiet-hours =
    { "" }
    De <b>{ $begins }</b> a <b>{ $ends }</b>, hora de { $zone }, { $named }
    { $nothing ->
        [yes] Nada es urgente.
       *[no] Urgente: <b>{ $urgent }</b>
    }

    Abajo están los días en que empiezan.
quiet-on-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } Horas de silencio
quiet-day-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
quiet-hour-item = { $chosen ->
        [yes] ✅ { $shown }
       *[no] { $shown }
    }
quiet-begins-title =
    <b>¿Desde qué hora hay silencio?</b>
    Hora de { $zone }. También puede escribir una hora, por ejemplo 22:30.
quiet-ends-title =
    <b>¿Hasta qué hora hay silencio?</b>
    Hora de { $zone }. También puede escribir una hora, por ejemplo 6:45.
quiet-no-time =
    { "" }
    «{ $typed }» no sirve: escriba una hora como 22:30, y no la misma para las dos.
quiet-urgent-title =
    <b>¿Qué es urgente?</b>
    Llega enseguida, también en las horas de silencio.

    Una regla finaliza una conferencia solo si alguien ha recibido el aviso. Si debe hacerlo de noche, alguien necesita sus avisos también entonces.
