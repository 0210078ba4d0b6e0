# Wer was wann getan hat, und was daraus wurde; und Dateien davon.

btn-open-log = 📜 Protokoll
btn-log-server = 🖥 Server
btn-log-person = 👤 Wer
btn-log-kind = 🏷 Art
btn-log-all = 📜 Alles anzeigen
btn-open-export = 📄 Als Datei
btn-export-csv = 📄 CSV senden
btn-export-xlsx = 📄 XLSX senden

log-by-rule = die Regel
log-kind = { $kind ->
        [stop] Konferenz beenden
        [stop-recording] Aufzeichnung beenden
        [start-again] Konferenz neu starten
        [call-owner] Besitzer anrufen
        [change] Personen und Rechte
        [refused] Nicht erlaubt
       *[other] { $kind }
    }
log-act = { $act ->
        [invited] Einladung
        [withdrew] Einladung zurückgezogen
        [asked] Bitte um Zugang
        [let-in] Zugang erteilt
        [changed] Rechte geändert
        [removed] Zugang entzogen
        [turned-away] Zugang verweigert
        [paused] Pausiert
        [resumed] Pause beendet
        [planned] Wartung geplant
        [unplanned] Wartungsplan gelöscht
        [stranger] Fremde Person abgewiesen
        [took] Meldung übernommen
        [gave-back] Meldung zurückgegeben
        [muted] In einer Gruppe stummgeschaltet
        [unmuted] In einer Gruppe nicht mehr stumm
        [rule-off] Regel ausgeschaltet
        [rule-dry] Probe der Regel begonnen
        [rule-on] Regel eingeschaltet
        [rule-changed] Regel geändert
        [rule-paused] Regel pausiert
        [rule-resumed] Pause der Regel beendet
        [rule-kept] Sitzung von der Regel ausgenommen
        [rule-postponed] Beenden nach Regel verschoben
       *[other] { $kind ->
            [refused] Nicht erlaubt
           *[other] { $act }
        }
    }
log-outcome = { $outcome ->
        [none] ⏳ läuft noch oder wurde unterbrochen
        [stopped] ☑ beendet
        [stopped-restarted] ☑ beendet und wieder gestartet
        [done] ☑ erledigt
        [accepted] ☑ vom Server angenommen
        [still-running] ⚠️ gesendet, läuft aber noch
        [unchanged] ⚠️ gesendet, aber nichts geändert
        [not-confirmed] ⚠️ gesendet, aber nicht bestätigt
        [interrupted] ⚠️ durch Neustart des Bots unterbrochen
        [declined] ❌ vom Server abgelehnt
        [refused] ❌ Recht fehlt
        [credentials-refused] ❌ Zugangsdaten abgelehnt
        [unknown-call] ❌ diesem Server unbekannt
        [already-ended] war schon zu Ende
        [ended] war schon zu Ende
        [already] war schon so
        [replaced] eine andere Sitzung lief
        [ambiguous] zwei Sitzungen liefen
        [unclear] Sitzung nicht eindeutig
        [not-allowed] ❌ nicht erlaubt
        [unreachable] ❌ Server nicht erreichbar
        [unreadable] ❌ unerwartete Antwort des Servers
        [protected] ❌ geschützt
        [asked-again] erneut gefragt
        [outdated] Ansicht veraltet
        [expired] Ansicht veraltet
        [in-progress] jemand anders war dabei
        [server-gone] Server nicht mehr in den Einstellungen
       *[other] { $outcome }
    }

log-list-title =
    <b>Protokoll</b>{ $filtered ->
        [yes] { "" }
            Nur: { $filters }
       *[no] { "" }
    }
    { $total ->
        [0] Keine Einträge
        [one] { $total } Eintrag
       *[other] { $total } Einträge
    }
    { "" }
