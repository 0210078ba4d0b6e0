# What is told by second channels (fallback-urls), and about them.

channel-way = { $way ->
        [mail] por correo electrónico
        [ntfy] por ntfy
        [webhook] a un webhook
       *[other] por { $way }
    } { $late ->
        [yes] el { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
       *[no] a las { DATETIME($at, timeStyle: "short") }
    }
channel-also-sent = <i>también se envió { $ways }</i>
alert-untaken =
    ⚠️ El segundo canal n.º { NUMBER($number) } ({ $way }) rechaza definitivamente una alerta del { DATETIME($at, dateStyle: "medium", timeStyle: "short") }{ $status ->
        [0] .
       *[other] : HTTP { $status }.
    }
    No llegará por ahí; las alertas siguientes sí.
channel-trial =
    🔔 Prueba del bot de TrueConf
    Aquí llegan las alertas que Telegram no acepta. { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
