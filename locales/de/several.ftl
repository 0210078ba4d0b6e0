# Mehrere Konferenzen auf einmal: die Auswahl, die Frage und was aus jeder wurde.

btn-stop-all = { $all ->
        [yes] ⏹ Alle { $stoppable }…
       *[no] ⏹ { $stoppable } beenden…
    }
btn-select = ✅ Auswählen…
btn-stop-chosen = { $chosen ->
        [0] ⏹ Nichts ausgewählt
       *[other] ⏹ { $chosen } beenden…
    }
btn-confirm-several = { $named ->
        [one] ⏹ { $named } Konferenz beenden
       *[other] ⏹ { $named } Konferenzen beenden
    }
btn-stop-here = ✖ Hier aufhören

several-choose-title = { $count ->
        [0] Hier lässt sich nichts auswählen. Gehen Sie zurück und aktualisieren Sie die Liste.
       *[other] <b>Welche Konferenzen?</b> { $chosen } von { $count } ausgewählt
    }
    { "" }
several-choose-row =
    { $number }. { $sign }<b>{ $topic }</b>
    { DURATION($age) }{ $several ->
        [yes] { " " }· { $server }
       *[no] { "" }
    }

several-confirm-title = { $named ->
        [0] <b>Keine davon lässt sich beenden.</b>
        [one] <b>Diese Konferenz beenden?</b>
       *[other] <b>Diese { $named } Konferenzen beenden?</b>
    }{ $people ->
        [0] { "" }
        [one] { "" }
            { $people } Teilnehmer wird getrennt.
       *[other] { "" }
            { $people } Teilnehmer werden getrennt.
    }
    { "" }
several-confirm-row =
    { $number }. <b>{ $topic }</b>
    { DURATION($age) } · { $people ->
        [0] leer
        [one] { $people } Teilnehmer
       *[other] { $people } Teilnehmer
    } · { $server }
several-confirm-unidentified =
    { "" }
    ⚠️ Bei { $unidentified ->
        [one] { $unidentified } Konferenz
       *[other] { $unidentified } Konferenzen
    } unterscheidet der Server die Sitzungen nicht. Eine solche Konferenz wird nur innerhalb einer Minute beendet.
several-left-out-title =
    { "" }
    Nicht dabei:
several-left-out-row = { $reason ->
        [protected] 🛡 geschützt: { $count } ({ $names })
        [not-allowed] dürfen Sie nicht beenden: { $count } ({ $names })
        [not-forgotten] sieht nicht mehr vergessen aus: { $count } ({ $names })
        [ended] bereits zu Ende: { $count } ({ $names })
        [unreadable] Server ohne brauchbare Antwort: { $count } ({ $names })
        [too-many] zu viele für eine Frage: { $count } ({ $names })
       *[doubtful] ❔ zweifelhaft: { $count } ({ $names })
    }

several-progress =
    ⏳ <b>{ $done } von { $total }</b> · beendet: { $stopped }{ $not_stopped ->
        [0] { "" }
       *[other] , nicht beendet: { $not_stopped }
    }
    { "" }
several-progress-hint =
    { "" }
    Sie müssen hier nicht warten: Wenn Sie weggehen, kommen die Ergebnisse als Nachrichten.
several-result-title =
    <b>{ $stopped } von { $total } beendet</b>{ $not_stopped ->
        [0] { "" }
       *[other] { " " }· nicht beendet: { $not_stopped }
    }{ $unclear ->
        [0] { "" }
       *[other] { " " }· ⚠️ nicht bestätigt: { $unclear }
    }{ $not_begun ->
        [0] { "" }
       *[other] { " " }· nicht begonnen: { $not_begun }
    }
    { "" }
several-result-row =
    { $number }. <b>{ $topic }</b> · { $server }
    { $state ->
        [waiting] wartet
        [in-work] ⏳ wird beendet
        [stopped] ☑ beendet
        [stopped-restarted] ☑ beendet, aber eine neue Sitzung hat schon begonnen
        [still-running] ⚠️ die Anfrage wurde gesendet, aber sie läuft noch
        [not-confirmed] ⚠️ die Anfrage wurde gesendet, aber der Server sagt nicht, ob sie zu Ende ist
        [declined] ❌ der Server hat die Anfrage abgelehnt ({ $detail })
        [refused] ❌ der OAuth2-Anwendung fehlt das Recht { $detail }
        [credentials-refused] ❌ der Server hat die Zugangsdaten des Bots abgelehnt
        [already-ended] war schon zu Ende{ $has_detail ->
            [yes] { " " }(beendet von { $detail })
           *[no] { "" }
        }
        [replaced] war zu Ende und hat neu begonnen; nichts wurde beendet
        [ambiguous] jetzt laufen zwei Sitzungen davon; nichts wurde beendet
        [unclear] unklar, ob es noch dieselbe Sitzung ist; nichts wurde beendet
        [not-allowed] ❌ Sie dürfen sie nicht mehr beenden
        [unreachable] ❌ der Server war nicht erreichbar; nichts wurde gesendet
        [unreadable] ❌ der Server hat unerwartet geantwortet; nichts wurde gesendet
        [protected] 🛡 geschützt ({ $detail }); nichts wurde gesendet
        [asked-again] { $detail ->
            [more-people] weitere Teilnehmer sind dazugekommen; nichts wurde gesendet
            [not-forgotten] sieht nicht mehr vergessen aus; nichts wurde gesendet
           *[other] die Angaben waren zu alt; nichts wurde gesendet
        }
        [in-progress] { $detail } beendet sie gerade
        [server-gone] ❌ der Server steht nicht mehr in den Einstellungen; nichts wurde gesendet
       *[not-begun] nicht begonnen: nichts wurde gesendet
    }

conferences-result-asked-again =
    <b>{ $topic }</b> wurde nicht beendet: { $detail ->
        [more-people] Seit der Frage sind weitere Teilnehmer dazugekommen.
        [not-forgotten] Sie sieht nicht mehr vergessen aus.
       *[other] Was Sie gesehen haben, war zu alt.
    }
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-in-progress =
    <b>{ $topic }</b> wurde nicht von Ihnen beendet: { $detail } war im selben Moment dabei.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-server-gone =
    ❌ <b>{ $topic }</b> wurde nicht beendet: { $server } steht nicht mehr in den Einstellungen. Nichts wurde gesendet.
