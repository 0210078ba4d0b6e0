# What is told by second channels (fallback-urls), and about them.

channel-way = { $way ->
        [mail] по электронной почте
        [ntfy] через ntfy
        [webhook] на вебхук
       *[other] через { $way }
    } { $late ->
        [yes] { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
       *[no] в { DATETIME($at, timeStyle: "short") }
    }
channel-also-sent = <i>отправлено также { $ways }</i>
alert-untaken =
    ⚠️ Второй канал № { NUMBER($number) } ({ $way }) окончательно отклонил оповещение от { DATETIME($at, dateStyle: "medium", timeStyle: "short") }{ $status ->
        [0] .
       *[other] : HTTP { $status }.
    }
    Туда оно не придёт; следующие за ним доставляются.
channel-trial =
    🔔 Проверка бота TrueConf
    Сюда приходят оповещения, которые не принимает Telegram. { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
