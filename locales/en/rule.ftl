# What stops forgotten conferences by itself: its windows, its warnings, and what became of them.

btn-open-rules = ⚙ Rules
btn-rule-stops = 🎯 What is stopped
btn-rule-hours = 🌙 Hours
btn-rule-limits = 🧯 Warning and brake
btn-rule-begins = From…
btn-rule-until = Until…
btn-rule-resume = ▶ Resume
btn-rule-report = 📋 Report
btn-rule-keep = ✋ Keep this session
btn-rule-postpone = ⏰ Postpone { HOURS($hours) }
btn-rule-stop-now = ⏹ Stop now…

rule-mode-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $mode ->
        [on] On
        [dry] Dry run
       *[off] Off
    }
rule-view-title =
    <b>{ $server }</b>
    Everything about forgotten conferences

    Your list: older than { HOURS($mine) }
    Alerts, the same for everyone: { $watched ->
        [yes] older than { HOURS($watch) }, a look every { DURATION($every) }
       *[no] off
    }
rule-view-mode =
    { "" }
    🤖 Stop by rule: { $mode ->
        [on] <b>on</b>
        [dry] <b>dry run</b> (nothing is stopped)
       *[off] <b>off</b>
    }
rule-view-terms =
    Older than { HOURS($hours) }: { $some ->
        [yes] { $reasons }
       *[no] no reason chosen
    }
    Never: protected, doubtful{ $recorded ->
        [yes] { "" }
       *[no] , recorded
    }
    { $always ->
        [yes] At any time
       *[no] Only { $begins }–{ $ends }, { $zone }
    }
    Warning: { DURATION($warning) } before
    Brake: more than { $at_once } at once, or { $per_day } a day
rule-view-changed = Changed by { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
rule-view-untried =
    { "" }
    <i>“On” can be chosen after a dry run of a day that an owner has read.</i>
rule-view-trying =
    { "" }
    <i>Dry run since { DATETIME($dry_since, dateStyle: "medium", timeStyle: "short") }. “On” can be chosen when an owner has opened the report after { DATETIME($ready_at, dateStyle: "medium", timeStyle: "short") }.</i>
rule-view-unread =
    { "" }
    <i>Dry run since { DATETIME($dry_since, dateStyle: "medium", timeStyle: "short") }. “On” can be chosen when an owner has opened the report.</i>
rule-view-paused =
    { "" }
    ⚠️ <b>Paused since { DATETIME($paused_at, dateStyle: "medium", timeStyle: "short") }:</b> { $pause }. Nothing is stopped until an owner resumes it.
rule-view-rests =
    { "" }
    <b>{ $rest }</b>
    While the server is paused, the rule stops nothing and warns of nothing.
rule-view-cases =
    { "" }
    About to be stopped:
rule-view-case = { $topic }: { DATETIME($due_at, dateStyle: "medium", timeStyle: "short") }
rule-view-more = … +{ $more }

rule-stops-title =
    <b>{ $server }</b>
    What does the rule stop, and when is it old enough?

    Never anything protected, and nothing that the bot cannot judge. To stop more than before takes a new dry run.
rule-threshold-item = { $chosen ->
        [yes] ✅ { HOURS($hours) }
       *[no] { HOURS($hours) }
    }
rule-reason-name = { $rule ->
        [empty] empty
        [lone-host] only the moderator
       *[no-host] no moderator
    }
rule-reason-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
rule-recorded-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } Recorded ones, too

rule-hours-title =
    <b>{ $server }</b>
    At which hours may the rule stop conferences?

    Now: { $always ->
        [yes] at any time
       *[no] { $begins }–{ $ends }
    }, { $zone }. Other hours take a new dry run.
rule-span-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $whole ->
        [yes] At any time
       *[no] { $begins }–{ $ends }
    }
rule-begins-title =
    <b>{ $server }</b>
    From which hour on may the rule stop conferences?
rule-until-title =
    <b>{ $server }</b>
    Until which hour may the rule stop conferences?
rule-hour-item = { $chosen ->
        [yes] ✅ { $shown }
       *[no] { $shown }
    }
rule-zone-title =
    <b>{ $server }</b>
    By which clock do these hours count? Choose one, or type a city.

