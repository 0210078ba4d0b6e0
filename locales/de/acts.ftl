btn-stop-recording = ⏺ Aufzeichnung aus…
btn-confirm-stop-recording = ⏺ Aufzeichnung beenden
btn-call-owner = 📣 Besitzer rufen
btn-start-again = ↩️ Wieder starten

acts-confirm-recording =
    <b>Die Aufzeichnung beenden?</b>
    Die Konferenz selbst läuft weiter, alle bleiben darin.

    <b>{ $topic }</b>
    { $server }, ID <code>{ $conference_id }</code>
acts-working = ⏳ { $act ->
        [stop-recording] Die Aufzeichnung von <b>{ $topic }</b> wird beendet…
        [start-again] <b>{ $topic }</b> wird wieder gestartet…
       *[call-owner] Der Besitzer von <b>{ $topic }</b> wird gerufen…
    }
acts-result-title =
    { $act ->
        [stop-recording] ⏺ Aufzeichnung beenden: <b>{ $topic }</b>
        [start-again] ↩️ Wieder starten: <b>{ $topic }</b>
       *[call-owner] 📣 Besitzer rufen: <b>{ $topic }</b>
    }
    { $server }, ID <code>{ $conference_id }</code>
    { "" }
acts-result-done = { $act ->
        [stop-recording] ☑ Die Konferenz wird nicht mehr aufgezeichnet.
        [start-again] ☑ Die Konferenz läuft wieder. Wer darin war, muss neu beitreten.
       *[call-owner] ☑ Ein Moderator ist in der Konferenz.
    }
acts-result-accepted = ☑ Der Server hat den Ruf an { $owner } angenommen; beigetreten ist noch niemand.
acts-result-unchanged =
    { $act ->
        [stop-recording] ⚠️ Die Anfrage wurde gesendet, aber die Konferenz wird noch aufgezeichnet.
        [start-again] ⚠️ Die Anfrage wurde gesendet, aber die Konferenz läuft nicht.
       *[call-owner] ⚠️ Die Anfrage wurde gesendet, aber kein Moderator ist beigetreten.
    }{ $has_detail ->
        [yes] { " " }Der Server antwortete { $detail }.
       *[no] { "" }
    }
acts-result-not-confirmed =
    ⚠️ Die Anfrage wurde gesendet, aber es ist nicht bekannt, ob der Server sie ausgeführt hat.{ $has_detail ->
        [yes] { " " }Der Server antwortete { $detail }.
       *[no] { "" }
    }
acts-result-interrupted = ⚠️ Der Bot wurde mittendrin neu gestartet. Es ist nicht bekannt, ob die Anfrage gesendet wurde; sie wird nicht noch einmal gesendet.
acts-result-declined = ❌ Nichts hat sich geändert: Der Server hat die Anfrage abgelehnt ({ $detail }).
acts-result-refused =
    ❌ Nichts hat sich geändert: Der OAuth2-Anwendung fehlt das Recht <code>{ $detail }</code>.
    Setzen Sie es in der Serververwaltung. Bis dahin erscheint diese Schaltfläche nicht.{ $act ->
        [call-owner] { " " }Manche Versionen verlangen dafür <code>conferences:write</code>.
       *[other] { "" }
    }
acts-result-unknown-call = ❌ Nichts hat sich geändert: Dieser Server kennt den Aufruf nicht; eine neuere Version kennt ihn vielleicht. Bis dahin erscheint diese Schaltfläche nicht.
acts-result-credentials-refused = ❌ Nichts hat sich geändert: Der Server hat die Zugangsdaten des Bots abgelehnt. Prüfen Sie client_id und client_secret in den Einstellungen.
acts-result-ended = { $act ->
        [start-again] ❌ Die Konferenz gibt es auf dem Server nicht mehr; sie lässt sich nicht wieder starten.
       *[other] Die Konferenz ist zu Ende.
    }
acts-result-already = { $act ->
        [stop-recording] Sie wird nicht mehr aufgezeichnet. Es wurde nichts gesendet.
        [start-again] Sie läuft bereits. Es wurde nichts gesendet.
       *[call-owner] Ein Moderator ist wieder darin. Es wurde nichts gesendet.
    }
acts-result-replaced = Die Sitzung, die Sie gesehen haben, ist vorbei, und die Konferenz hat neu begonnen. Es wurde nichts gesendet.
acts-result-unclear = Es lässt sich nicht feststellen, ob die Sitzung, die jetzt läuft, die ist, die Sie gesehen haben; deshalb wurde nichts gesendet.
acts-result-unreachable = ❌ Der Server war nicht erreichbar. Es wurde nichts gesendet.
acts-result-unreadable = ❌ Der Server hat unerwartet geantwortet. Es wurde nichts gesendet.
acts-result-expired = { $act ->
        [start-again] Sie wurde vor mehr als 15 Minuten beendet; es wurde nichts gesendet. Starten Sie sie in der Serververwaltung.
       *[other] Diese Ansicht war zu alt; deshalb wurde nichts gesendet. Gehen Sie zurück und sehen Sie noch einmal nach.
    }
acts-result-not-allowed = Sie dürfen auf diesem Server nicht mehr handeln. Es wurde nichts gesendet.
acts-refresh-looks = „Aktualisieren“ schaut nur nach und sendet nichts.

error-act-in-progress = { $operator ->
        [rule] Die Regel beendet diese Konferenz gerade.
       *[person] { $operator } ist gerade mit dieser Konferenz beschäftigt.
    }
