btn-cancel-search = ✖ Abbrechen
btn-threshold = ⏳ Älter als…
btn-open-card = 🎥 Details
btn-remind = ⏰ Erinnern in { HOURS($hours) }
btn-silence = 🔕 Nicht mehr erinnern

forgotten-list-reading =
    <b>{ $server }</b>
    Die Liste der laufenden Konferenzen wird abgerufen…
forgotten-list-searching =
    <b>{ $server }</b>
    Laufende Konferenzen werden geprüft: { $done } von { $total }
forgotten-list-title =
    <b>{ $server }</b>
    { $count ->
        [0] Keine Konferenz wirkt vergessen.
        [one] { $count } Konferenz wirkt vergessen.
       *[other] { $count } Konferenzen wirken vergessen.
    }{ $unjudged ->
        [0] { "" }
       *[other] { " " }Nicht zu beurteilen: { $unjudged }.
    }
    Älter als { HOURS($hours) }
    { "" }
forgotten-list-row =
    { $number }. { $judged ->
        [yes] <b>{ $topic }</b>
       *[no] ❔ { $topic }
    }{ $protected ->
        [yes] { " " }🛡
       *[no] { "" }
    }{ $joint }{ $figures }
forgotten-list-figures-item = { DURATION($age) } · { $reason }

forgotten-reason-empty = leer
forgotten-reason-lone-host = nur der Moderator ist da
forgotten-reason-no-host = { $people ->
        [one] { $people } Teilnehmer, kein Moderator
       *[other] { $people } Teilnehmer, kein Moderator
    }
forgotten-doubt-age = nicht zu beurteilen: Der Server gibt nicht an, seit wann sie läuft
forgotten-doubt-participants = nicht zu beurteilen: Die Teilnehmer konnten nicht abgerufen werden
forgotten-doubt-hosts = nicht zu beurteilen: Der Server gibt nicht an, wer Moderator ist

forgotten-threshold-title =
    <b>{ $server }</b>
    Nach wie vielen Stunden gilt eine Konferenz als vergessen?
forgotten-threshold-item = { $chosen ->
        [yes] ✅ { HOURS($hours) }
       *[no] { HOURS($hours) }
    }

forgotten-reminder-set = Ich erinnere Sie in { HOURS($hours) }, wenn sie dann noch vergessen wirkt.
forgotten-silenced = Zu dieser Sitzung erhalten Sie keine Meldungen mehr.
