# Was vergessene Konferenzen von selbst beendet: Fenster, Warnungen und was daraus wurde.

btn-open-rules = ⚙ Regeln
btn-rule-stops = 🎯 Was beendet wird
btn-rule-hours = 🌙 Uhrzeiten
btn-rule-limits = 🧯 Warnung und Bremse
btn-rule-begins = Ab…
btn-rule-until = Bis…
btn-rule-resume = ▶ Fortsetzen
btn-rule-report = 📋 Bericht
btn-rule-keep = ✋ Diese Sitzung behalten
btn-rule-postpone = ⏰ { HOURS($hours) } später
btn-rule-stop-now = ⏹ Jetzt beenden…

rule-mode-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $mode ->
        [on] Ein
        [dry] Probe
       *[off] Aus
    }
rule-view-title =
    <b>{ $server }</b>
    Alles zu vergessenen Konferenzen

    Ihre Liste: älter als { HOURS($mine) }
    Automatische Suche, für alle gleich: { $watched ->
        [yes] älter als { HOURS($watch) }, alle { DURATION($every) }
       *[no] aus
    }
rule-view-mode =
    { "" }
    🤖 Beenden nach Regel: { $mode ->
        [on] <b>ein</b>
        [dry] <b>Probe</b> (nichts wird beendet)
       *[off] <b>aus</b>
    }
rule-view-terms =
    Älter als { HOURS($hours) }: { $some ->
        [yes] { $reasons }
       *[no] kein Grund gewählt
    }
    Nie: geschützte, nicht zu beurteilende{ $recorded ->
        [yes] { "" }
       *[no] , aufgezeichnete
    }
    { $always ->
        [yes] Zu jeder Zeit
       *[no] Nur { $begins }–{ $ends }, { $zone }
    }
    Warnung: { DURATION($warning) } vorher
    Bremse: mehr als { $at_once } zugleich oder { $per_day } am Tag
rule-view-changed = Geändert von { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
rule-view-untried =
    { "" }
    <i>„Ein“ lässt sich nach einer Probe von einem Tag wählen, deren Bericht ein Eigentümer des Bots gelesen hat.</i>
rule-view-trying =
    { "" }
    <i>Probe seit { DATETIME($dry_since, dateStyle: "medium", timeStyle: "short") }. „Ein“ lässt sich wählen, wenn ein Eigentümer des Bots den Bericht nach { DATETIME($ready_at, dateStyle: "medium", timeStyle: "short") } geöffnet hat.</i>
rule-view-unread =
    { "" }
    <i>Probe seit { DATETIME($dry_since, dateStyle: "medium", timeStyle: "short") }. „Ein“ lässt sich wählen, wenn ein Eigentümer des Bots den Bericht geöffnet hat.</i>
rule-view-paused =
    { "" }
    ⚠️ <b>Pausiert seit { DATETIME($paused_at, dateStyle: "medium", timeStyle: "short") }:</b> { $pause }. Nichts wird beendet, bis ein Eigentümer des Bots die Regel fortsetzt.
rule-view-rests =
    { "" }
    <b>{ $rest }</b>
    Solange der Server pausiert ist, beendet die Regel nichts und warnt vor nichts.
rule-view-cases =
    { "" }
    Bald beendet:
rule-view-case = { $topic }: { DATETIME($due_at, dateStyle: "medium", timeStyle: "short") }
rule-view-more = … +{ $more }

rule-stops-title =
    <b>{ $server }</b>
    Was beendet die Regel, und ab welchem Alter?

    Nie etwas Geschütztes und nichts, was der Bot nicht beurteilen kann. Soll mehr beendet werden als bisher, ist eine neue Probe nötig.
rule-threshold-item = { $chosen ->
        [yes] ✅ { HOURS($hours) }
       *[no] { HOURS($hours) }
    }
rule-reason-name = { $rule ->
        [empty] leer
        [lone-host] nur der Moderator
       *[no-host] kein Moderator
    }
rule-reason-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
rule-recorded-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } Auch aufgezeichnete

rule-hours-title =
    <b>{ $server }</b>
    Zu welchen Uhrzeiten darf die Regel Konferenzen beenden?

    Jetzt: { $always ->
        [yes] zu jeder Zeit
       *[no] { $begins }–{ $ends }
    }, { $zone }. Für andere Uhrzeiten ist eine neue Probe nötig.
rule-span-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $whole ->
        [yes] Zu jeder Zeit
       *[no] { $begins }–{ $ends }
    }
rule-begins-title =
    <b>{ $server }</b>
    Ab welcher Stunde darf die Regel Konferenzen beenden?
rule-until-title =
    <b>{ $server }</b>
    Bis zu welcher Stunde darf die Regel Konferenzen beenden?
rule-hour-item = { $chosen ->
        [yes] ✅ { $shown }
       *[no] { $shown }
    }
rule-zone-title =
    <b>{ $server }</b>
    Nach welcher Uhr gelten diese Zeiten? Wählen Sie eine, oder schreiben Sie eine Stadt.

rule-limits-title =
    <b>{ $server }</b>
    Wie lange vorher werden alle gewarnt? Bei mehr als wie vielen Konferenzen zugleich pausiert die Regel? Und wie viele darf sie am Tag beenden?