log-list-row =
    { $number }. <b>{ $what }</b>{ $about ->
        [yes] : { $subject }
       *[no] { "" }
    }
    { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · { $who }{ $on_server ->
        [yes] { " " }· { $server }
       *[no] { "" }
    } · { $outcome }{ $timed ->
        [yes] { " " }({ DURATION($took) })
       *[no] { "" }
    }
log-entry-body =
    <b>{ $what }</b>{ $about ->
        [yes] : { $subject }
       *[no] { "" }
    }
    { $outcome }{ $detailed ->
        [yes] : { $detail }
       *[no] { "" }
    }

    Von: { $who }{ $by_rule ->
        [yes] { "" }
       *[no] { " " }(ID <code>{ $operator_id }</code>)
    }
    { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }{ $timed ->
        [yes] , Dauer { DURATION($took) }
       *[no] { "" }
    }{ $on_server ->
        [yes] { "" }
            Server: { $server }{ $addressed ->
                [yes] { " " }({ $address })
               *[no] { "" }
            }
       *[no] { "" }
    }{ $conference ->
        [yes] { "" }
            ID: <code>{ $conference_id }</code>
       *[no] { "" }
    }{ $session ->
        [yes] { "" }
            Sitzung: <code>{ $session_id }</code>
       *[no] { "" }
    }
log-entry-together = { $together ->
        [one] Mit derselben Bestätigung wurde { $together } Konferenz angefragt.
       *[other] Mit derselben Bestätigung wurden { $together } Konferenzen angefragt.
    }
log-question-title =
    { "" }
    <b>Was die Ansicht davor sagte:</b>
log-question-facts =
    { $titled ->
        [yes] { $topic }
       *[no] Ohne Titel
    }
    Besitzer: { $owner }
    Lief seit: { DURATION($age) }{ $forgotten ->
        [yes] { "" }
            🕯 Wirkte vergessen, ab { HOURS($threshold) }
       *[no] { "" }
    }
    Angezeigt: { DATETIME($shown_at, dateStyle: "medium", timeStyle: "medium") }
log-servers-title = <b>Einträge welches Servers?</b>
log-people-title = <b>Einträge von wem?</b>
log-kinds-title = <b>Welche Art von Einträgen?</b>
log-every-item = { $chosen ->
        [yes] ✅ Alle
       *[no] Alle
    }
log-choice-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }

log-subject = { $subject ->
        [log] Protokoll
        [outages] Ausfälle
        [figures] Werte je Stunde
       *[availability] Verfügbarkeit
    }
log-subject-item = { $chosen ->
        [yes] ✅ { $subject ->
            [log] Protokoll
            [outages] Ausfälle
            [figures] Werte je Stunde
           *[availability] Verfügbarkeit je Tag
        }
       *[no] { $subject ->
            [log] Protokoll
            [outages] Ausfälle
            [figures] Werte je Stunde
           *[availability] Verfügbarkeit je Tag
        }
    }
log-span-item = { $chosen ->
        [yes] ✅ { $days ->
            [one] { $days } Tag
           *[other] { $days } Tage
        }
       *[no] { $days ->
            [one] { $days } Tag
           *[other] { $days } Tage
        }
    }
log-export-body =
    <b>Was möchten Sie als Datei?</b>{ $filtered ->
        [yes] { "" }
            Nur: { $filters }
       *[no] { "" }
    }
    { $of_log ->
        [yes] Höchstens die neuesten { $most } Einträge.
       *[no] Ausfälle sind für 90 Tage bekannt, die Verfügbarkeit für 30, die Werte für 400.
    }
log-export-begun = Die Datei wird erstellt und kommt als Nachricht.
log-export-caption = { $subject ->
        [log] Protokoll
        [outages] Ausfälle
        [figures] Werte je Stunde
       *[availability] Verfügbarkeit je Tag
    }, { $days ->
        [one] letzter { $days } Tag
       *[other] letzte { $days } Tage
    }: { $rows ->
        [0] keine Zeilen
        [one] { $rows } Zeile
       *[other] { $rows } Zeilen
    }{ $cut ->
        [yes] . Es waren mehr; dies sind die neuesten. Wählen Sie weniger oder eine kürzere Zeit.
       *[no] { "" }
    }
log-column = { $column ->
        [at] Zeit ({ $zone })
        [who] Von
        [operator-id] Telegram-ID
        [server] Server
        [what] Was
        [subject] Worum es ging
        [conference] Konferenz-ID
        [people] Teilnehmer
        [outcome] Ergebnis
        [detail] Einzelheiten
        [took] Dauer (s)
        [together] Gemeinsam angefragt
        [began] Beginn ({ $zone })
        [ended] Ende ({ $zone })
        [lasted] Gesamtdauer (s)
        [verdict] Befund
        [users-mean] Benutzer online, Mittel
        [users-most] Benutzer online, Spitze
        [conferences-mean] Konferenzen, Mittel
        [conferences-most] Konferenzen, Spitze
        [people-mean] Personen darin, Mittel
        [people-most] Personen darin, Spitze
        [answer] Antwortzeit (ms)
        [day] Tag ({ $zone })
        [planned] Geplant (s)
        [planned-minutes] Geplant (min)
        [available] Verfügbar
       *[measured] Gemessen
    }
