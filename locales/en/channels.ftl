# What is told by second channels (fallback-urls), and about them.

channel-way = { $way ->
        [mail] by e-mail
        [ntfy] by ntfy
        [webhook] to a webhook
       *[other] by { $way }
    } at { $late ->
        [yes] { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
       *[no] { DATETIME($at, timeStyle: "short") }
    }
channel-also-sent = <i>also sent { $ways }</i>
alert-untaken =
    ⚠️ The second channel no. { NUMBER($number) } ({ $way }) refuses an alert of { DATETIME($at, dateStyle: "medium", timeStyle: "short") } for good{ $status ->
        [0] .
       *[other] : HTTP { $status }.
    }
    It will not arrive there; the alerts after it do.
channel-trial =
    🔔 Test of the TrueConf bot
    Alerts that Telegram does not take arrive here. { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
