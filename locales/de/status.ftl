status-view-body =
    <b>{ $server }</b>
    { $address }

    <b>{ $verdict }</b>
    { $advice }

    Version: { $version }
    API: { $generation }
    Antwortzeit: { $answered ->
        [yes] { NUMBER($seconds, maximumFractionDigits: 2) } s
       *[no] —
    }
    Zertifikat: { $certificate ->
        [valid] { $certificate_days ->
            [one] noch { $certificate_days } Tag
           *[other] noch { $certificate_days } Tage
        }
        [expired] abgelaufen
       *[unknown] —
    }
    Geprüft um { DATETIME($checked_at, timeStyle: "medium") }

verdict-running = 🟢 läuft
verdict-running-advice = Der Videodienst und die Web-API antworten.
verdict-slow = 🟡 läuft, aber langsam
verdict-slow-advice = Die Web-API braucht mehr als zwei Sekunden. Sehen Sie nach der Last des Servers und dem Netz.
verdict-port-silent = 🟡 Statusport schweigt
verdict-port-silent-advice = Die Web-API antwortet, der Statusport nicht: Eine Firewall steht dazwischen, oder der Port in den Einstellungen ist falsch.
verdict-engine-stopped = 🔴 Videodienst steht
verdict-engine-stopped-advice = Die Web-API antwortet, der Videodienst nicht mehr. Starten Sie ihn in der Serververwaltung.
verdict-tls = 🔴 Problem mit dem Zertifikat
verdict-unreachable = 🔴 nicht erreichbar
