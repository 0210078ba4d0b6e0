btn-stop = ⏹ Beenden…
btn-confirm-stop = { $counted ->
        [yes] { $people ->
            [0] ⏹ Beenden (leer)
            [one] ⏹ Für { $people } Teilnehmer beenden
           *[other] ⏹ Für { $people } Teilnehmer beenden
        }
       *[no] ⏹ Trotzdem beenden
    }
btn-look-again = 🔄 Neu abfragen
btn-keep-running = ◀ Nein, zurück
btn-open-list = ◀ Liste
btn-open-new-session = 🎥 Neue Sitzung öffnen
btn-open-page = 🔗 Konferenzseite
btn-open-management = 🎛 Echtzeitverwaltung

conferences-list-title =
    <b>{ $server }</b>{ $running ->
        [0] { "" }
        [one] { "" }
            { $running } laufende Konferenz
       *[other] { "" }
            { $running } laufende Konferenzen
    }
    { "" }
conferences-list-empty = Zurzeit läuft keine Konferenz.
conferences-list-row =
    { $number }. <b>{ $topic }</b>{ $left ->
        [yes] { " " }⚠️
       *[no] { "" }
    }{ $protected ->
        [yes] { " " }🛡
       *[no] { "" }
    }{ $unsure ->
        [yes] { " " }❔
       *[no] { "" }
    }{ $joint }{ $figures }{ $why }
conferences-list-figures-item = { DURATION($age) } · { $people ->
    [0] leer
   *[other] 👥 { $people }
}

conferences-card-ended = Diese Konferenz ist zu Ende.
conferences-facts-title =
    <b>{ $topic }</b>
    { $server }
    { "" }
conferences-facts-people =
    Teilnehmer: <b>{ $people }</b>{ $devices ->
        [0] {""}
       *[other] {""} (Geräte: { $devices })
    }
    Anwesende Moderatoren: { $hosts ->
        [0] keine
       *[other] { $host_names }
    }
    Dauer: <b>{ DURATION($age) }</b>
conferences-facts-reason = { $judged ->
        [yes] 🕯 Wirkt vergessen: { $reason }
       *[no] ❔ { $reason }
    }
conferences-facts-more =
    Aufzeichnung: { $recording ->
        [yes] läuft
        [no] aus
       *[unknown] —
    }
    Besitzer: { $owner }
    ID: <code>{ $conference_id }</code>
conferences-card-link-text = Seite: <code>{ $link_text }</code>
conferences-card-protected =
    🛡 Geschützt von { $protected_by }{ $noted ->
        [yes] : { $note }
       *[no] { "" }
    }
conferences-card-no-id =
    { "" }
    Der Server nennt keine ID dieser Konferenz, deshalb lässt sie sich von hier aus nicht beenden.
conferences-card-two-sessions =
    { "" }
    Es laufen zwei Sitzungen dieser Konferenz. Vielleicht würde die falsche enden, deshalb lässt sich die Konferenz von hier aus nicht beenden. Beenden Sie eine davon in der Serververwaltung.

conferences-confirm-expired =
    <b>⚠️ Diese Ansicht war zu alt; die Angaben wurden aktualisiert.</b> Bitte prüfen Sie sie noch einmal.
    { "" }
conferences-confirm-more-people =
    <b>⚠️ Inzwischen sind mehr Teilnehmer in der Konferenz als zuvor angezeigt.</b> Bitte prüfen Sie es noch einmal.
    { "" }
conferences-confirm-not-forgotten =
    <b>⚠️ Diese Konferenz wirkt nicht mehr vergessen.</b> Bitte prüfen Sie es noch einmal.
    { "" }
conferences-confirm-title = <b>Diese Konferenz beenden?</b>
conferences-confirm-disconnected =
    <b>{ $people ->
        [0] Niemand ist in der Konferenz.
        [one] Die Verbindung von { $people } Teilnehmer wird getrennt.
       *[other] Die Verbindung von { $people } Teilnehmern wird getrennt.
    }</b>
    { "" }
conferences-confirm-uncounted =
    <b>⚠️ Wer in der Konferenz ist, konnte nicht abgerufen werden. Sie kann voll sein.</b>
    { "" }
conferences-confirm-unidentified =
    { "" }
    Der Server unterscheidet die Sitzungen dieser Konferenz nicht: Beginnt inzwischen eine neue, wird diese beendet. Die Schaltfläche zum Beenden gilt eine Minute lang.

