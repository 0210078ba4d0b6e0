# What is told by second channels (fallback-urls), and about them.

channel-way = { $way ->
        [mail] per E-Mail
        [ntfy] über ntfy
        [webhook] an einen Webhook
       *[other] über { $way }
    } { $late ->
        [yes] am { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
       *[no] um { DATETIME($at, timeStyle: "short") }
    }
channel-also-sent = <i>auch { $ways } gesendet</i>
alert-untaken =
    ⚠️ Der zweite Kanal Nr. { NUMBER($number) } ({ $way }) lehnt eine Meldung vom { DATETIME($at, dateStyle: "medium", timeStyle: "short") } endgültig ab{ $status ->
        [0] .
       *[other] : HTTP { $status }.
    }
    Sie kommt dort nicht an; die Meldungen danach schon.
channel-trial =
    🔔 Test des TrueConf-Bots
    Meldungen, die Telegram nicht annimmt, kommen hier an. { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
