btn-trends = 📈 Verlauf
btn-compare = 📈 Mit Vorwoche vergleichen
btn-compare-no-more = 📈 Ohne Vorwoche

trends-span = { $span ->
        [day] 24 Stunden
        [week] 7 Tage
        [month] 30 Tage
       *[year] 12 Monate
    }
trends-span-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
trends-compared = { $span }, verglichen mit der Vorwoche
trends-users = Benutzer online
trends-conferences = Konferenzen
trends-people = Personen in Konferenzen
trends-availability = Verfügbarkeit
trends-up = in Ordnung
trends-down = Ausfall
trends-unknown = nicht geprüft
trends-line-mean = Mittel
trends-line-most = Spitze
trends-line-before = eine Woche davor
trends-peak = { $number } · { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
trends-limit = Lizenz: { $number }

trends-view-title = 📈 <b>{ $server }</b>, { $name }
trends-view-users =
    Benutzer online: <b>{ $users }</b>{ $peaked ->
        [yes] , Spitze <b>{ $peak }</b> ({ DATETIME($peak_at, dateStyle: "medium", timeStyle: "short") })
       *[no] { "" }
    }{ $limited ->
        [yes] , Lizenz { $limit }
       *[no] { "" }
    }
trends-view-conferences =
    Konferenzen: <b>{ $conferences }</b>, höchstens { $conferences_most }
    Personen darin: <b>{ $people }</b>, höchstens { $people_most }
trends-view-availability = Verfügbarkeit: <b>{ NUMBER($available, style: "percent", maximumFractionDigits: 2) }</b>{ $outages ->
        [0] { "" }
        [one] , { $outages } Ausfall
       *[other] , { $outages } Ausfälle
    }{ $paused ->
        [yes] , geplant: { DURATION($planned) }
       *[no] { "" }
    }
trends-view-empty = { $monitored ->
        [yes] In dieser Zeit wurde noch nichts gemessen. Der Bot misst alle fünf Minuten.
       *[no] In dieser Zeit wurde nichts gemessen. Der Bot misst, solange die Überwachung läuft: unter 🩺 lässt sie sich einschalten.
    }
trends-view-drawing = ⏳ Das Bild wird gezeichnet…
trends-view-failed = Das Bild ließ sich nicht zeichnen. Die Zahlen oben sind vollständig.
trends-view-missing = Für Bilder muss matplotlib installiert sein, wo der Bot läuft: <code>pip install matplotlib</code>
trends-view-sampled = <i>gemessen { AGO($age) }</i>
