btn-stop = ⏹ Beenden…
btn-confirm-stop = ⏹ Ja, beenden
btn-keep-running = ◀ Nein, zurückgehen
btn-open-list = ◀ Liste öffnen
btn-check-again = 🔄 Noch einmal prüfen
btn-open-page = 🔗 Konferenzseite öffnen
btn-open-management = 🎛 In Echtzeit verwalten

conferences-list-title =
    <b>{ $server }</b>
    { $running ->
        [one] { $running } laufende Konferenz
       *[other] { $running } laufende Konferenzen
    }
    { "" }
conferences-list-empty = Im Moment läuft nichts.
conferences-list-row =
    { $number }. <b>{ $topic }</b>
    { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    }, { DURATION($age) }
conferences-list-item = { $number }. { $short_topic }

conferences-card-ended = Diese Konferenz ist zu Ende.
conferences-card-body =
    <b>{ $topic }</b>
    { $server }

    Dauer: <b>{ DURATION($age) }</b>
    Personen jetzt: <b>{ $people }</b>{ $devices ->
        [0] {""}
       *[other] {""} (Geräte: { $devices })
    }
    Anwesende Gastgeber: { $hosts ->
        [0] keine
       *[other] { $host_names }
    }
    Besitzer: { $owner }
    Aufzeichnung: { $recording ->
        [yes] läuft
        [no] aus
       *[unknown] —
    }
    ID: <code>{ $conference_id }</code>
conferences-card-link-text = Seite: <code>{ $link_text }</code>
conferences-card-no-id =
    { "" }
    Der Server nennt keine ID dieser Konferenz; sie lässt sich deshalb von hier aus nicht beenden.
conferences-card-two-sessions =
    { "" }
    Es laufen zwei Sitzungen dieser Konferenz. Es ist unklar, welche davon enden würde; sie lässt sich deshalb von hier aus nicht beenden.

conferences-confirm-expired =
    <b>⚠️ Der Bildschirm war älter als fünf Minuten: Die Angaben sind neu.</b> Bitte sehen Sie noch einmal hin.
    { "" }
conferences-confirm-more-people =
    <b>⚠️ Es sind jetzt mehr Personen darin, als der Bildschirm sagte.</b> Bitte sehen Sie noch einmal hin.
    { "" }
conferences-confirm-not-forgotten =
    <b>⚠️ Sie sieht nicht mehr vergessen aus.</b> Bitte sehen Sie noch einmal hin.
    { "" }
conferences-confirm-body =
    <b>Diese Konferenz beenden?</b>
    Alle Personen darin werden getrennt.

    <b>{ $topic }</b>
    { $server }
    ID: <code>{ $conference_id }</code>
    Besitzer: { $owner }
    Personen jetzt: <b>{ $people }</b>
    Dauer: <b>{ DURATION($age) }</b>
conferences-confirm-unidentified =
    { "" }
    Der Server unterscheidet die Sitzungen dieser Konferenz nicht: Beginnt inzwischen eine neue, so wird diese beendet. „Ja“ gilt eine Minute lang.

conferences-stopping =
    ⏳ <b>{ $topic }</b> wird beendet…
    ID: <code>{ $conference_id }</code>
conferences-result-stopped =
    ✅ <b>{ $topic }</b> wurde beendet.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-stopped-restarted =
    ✅ <b>{ $topic }</b> wurde beendet, und schon hat eine neue Sitzung begonnen.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-still-running =
    ⚠️ Die Anfrage ist gesendet, aber <b>{ $topic }</b> läuft noch.{ $has_detail ->
        [yes] { " " }Antwort des Servers: { $detail }.
       *[no] { "" }
    }
    { $server }, ID <code>{ $conference_id }</code>
    Prüfen Sie es gleich noch einmal, oder beenden Sie sie in der Serververwaltung.
conferences-result-not-confirmed =
    ⚠️ Die Anfrage, <b>{ $topic }</b> zu beenden, ist gesendet, aber der Server sagt nicht, ob die Konferenz zu Ende ist.{ $has_detail ->
        [yes] { " " }Antwort des Servers: { $detail }.
       *[no] { "" }
    }
    { $server }, ID <code>{ $conference_id }</code>
    Prüfen Sie es noch einmal: Das sieht nur nach und beendet nichts.
conferences-result-declined =
    ❌ <b>{ $topic }</b> wurde nicht beendet: { $server } hat die Anfrage abgelehnt ({ $detail }).
    Sehen Sie im Protokoll des Servers oder eines vorgeschalteten Proxys nach, oder beenden Sie sie in der Serververwaltung.
conferences-result-refused =
    ❌ <b>{ $topic }</b> wurde nicht beendet: Der OAuth2-Anwendung fehlt das Recht <code>{ $detail }</code>.
    Kreuzen Sie es in der Verwaltung von { $server } an und versuchen Sie es erneut.
conferences-result-credentials-refused =
    ❌ <b>{ $topic }</b> wurde nicht beendet: { $server } nimmt die Zugangsdaten des Bots nicht an.
    Prüfen Sie client_id und client_secret in den Einstellungen.
conferences-result-already-ended =
    <b>{ $topic }</b> war schon zu Ende. Es wurde nichts beendet.
    { $has_detail ->
        [yes] Beendet hat sie { $detail }.
       *[no] { $server }, ID <code>{ $conference_id }</code>
    }
conferences-result-replaced =
    Die Sitzung, die Sie gesehen haben, ist vorbei, und <b>{ $topic }</b> findet erneut statt. Es wurde nichts beendet.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-ambiguous =
    Von <b>{ $topic }</b> laufen jetzt zwei Sitzungen. Es ist unklar, welche davon enden würde; deshalb wurde nichts beendet.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-unclear =
    Es lässt sich nicht feststellen, ob die Sitzung von <b>{ $topic }</b>, die jetzt läuft, die ist, die Sie gesehen haben; deshalb wurde nichts beendet.
    { $server }, ID <code>{ $conference_id }</code>
    Öffnen Sie die Liste und sehen Sie noch einmal nach.
conferences-result-unreachable =
    ❌ { $server } ist nicht erreichbar. Es wurde nichts gesendet; dieser Bot hat <b>{ $topic }</b> nicht beendet.
    Prüfen Sie den Server und versuchen Sie es erneut.
conferences-result-unreadable =
    ❌ Die Antwort von { $server } ergibt keinen Sinn. Es wurde nichts gesendet; dieser Bot hat <b>{ $topic }</b> nicht beendet.
