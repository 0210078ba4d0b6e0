# Lo que el bot cuenta por sí mismo, en un mensaje o como punto de una lista; y los botones debajo.

alert-list-title = { $count ->
        [one] <b>{ $count } alerta</b>
       *[other] <b>{ $count } alertas</b>
    }
alert-outage =
    <b>{ $server }</b>: { $verdict }
    Desde { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }
alert-advice = <i>{ $advice }</i>
alert-recovery =
    <b>{ $server }</b>: de nuevo { $verdict }
    { $between ->
        [yes] La caída duró como mucho { DURATION($seconds) }: terminó entre { DATETIME($last_bad_at, dateStyle: "medium", timeStyle: "short") } y { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }, cuando el bot no comprobaba.
       *[no] La caída duró { DURATION($seconds) }, hasta { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }.
    }
alert-outage-over =
    <b>{ $server }</b> tuvo una caída que ya terminó: { $verdict }
    Empezó: { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }. { $between ->
        [yes] Duró como mucho { DURATION($seconds) }: terminó entre { DATETIME($last_bad_at, dateStyle: "medium", timeStyle: "short") } y { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }, cuando el bot no comprobaba.
       *[no] Duró { DURATION($seconds) }, hasta { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }.
    }
alert-certificate = { $days ->
        [0] 🔴 El certificado de <b>{ $server }</b> ha caducado: { DATETIME($expires_at, dateStyle: "long") }
        [one] 🟠 El certificado de <b>{ $server }</b> caduca en { $days } día: { DATETIME($expires_at, dateStyle: "long") }
       *[other] 🟠 El certificado de <b>{ $server }</b> caduca en { $days } días: { DATETIME($expires_at, dateStyle: "long") }
    }
alert-certificate-renewed = 🟢 El certificado de <b>{ $server }</b> se ha renovado. Es válido hasta { DATETIME($expires_at, dateStyle: "long") }.
alert-forgotten =
    🕯 <b>{ $topic }</b> parece olvidada
    { $server }, en curso desde hace { DURATION($age) }: { $reason }
alert-forgotten-ended =
    ✅ <b>{ $topic }</b> parecía olvidada y ha terminado
    { $server }
alert-offline =
    🔌 El bot estuvo sin conexión desde { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } hasta { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
    En ese tiempo no comprobó ningún servidor.
alert-departed =
    🏷 <b>{ $server }</b> ya no está en la configuración
    { $renamed ->
        [yes] Su dirección es ahora la de <b>{ $now }</b>. Para el bot es un servidor nuevo: mire en su estado si la supervisión y la vigilancia están activadas.
       *[no] Su supervisión y su vigilancia han terminado.
    }
alert-clock =
    🔌 El reloj del equipo del bot probablemente iba mal desde { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } hasta { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
    En ese tiempo no aceptó certificados, ni el de Telegram ni los de los servidores.
alert-missed =
    Caídas que empezaron y terminaron mientras no se podía entregar ningún mensaje: <b>{ $count }</b>
    { $servers }{ $more ->
        [0] { "" }
       *[other] , … +{ $more }
    }
    Desde { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } hasta { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-missed-offline =
    🔌 Veces que el bot estuvo sin conexión mientras no se podía entregar ningún mensaje: <b>{ $count }</b>
    Desde { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } hasta { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
alert-undelivered =
    ⚠️ El grupo <code>{ $chat }</code> no recibe alertas. Telegram responde: { $reason }
    Las alertas esperan y el bot sigue intentándolo. Compruebe el grupo y los permisos del bot en él.

alert-mute-item = 🔕 Callar { $hours } h
alert-muted =
    { $server } calla durante { $hours ->
        [one] { $hours } hora
       *[other] { $hours } horas
    }. El fin de una caída ya avisada se avisa igualmente. En las preferencias puede terminarlo antes.
