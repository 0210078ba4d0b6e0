# Pausen und geplante Wartungen eines Servers: ihre Ansichten, und was davon gemeldet wird.

btn-pause = ⏸ Pausieren…
btn-end-pause = ▶ Jetzt fortsetzen
btn-plan-once = 🗓 Einmal planen…
btn-plan-weekly = 🗓 Jede Woche…
btn-delete-plan = 🗑 Plan löschen

paused-until = ⏸ pausiert { $endless ->
        [yes] bis jemand fortsetzt
       *[no] bis { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
    }, { $by }

paused-now = <b>{ $pause }</b>

maintenance-weekday-name = { $weekday ->
        [0] Montag
        [1] Dienstag
        [2] Mittwoch
        [3] Donnerstag
        [4] Freitag
        [5] Samstag
       *[6] Sonntag
    }
maintenance-view-title =
    <b>{ $server }</b>
    Während einer Pause wird weiter geprüft, aber nichts gemeldet. Ein Ausfall, der an ihrem Ende noch andauert, wird dann gemeldet. Die Verfügbarkeit zählt diese Zeit nicht mit.
maintenance-view-running =
    { "" }
    Zurzeit nicht pausiert
maintenance-view-paused =
    { "" }
    <b>{ $pause }</b>
maintenance-view-plans =
    { "" }
    Geplant:
maintenance-view-plan = 🗓 { $when }
maintenance-view-choose =
    { "" }
    Ab jetzt pausieren, wie lange? Alle werden informiert.
maintenance-when = { $weekly ->
        [yes] jede Woche, { $name }
       *[no] { DATETIME($day, dateStyle: "medium") }
    }, { $begins } Uhr, { DURATION($seconds) }{ $here ->
        [yes] { "" }
       *[no] { " " }({ $zone })
    }
maintenance-duration-item = { $endless ->
        [yes] Unbefristet
       *[no] { DURATION($seconds) }
    }
maintenance-plan-item = 🗓 { $weekly ->
        [yes] { $name }
       *[no] { DATETIME($day, dateStyle: "short") }
    } { $begins }, { DURATION($seconds) }
maintenance-once-title =
    <b>{ $server }</b>
    An welchem Tag beginnt die Wartung?
maintenance-weekly-title =
    <b>{ $server }</b>
    An welchem Wochentag beginnt die Wartung?
maintenance-day-item = { $today ->
        [yes] Heute
       *[no] { $name }, { DATETIME($day, dateStyle: "short") }
    }
maintenance-weekday-short = { $weekday ->
        [0] Mo
        [1] Di
        [2] Mi
        [3] Do
        [4] Fr
        [5] Sa
       *[6] So
    }
maintenance-weekday-item = { $name }
maintenance-begins-title =
    <b>{ $server }</b>
    Um wie viel Uhr beginnt sie, nach den Uhren von { $zone }? Wählen Sie eine Stunde, oder schreiben Sie eine Uhrzeit, etwa 22:30.
maintenance-time-unknown =
    { "" }
    „{ $unknown }“ ist keine Uhrzeit. Schreiben Sie sie so: 22:30.
maintenance-hour-item = { $shown }
maintenance-lasts-title =
    <b>{ $server }</b>
    Wie lange dauert sie?
maintenance-plan-body =
    <b>{ $server }</b>
    { $when }
    Geplant von { $by }, { DATETIME($set_at, dateStyle: "medium", timeStyle: "short") }{ $more ->
        [yes] { "" }
            Nächstes Mal: { DATETIME($next_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
maintenance-plan-gone =
    <b>{ $server }</b>
    Diesen Plan gibt es nicht mehr.
maintenance-over = Diese Zeit ist schon vorbei. Wählen Sie eine längere.
maintenance-ended = { $ended ->
        [yes] Die Pause von { $server } ist beendet: Es wird wieder gemeldet.
       *[no] Diese Pause von { $server } ist schon vorbei.
    }
alert-maintenance = { $state ->
        [ended] ▶ { $by } hat die Pause von <b>{ $server }</b> beendet. Es wird wieder gemeldet.
       *[begun] ⏸ { $planned ->
            [yes] Die Wartung von <b>{ $server }</b> hat begonnen, geplant von { $by }
           *[no] { $by } hat <b>{ $server }</b> pausiert
        }, { $endless ->
            [yes] bis jemand fortsetzt
           *[no] bis { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
        }
        Es wird weiter geprüft, aber nichts gemeldet.
    }
