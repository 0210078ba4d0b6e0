# Who did what, when, and what became of it; and files of that.

btn-open-log = 📜 Log
btn-log-server = 🖥 Server
btn-log-person = 👤 Person
btn-log-kind = 🏷 Kind
btn-log-all = 📜 Show everything
btn-open-export = 📄 As a file
btn-export-csv = 📄 Send CSV
btn-export-xlsx = 📄 Send XLSX

log-by-rule = the rule
log-kind = { $kind ->
        [stop] Stop of a conference
        [stop-recording] Stop of a recording
        [start-again] Restart of a conference
        [call-owner] Call to an owner
        [change] People and rights
        [refused] Not allowed
       *[other] { $kind }
    }
log-act = { $act ->
        [invited] Invitation
        [withdrew] Invitation withdrawn
        [asked] Request to be let in
        [let-in] Let in
        [changed] Rights changed
        [removed] Removed
        [turned-away] Turned away
        [paused] Paused
        [resumed] Pause ended
        [planned] Maintenance planned
        [unplanned] Maintenance plan deleted
        [stranger] A stranger was refused
        [took] Alert taken
        [gave-back] Alert given back
        [muted] Muted in a group
        [unmuted] Unmuted in a group
        [rule-off] Rule switched off
        [rule-dry] Dry run of the rule begun
        [rule-on] Rule switched on
        [rule-changed] Rule changed
        [rule-paused] Rule paused
        [rule-resumed] Pause of the rule ended
        [rule-kept] Session kept from the rule
        [rule-postponed] Stop by the rule postponed
       *[other] { $kind ->
            [refused] Not allowed
           *[other] { $act }
        }
    }
log-outcome = { $outcome ->
        [none] ⏳ under way, or interrupted
        [stopped] ☑ stopped
        [stopped-restarted] ☑ stopped, then started again
        [done] ☑ done
        [accepted] ☑ accepted by the server
        [still-running] ⚠️ sent, but still running
        [unchanged] ⚠️ sent, but nothing changed
        [not-confirmed] ⚠️ sent, but not confirmed
        [interrupted] ⚠️ interrupted by a restart of the bot
        [declined] ❌ refused by the server
        [refused] ❌ permission missing
        [credentials-refused] ❌ credentials rejected
        [unknown-call] ❌ not known to this server
        [already-ended] had already ended
        [ended] had already ended
        [already] was already so
        [replaced] another session was running
        [ambiguous] two sessions were running
        [unclear] session could not be told apart
        [not-allowed] ❌ not allowed
        [unreachable] ❌ server unreachable
        [unreadable] ❌ unexpected reply from the server
        [protected] ❌ protected
        [asked-again] asked again
        [outdated] screen outdated
        [expired] screen outdated
        [in-progress] somebody else was at it
        [server-gone] server no longer in the settings
       *[other] { $outcome }
    }

log-list-title =
    <b>Log</b>{ $filtered ->
        [yes] { "" }
            Only: { $filters }
       *[no] { "" }
    }
    { $total ->
        [0] No entries
        [one] { $total } entry
       *[other] { $total } entries
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

    By: { $who }{ $by_rule ->
        [yes] { "" }
       *[no] { " " }(ID <code>{ $operator_id }</code>)
    }
    { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }{ $timed ->
        [yes] , took { DURATION($took) }
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
            Session: <code>{ $session_id }</code>
       *[no] { "" }
    }
log-entry-together = { $together ->
        [one] { $together } conference was asked for with the same press.
       *[other] { $together } conferences were asked for with the same press.
    }
log-question-title =
    { "" }
    <b>What the screen said before the press:</b>
log-question-facts =
    { $titled ->
        [yes] { $topic }
       *[no] Untitled
    }
    Owner: { $owner }
    Running for: { DURATION($age) }{ $forgotten ->
        [yes] { "" }
            🕯 Looked forgotten, by { HOURS($threshold) }
       *[no] { "" }
    }
    Shown: { DATETIME($shown_at, dateStyle: "medium", timeStyle: "medium") }
log-servers-title = <b>Entries of which server?</b>
log-people-title = <b>Entries of whom?</b>
log-kinds-title = <b>What kind of entries?</b>
log-every-item = { $chosen ->
        [yes] ✅ All
       *[no] All
    }
log-choice-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }

log-subject = { $subject ->
        [log] Log
        [outages] Outages
        [figures] Figures by hour
       *[availability] Availability
    }
log-subject-item = { $chosen ->
        [yes] ✅ { $subject ->
            [log] Log
            [outages] Outages
            [figures] Figures by hour
           *[availability] Availability by day
        }
       *[no] { $subject ->
            [log] Log
            [outages] Outages
            [figures] Figures by hour
           *[availability] Availability by day
        }
    }
log-span-item = { $chosen ->
        [yes] ✅ { $days ->
            [one] { $days } day
           *[other] { $days } days
        }
       *[no] { $days ->
            [one] { $days } day
           *[other] { $days } days
        }
    }
log-export-body =
    <b>What do you want as a file?</b>{ $filtered ->
        [yes] { "" }
            Only: { $filters }
       *[no] { "" }
    }
    { $of_log ->
        [yes] The newest { $most } entries at the most.
       *[no] Outages are known for 90 days, availability for 30, figures for 400.
    }
log-export-begun = The file is being made. It comes as a message.
log-export-caption = { $subject ->
        [log] Log
        [outages] Outages
        [figures] Figures by hour
       *[availability] Availability by day
    }, { $days ->
        [one] last { $days } day
       *[other] last { $days } days
    }: { $rows ->
        [0] no rows
        [one] { $rows } row
       *[other] { $rows } rows
    }{ $cut ->
        [yes] . There were more; these are the newest. Choose less, or a shorter time.
       *[no] { "" }
    }
log-column = { $column ->
        [at] Time ({ $zone })
        [who] By
        [operator-id] Telegram ID
        [server] Server
        [what] What
        [subject] About
        [conference] Conference ID
        [people] Participants
        [outcome] Outcome
        [detail] Detail
        [took] Took (s)
        [together] Asked together
        [began] Began ({ $zone })
        [ended] Ended ({ $zone })
        [lasted] Lasted (s)
        [verdict] What was found
        [users-mean] Users online, mean
        [users-most] Users online, most
        [conferences-mean] Conferences, mean
        [conferences-most] Conferences, most
        [people-mean] People in them, mean
        [people-most] People in them, most
        [answer] Answer time (ms)
        [day] Day ({ $zone })
        [planned] Planned (s)
        [planned-minutes] Planned (min)
        [available] Available
       *[measured] Measured
    }