conferences-stopping =
    ⏳ <b>{ $topic }</b> wird beendet…
    ID: <code>{ $conference_id }</code>
conferences-waiting =
    ⏳ Die Anfrage, <b>{ $topic }</b> zu beenden, wurde gesendet; der Server hat sie noch nicht bestätigt ({ $seconds } Sek.).
    { $server }, ID <code>{ $conference_id }</code>
    Sie müssen hier nicht warten: Wenn Sie weitergehen, kommt das Ergebnis als Nachricht.
conferences-result-stopped =
    ☑ <b>{ $topic }</b> wurde beendet.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-stopped-restarted =
    ☑ <b>{ $topic }</b> wurde beendet, aber es hat schon eine neue Sitzung begonnen.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-still-running =
    ⚠️ Die Anfrage wurde gesendet, aber <b>{ $topic }</b> läuft noch.{ $has_detail ->
        [yes] { " " }Antwort des Servers: { $detail }.
       *[no] { "" }
    }
    { $server }, ID <code>{ $conference_id }</code>
    Prüfen Sie es gleich noch einmal, oder beenden Sie sie in der Serververwaltung.
conferences-result-not-confirmed =
    ⚠️ Die Anfrage, <b>{ $topic }</b> zu beenden, wurde gesendet, aber der Server sagt nicht, ob die Konferenz zu Ende ist.{ $has_detail ->
        [yes] { " " }Antwort des Servers: { $detail }.
       *[no] { "" }
    }
    { $server }, ID <code>{ $conference_id }</code>
    „Aktualisieren“ sieht nur nach und beendet nichts.
conferences-result-declined =
    ❌ <b>{ $topic }</b> wurde nicht beendet: { $server } hat die Anfrage abgelehnt ({ $detail }).
    Sehen Sie im Protokoll des Servers oder eines vorgeschalteten Proxys nach, oder beenden Sie sie in der Serververwaltung.
conferences-result-refused =
    ❌ <b>{ $topic }</b> wurde nicht beendet: Der OAuth2-Anwendung fehlt das Recht <code>{ $detail }</code>.
    Aktivieren Sie es in der Serververwaltung von { $server } und versuchen Sie es erneut.
conferences-result-credentials-refused =
    ❌ <b>{ $topic }</b> wurde nicht beendet: { $server } hat die Zugangsdaten des Bots abgelehnt.
    Prüfen Sie client_id und client_secret in den Einstellungen.
conferences-result-already-ended =
    <b>{ $topic }</b> war schon zu Ende. Es wurde nichts beendet.
    { $has_detail ->
        [yes] { $detail ->
            [rule] Die Regel hat sie beendet.
           *[person] { $detail } hat sie beendet.
        }
       *[no] { $server }, ID <code>{ $conference_id }</code>
    }
conferences-result-replaced =
    Die Sitzung, die Sie gesehen haben, ist beendet, und <b>{ $topic }</b> hat neu begonnen. Es wurde nichts beendet.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-ambiguous =
    Von <b>{ $topic }</b> laufen jetzt zwei Sitzungen. Vielleicht würde die falsche enden; deshalb wurde nichts beendet.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-unclear =
    Es lässt sich nicht feststellen, ob die Sitzung von <b>{ $topic }</b>, die jetzt läuft, die ist, die Sie gesehen haben; deshalb wurde nichts beendet.
    { $server }, ID <code>{ $conference_id }</code>
    Öffnen Sie die Liste und prüfen Sie es noch einmal.
conferences-result-protected =
    🛡 <b>{ $topic }</b> ist geschützt und wurde nicht beendet. { $detail }
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-not-allowed =
    ❌ <b>{ $topic }</b> wurde nicht beendet: Sie dürfen das auf { $server } nicht mehr. Es wurde nichts gesendet.
conferences-result-unreachable =
    ❌ { $server } ist nicht erreichbar. Es wurde nichts gesendet; dieser Bot hat <b>{ $topic }</b> nicht beendet.
    Prüfen Sie den Server und versuchen Sie es erneut.
conferences-result-unreadable =
    ❌ { $server } hat unerwartet geantwortet. Es wurde nichts gesendet; dieser Bot hat <b>{ $topic }</b> nicht beendet.