rule-limits-title =
    <b>{ $server }</b>
    How long before a stop is everyone warned? With more conferences than how many at once does the rule pause itself? And how many may it stop in a day?
rule-warning-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] { DURATION($seconds) }
    }
rule-at-once-item = { $chosen ->
        [yes] ✅ { $count } at once
       *[no] { $count } at once
    }
rule-per-day-item = { $chosen ->
        [yes] ✅ { $count } a day
       *[no] { $count } a day
    }

rule-report-title =
    <b>{ $server }</b>
    Dry run since { DATETIME($since, dateStyle: "medium", timeStyle: "short") }: { $count ->
        [0] nothing would have been stopped.
        [one] { $count } conference would have been stopped.
       *[other] { $count } conferences would have been stopped.
    }
    { "" }
rule-report-gone =
    <b>{ $server }</b>
    There is no dry run now.
rule-report-row =
    { $number }. <b>{ $topic }</b>
    { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · { $reason }

rule-pause-at-once-name = { $count ->
        [one] { $count } conference is forgotten at once
       *[other] { $count } conferences are forgotten at once
    }
rule-pause-per-day-name = { $count ->
        [one] { $count } conference has been stopped today
       *[other] { $count } conferences have been stopped today
    }
rule-pause-contradiction-name = the server’s answers contradict each other
rule-pause-partial-name = some conferences could not be read, twice in a row
rule-pause-unsure-name = a stop was sent, and the server did not do it or does not say

rule-warning-title =
    🤖 <b>{ $topic }</b> will be stopped by rule: { DATETIME($due_at, dateStyle: "medium", timeStyle: "short") }
    { $server }{ $again ->
        [yes] { "" }
            It was announced before, but could not be stopped then.
       *[no] { "" }
    }
    { "" }
rule-changed =
    🤖 <b>{ $topic }</b>
    { $server }

    { $state ->
        [postponed] ⏰ Postponed by { $by }: the rule stops it at { DATETIME($due_at, dateStyle: "medium", timeStyle: "short") }.
       *[unreachable] ⚠️ The server does not answer, so nothing is stopped. The rule tries again.
    }
rule-decided =
    🤖 <b>{ $topic }</b>
    { $server }

    { $state ->
        [kept] ✋ { $by } keeps this session. The rule does not stop it.
        [stopped-by] ⏹ Stopped by { $by }, { DATETIME($decided_at, dateStyle: "medium", timeStyle: "short") }
        [stopped] ⏹ Stopped by rule, { DATETIME($decided_at, dateStyle: "medium", timeStyle: "short") }
        [people] ☑ Not stopped: it no longer looks forgotten.
        [ended] ☑ It has ended by itself.
        [protected] 🛡 Not stopped: it is protected. { $detail }
        [recorded] ⏺ Not stopped: it is being recorded.
        [doubt] ❔ Not stopped: whether it is forgotten can no longer be told.
        [hours] 🌙 Not stopped: the chosen hours are over.
        [off] ⏸ Not stopped: the rule was switched off or changed.
        [brake] ⏸ Not stopped: the rule has paused itself.
        [untold] ⚠️ Not stopped: the warning had reached nobody.
       *[refused] ⚠️ The server did not stop it, or does not say whether it did. The rule does not try again.
    }
rule-paused =
    ⏸ The rule of <b>{ $server }</b> has paused itself: { $pause }.
    Nothing is stopped until an owner resumes it.
rule-reported =
    📋 Dry run of <b>{ $server }</b>
    Since { DATETIME($since, dateStyle: "medium", timeStyle: "short") }: { $count ->
        [0] nothing would have been stopped.
        [one] { $count } conference would have been stopped.
       *[other] { $count } conferences would have been stopped.
    }
rule-kept = The rule does not stop this session.
rule-postponed = Put off by { HOURS($hours) }.

error-rule-not-yet = { $missing ->
        [dry-run] “On” can be chosen after a dry run of a day that an owner has read.
        [day] The dry run has not lasted a day yet.
       *[reading] No owner has opened the report of the dry run yet.
    }
error-rule-decided = { $state ->
        [kept] { $by } has already kept this session.
        [stopped-by] { $by } has already stopped it.
        [stopped] The rule has already stopped it.
        [stopping] Too late: the rule is stopping it right now.
       *[other] The rule no longer wants to stop it.
    }
