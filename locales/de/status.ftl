status-view-verdict =
    <b>{ $server }</b>
    <b>{ $verdict }</b>{ $lasting ->
        [yes] { " " }seit { DATETIME($since, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
status-view-advice = { $advice }
status-view-figures =
    { $version } · { $generation } · { $answered ->
        [yes] { NUMBER($milliseconds) } ms
       *[no] keine Antwort
    }{ $certificate ->
        [valid] { " " }· Zertifikat { $certificate_days ->
                [one] { $certificate_days } Tag
               *[other] { $certificate_days } Tage
            }
        [expired] { " " }· Zertifikat abgelaufen
       *[unknown] { "" }
    }
status-view-monitoring =
    Überwachung: { $monitored ->
        [yes] <b>ein</b>, Intervall { DURATION($interval) }
       *[no] <b>aus</b>
    }
status-view-availability = Verfügbarkeit:
status-view-share =
    { $span ->
        [day] 24 Stunden
        [week] 7 Tage
       *[month] 30 Tage
    }: { $checked ->
        [always] { NUMBER($available, style: "percent", maximumFractionDigits: 2) }
       *[partly] { NUMBER($available, style: "percent", maximumFractionDigits: 2) } ({ $days ->
            [one] { $days } Tag geprüft
           *[other] { $days } Tage geprüft
        })
    }{ $paused ->
        [yes] , geplant: { DURATION($planned) }
       *[no] { "" }
    }
status-view-unmeasured = Verfügbarkeit: { $since_when ->
        [yes] gemessen seit { DATETIME($measured_since, dateStyle: "medium", timeStyle: "short") }
       *[no] nicht gemessen
    }
status-view-address = { $address }
status-view-changed = Geändert von { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
status-view-outages =
    { "" }
    Letzte Ausfälle:
status-view-outage =
    { DATETIME($began_at, dateStyle: "short", timeStyle: "short") }, { $over ->
        [yes] { DURATION($seconds) }
        [unseen] mindestens { DURATION($seconds) }, Ende nicht erfasst
       *[no] dauert an
    }: { $verdict }

btn-monitor = ▶ Überwachung einschalten
btn-interval = ⏱ Intervall
btn-open-watch = 🕯 Vergessene melden

status-interval-title =
    <b>{ $server }</b>
    Wie oft soll geprüft werden?
status-interval-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] { DURATION($seconds) }
    }{ $usual ->
        [yes] { " " }(Standard)
       *[no] { "" }
    }

status-muted = 🔕 Sie haben { $server } bis { DATETIME($muted_until, timeStyle: "short") } stummgeschaltet. Meldungen von dort folgen danach.
status-refused = 🔕 Sie haben diese Meldungen für sich abgeschaltet: /preferences
btn-unmute = 🔔 Stummschaltung aufheben
btn-watch = ▶ Automatisch suchen
btn-stop-watching = ⏸ Nicht automatisch suchen
status-watch-body =
    <b>{ $server }</b>
    Der Bot kann selbst nach vergessenen Konferenzen suchen und Ihnen jede einmal melden.

    Automatische Suche: { $watched ->
        [yes] <b>ein</b>
       *[no] <b>aus</b>
    }{ $switched ->
        [yes] { "" }
            Geändert von { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
    Wählen Sie, nach wie vielen Stunden eine Konferenz als vergessen gilt und wie oft gesucht wird:
status-watch-threshold-item = { $chosen ->
        [yes] ✅ ab { HOURS($hours) }
       *[no] ab { HOURS($hours) }
    }
status-watch-look-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] ⏱ { DURATION($seconds) }
    }

verdict-running = 🟢 läuft
verdict-running-advice = Der Videodienst und die Web-API antworten.
verdict-slow = 🟡 läuft, aber langsam
verdict-slow-advice = Die Web-API braucht mehr als zwei Sekunden für eine Antwort. Prüfen Sie die Auslastung des Servers und das Netz.
verdict-port-silent = 🟡 Client-Port antwortet nicht
verdict-port-silent-advice = Die Web-API antwortet, der Port für Client-Anwendungen (standardmäßig 4307) nicht: Eine Firewall blockiert ihn, oder der Port in den Einstellungen ist falsch.
verdict-check-failed = 🟠 Prüfung fehlgeschlagen ({ $incident })
verdict-permission-missing = 🟠 Recht fehlt
verdict-credentials-refused = 🟠 Zugangsdaten abgelehnt
verdict-api-error = 🔴 API-Fehler
verdict-engine-stopped = 🔴 Videodienst gestoppt
verdict-engine-stopped-advice = Die Web-API antwortet, der Videodienst nicht mehr. Starten Sie ihn in der Serververwaltung.
verdict-tls = 🔴 Problem mit dem Zertifikat
verdict-unreachable = 🔴 nicht erreichbar
