btn-search-again = 🔄 Erneut suchen
btn-cancel-search = ✖ Suche abbrechen
btn-threshold = ⏳ Stunden wählen
btn-open-card = 🎥 Karte öffnen
btn-remind = ⏰ Erinnern in { $hours } Std.
btn-silence = 🔕 Für diese Sitzung schweigen

forgotten-list-reading =
    <b>{ $server }</b>
    Die Liste der laufenden Konferenzen wird gelesen…
forgotten-list-searching =
    <b>{ $server }</b>
    Die laufenden Konferenzen werden durchgesehen: { $done } von { $total }
forgotten-list-failed =
    <b>{ $server }</b>
    Die Suche ist gescheitert. Suchen Sie erneut oder prüfen Sie den Server.
forgotten-list-title =
    <b>{ $server }</b>
    { $count ->
        [0] Keine Konferenz sieht vergessen aus.
        [one] { $count } Konferenz sieht vergessen aus.
       *[other] { $count } Konferenzen sehen vergessen aus.
    }{ $unjudged ->
        [0] { "" }
       *[other] { " " }Nicht zu beurteilen: { $unjudged }.
    }
    Länger als { $hours ->
        [one] { $hours } Stunde
       *[other] { $hours } Stunden
    }, Stand { DATETIME($looked_at, timeStyle: "medium") }
    { "" }
forgotten-list-row =
    { $number }. { $judged ->
        [yes] <b>{ $topic }</b>
       *[no] ❔ { $topic }
    }
    { DURATION($age) }, { $reason }
forgotten-list-item = { $number }. { $short_topic }

forgotten-reason-empty = niemand ist darin
forgotten-reason-lone-host = nur der Gastgeber ist darin
forgotten-reason-no-host = { $people ->
        [one] { $people } Person, kein Gastgeber
       *[other] { $people } Personen, kein Gastgeber
    }
forgotten-doubt-age = nicht zu beurteilen: Der Server sagt nicht, seit wann sie läuft
forgotten-doubt-participants = nicht zu beurteilen: Die Teilnehmer waren nicht zu lesen
forgotten-doubt-hosts = nicht zu beurteilen: Der Server sagt nicht, wer Gastgeber ist

forgotten-threshold-title =
    <b>{ $server }</b>
    Nach wie vielen Stunden gilt eine Konferenz als vergessen?
forgotten-threshold-item = { $chosen ->
        [yes] ✅ { $hours }
       *[no] { $hours }
    } { $hours ->
        [one] Stunde
       *[other] Stunden
    }

forgotten-reminder-set = Ich erinnere Sie in { $hours } Std., wenn sie dann noch vergessen ist.
forgotten-silenced = Von dieser Sitzung hören Sie nichts mehr.
