# Las alertas del bot, solas o en una lista, y los botones debajo.

alert-list-title = { $count ->
        [one] <b>{ $count } alerta</b>
       *[other] <b>{ $count } alertas</b>
    }{ $late ->
        [yes] { " " }(desde: { DATETIME($since, dateStyle: "medium", timeStyle: "short") })
       *[no] { "" }
    }
alert-outage =
    <b>{ $server }</b>: { $verdict }
    Desde: { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }
alert-advice = <i>{ $advice }</i>
alert-recovery =
    <b>{ $server }</b>: de nuevo { $verdict }
    { $between ->
        [yes] La caída duró como máximo { DURATION($seconds) }: terminó entre { DATETIME($last_bad_at, dateStyle: "medium", timeStyle: "short") } y { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }, mientras el bot no hacía comprobaciones.
       *[no] La caída duró { DURATION($seconds) }. Fin: { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }.
    }
alert-outage-over =
    <b>{ $server }</b> estuvo caído ({ $verdict }) y ya funciona
    Empezó: { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }. { $between ->
        [yes] La caída duró como máximo { DURATION($seconds) }: terminó entre { DATETIME($last_bad_at, dateStyle: "medium", timeStyle: "short") } y { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }, mientras el bot no hacía comprobaciones.
       *[no] La caída duró { DURATION($seconds) }. Fin: { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }.
    }
alert-certificate = { $days ->
        [0] 🔴 El certificado de <b>{ $server }</b> caducó el { DATETIME($expires_at, dateStyle: "long") }
        [one] 🟠 El certificado de <b>{ $server }</b> caduca dentro de { $days } día, el { DATETIME($expires_at, dateStyle: "long") }
       *[other] 🟠 El certificado de <b>{ $server }</b> caduca dentro de { $days } días, el { DATETIME($expires_at, dateStyle: "long") }
    }
alert-limit = { $percent ->
        [100] 🔴 <b>{ $server }</b>: se ha alcanzado el límite de la licencia. Usuarios en línea: { $users }, permitidos: { $limit } ({ DATETIME($at, timeStyle: "short") })
       *[90] 🟠 <b>{ $server }</b>: se ha alcanzado el 90 % del límite de la licencia. Usuarios en línea: { $users }, permitidos: { $limit } ({ DATETIME($at, timeStyle: "short") })
    }
alert-certificate-renewed = 🟢 El certificado de <b>{ $server }</b> se ha renovado. Es válido hasta el { DATETIME($expires_at, dateStyle: "long") }.
alert-forgotten-row =
    🕯 <b>{ $topic }</b> parece olvidada
    { $server } · { DURATION($age) } · { $reason }{ $late ->
        [yes] { " " }· datos de { DATETIME($read_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
alert-forgotten-title =
    🕯 <b>{ $topic }</b> parece olvidada
    { $server }
    { "" }
alert-as-of = <i>datos de { DATETIME($read_at, dateStyle: "medium", timeStyle: "short") }</i>
alert-forgotten-ended =
    ☑ <b>{ $topic }</b>, que parecía olvidada, ha terminado
    { $server }
alert-offline =
    🔌 El bot estuvo sin conexión de { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } a { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
    Durante ese tiempo no se comprobó ningún servidor.
alert-departed =
    🏷 <b>{ $server }</b> ya no está en la configuración
    { $renamed ->
        [yes] Su dirección corresponde ahora a <b>{ $now }</b>. Para el bot es un servidor nuevo: compruebe en su estado si la supervisión y la vigilancia están activadas.
       *[no] El bot ya no lo supervisa ni busca en él conferencias olvidadas.
    }
alert-clock =
    🔌 El reloj del equipo del bot probablemente iba mal de { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } a { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
    Durante ese tiempo el bot no aceptó certificados, ni el de Telegram ni los de los servidores.
alert-missed =
    Caídas que empezaron y terminaron entretanto: <b>{ $count }</b>
    { $servers }{ $more ->
        [0] { "" }
       *[other] , … +{ $more }
    }
    De { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } a { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-missed-offline =
    🔌 Veces que el bot estuvo sin conexión entretanto: <b>{ $count }</b>
    De { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } a { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-undelivered =
    ⚠️ El grupo <code>{ $chat }</code> no recibe alertas. Telegram responde: { $reason }
    Las alertas se guardan y el bot sigue intentándolo. Compruebe el grupo y los permisos del bot en él.
alert-undelivered-topic =
    ⚠️ { $general ->
        [yes] El tema General
       *[no] El tema { $topic }
    } del grupo <code>{ $chat }</code> no recibe alertas. Telegram responde: { $reason }
    Las alertas se guardan y el bot sigue intentándolo; los demás temas reciben las suyas. Vuelva a abrir el tema o permita al bot gestionar los temas.

alert-mute-item = 🔕 Por { HOURS($hours) }
alert-muted =
    Alertas de { $server } silenciadas durante { HOURS($hours) }; llegarán después. El fin de una caída ya notificada, enseguida. Reactivar: preferencias.

# En grupos

alert-topic-closed = <i>Es para el tema { $topic }, que no admite mensajes: está cerrado o se ha eliminado.</i>
group-unmute-item = 🔔 Activar · { $by }, { DATETIME($until, timeStyle: "short") }
group-muted =
    Las alertas de { $server } están silenciadas aquí para todos durante { HOURS($hours) }; llegarán después. El fin de una caída ya avisada se dirá igualmente.
group-unmuted = Las alertas de { $server } vuelven a llegar aquí.
group-status =
    <b>{ $server }</b>: { $verdict }{ $trouble ->
        [yes] { "" }
            <i>{ $advice }</i>
       *[no] { "" }
    }
    A las { DATETIME($at, timeStyle: "medium") } · lo ha pedido { $by }
group-status-just-told = Aquí se acaba de responder.
group-cannot-write = Telegram no deja que el bot escriba aquí.
group-trial = 🔔 Es una prueba: aquí llegarán las alertas. { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