rule-warning-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] { DURATION($seconds) }
    }
rule-at-once-item = { $chosen ->
        [yes] ✅ { $count } zugleich
       *[no] { $count } zugleich
    }
rule-per-day-item = { $chosen ->
        [yes] ✅ { $count } am Tag
       *[no] { $count } am Tag
    }

rule-report-title =
    <b>{ $server }</b>
    Probe seit { DATETIME($since, dateStyle: "medium", timeStyle: "short") }: { $count ->
        [0] Nichts wäre beendet worden.
        [one] { $count } Konferenz wäre beendet worden.
       *[other] { $count } Konferenzen wären beendet worden.
    }
    { "" }
rule-report-gone =
    <b>{ $server }</b>
    Zurzeit läuft keine Probe.
rule-report-row =
    { $number }. <b>{ $topic }</b>
    { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · { $reason }

rule-pause-at-once-name = { $count ->
        [one] { $count } Konferenz ist zugleich vergessen
       *[other] { $count } Konferenzen sind zugleich vergessen
    }
rule-pause-per-day-name = { $count ->
        [one] { $count } Konferenz wurde heute beendet
       *[other] { $count } Konferenzen wurden heute beendet
    }
rule-pause-contradiction-name = die Antworten des Servers widersprechen sich
rule-pause-partial-name = ein Teil der Konferenzen war zweimal hintereinander nicht abrufbar
rule-pause-unsure-name = eine Anfrage zum Beenden wurde gesendet, und der Server hat sie nicht ausgeführt oder sagt es nicht

rule-warning-title =
    🤖 <b>{ $topic }</b> wird nach Regel beendet: { DATETIME($due_at, dateStyle: "medium", timeStyle: "short") }
    { $server }{ $again ->
        [yes] { "" }
            Das war schon angekündigt, ließ sich aber nicht ausführen.
       *[no] { "" }
    }
    { "" }
rule-changed =
    🤖 <b>{ $topic }</b>
    { $server }

    { $state ->
        [postponed] ⏰ Verschoben von { $by }: Die Regel beendet sie { DATETIME($due_at, dateStyle: "medium", timeStyle: "short") }.
       *[unreachable] ⚠️ Der Server antwortet nicht, deshalb wurde nichts beendet. Die Regel versucht es erneut.
    }
rule-decided =
    🤖 <b>{ $topic }</b>
    { $server }

    { $state ->
        [kept] ✋ { $by } behält diese Sitzung. Die Regel beendet sie nicht.
        [stopped-by] ⏹ Beendet von { $by }, { DATETIME($decided_at, dateStyle: "medium", timeStyle: "short") }
        [stopped] ⏹ Nach Regel beendet, { DATETIME($decided_at, dateStyle: "medium", timeStyle: "short") }
        [people] ☑ Nicht beendet: Sie wirkt nicht mehr vergessen.
        [ended] ☑ Sie ist von selbst zu Ende gegangen.
        [protected] 🛡 Nicht beendet: Sie ist geschützt. { $detail }
        [recorded] ⏺ Nicht beendet: Sie wird aufgezeichnet.
        [doubt] ❔ Nicht beendet: Ob sie vergessen ist, lässt sich nicht mehr beurteilen.
        [hours] 🌙 Nicht beendet: Die gewählten Uhrzeiten sind vorbei.
        [off] ⏸ Nicht beendet: Die Regel wurde ausgeschaltet oder geändert.
        [brake] ⏸ Nicht beendet: Die Regel hat sich selbst pausiert.
        [untold] ⚠️ Nicht beendet: Die Warnung hat niemanden erreicht.
       *[refused] ⚠️ Der Server hat sie nicht beendet oder sagt nicht, ob er es getan hat. Die Regel versucht es nicht noch einmal.
    }
rule-paused =
    ⏸ Die Regel von <b>{ $server }</b> hat sich selbst pausiert: { $pause }.
    Nichts wird beendet, bis ein Eigentümer des Bots sie fortsetzt.
rule-reported =
    📋 Probe: <b>{ $server }</b>
    Seit { DATETIME($since, dateStyle: "medium", timeStyle: "short") }: { $count ->
        [0] Nichts wäre beendet worden.
        [one] { $count } Konferenz wäre beendet worden.
       *[other] { $count } Konferenzen wären beendet worden.
    }
rule-kept = Die Regel beendet diese Sitzung nicht.
rule-postponed = Um { HOURS($hours) } verschoben.

error-rule-not-yet = { $missing ->
        [dry-run] „Ein“ lässt sich nach einer Probe von einem Tag wählen, deren Bericht ein Eigentümer des Bots gelesen hat.
        [day] Die Probe läuft noch keinen ganzen Tag.
       *[reading] Noch kein Eigentümer des Bots hat den Bericht der Probe geöffnet.
    }
error-rule-decided = { $state ->
        [kept] { $by } behält diese Sitzung bereits.
        [stopped-by] { $by } hat sie bereits beendet.
        [stopped] Die Regel hat sie bereits beendet.
        [stopping] Zu spät: Die Regel beendet sie gerade.
       *[other] Die Regel will sie nicht mehr beenden.
    }
