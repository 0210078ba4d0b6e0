# Several conferences at once: choosing them, the question, and what became of each.

btn-stop-all = { $all ->
        [yes] ⏹ Stop all { $stoppable }…
       *[no] ⏹ Stop { $stoppable }…
    }
btn-select = ✅ Select…
btn-stop-chosen = { $chosen ->
        [0] ⏹ None selected
       *[other] ⏹ Stop { $chosen }…
    }
btn-confirm-several = { $named ->
        [one] ⏹ Stop { $named } conference
       *[other] ⏹ Stop { $named } conferences
    }
btn-stop-here = ✖ Stop here

several-choose-title = { $count ->
        [0] Nothing can be selected here. Go back and refresh the list.
       *[other] <b>Which conferences?</b> { $chosen } of { $count } selected
    }
    { "" }
several-choose-row =
    { $number }. { $sign }<b>{ $topic }</b>
    { DURATION($age) }{ $several ->
        [yes] { " " }· { $server }
       *[no] { "" }
    }

several-confirm-title = { $named ->
        [0] <b>None of them can be stopped.</b>
        [one] <b>Stop this conference?</b>
       *[other] <b>Stop these { $named } conferences?</b>
    }{ $people ->
        [0] { "" }
        [one] { "" }
            { $people } participant will be disconnected.
       *[other] { "" }
            { $people } participants will be disconnected.
    }
    { "" }
several-confirm-row =
    { $number }. <b>{ $topic }</b>
    { DURATION($age) } · { $people ->
        [0] empty
        [one] { $people } participant
       *[other] { $people } participants
    } · { $server }
several-confirm-unidentified =
    { "" }
    ⚠️ The server does not distinguish the sessions of { $unidentified ->
        [one] { $unidentified } conference
       *[other] { $unidentified } conferences
    } here. Such a conference is only stopped within one minute.
several-left-out-title =
    { "" }
    Left out:
several-left-out-row = { $reason ->
        [protected] 🛡 protected: { $count } ({ $names })
        [not-allowed] you may not stop it: { $count } ({ $names })
        [not-forgotten] no longer looks forgotten: { $count } ({ $names })
        [ended] already ended: { $count } ({ $names })
        [unreadable] the server gave no usable answer: { $count } ({ $names })
        [too-many] more than fit into one question: { $count } ({ $names })
       *[doubtful] ❔ in doubt: { $count } ({ $names })
    }

several-progress =
    ⏳ <b>{ $done } of { $total }</b> · { $stopped } stopped{ $not_stopped ->
        [0] { "" }
       *[other] , { $not_stopped } not stopped
    }
    { "" }
several-progress-hint =
    { "" }
    You need not wait here: if you leave, the results come as messages.
several-result-title =
    <b>{ $stopped } of { $total } stopped</b>{ $not_stopped ->
        [0] { "" }
       *[other] { " " }· not stopped: { $not_stopped }
    }{ $unclear ->
        [0] { "" }
       *[other] { " " }· ⚠️ not confirmed: { $unclear }
    }{ $not_begun ->
        [0] { "" }
       *[other] { " " }· not begun: { $not_begun }
    }
    { "" }
several-result-row =
    { $number }. <b>{ $topic }</b> · { $server }
    { $state ->
        [waiting] waiting
        [in-work] ⏳ being stopped
        [stopped] ☑ stopped
        [stopped-restarted] ☑ stopped, but a new session has already started
        [still-running] ⚠️ the request was sent, but it is still running
        [not-confirmed] ⚠️ the request was sent, but the server does not say whether it has ended
        [declined] ❌ the server refused the request ({ $detail })
        [refused] ❌ the OAuth2 application lacks the permission { $detail }
        [credentials-refused] ❌ the server rejected the bot’s credentials
        [already-ended] had already ended{ $has_detail ->
            [yes] { " " }({ $detail } stopped it)
           *[no] { "" }
        }
        [replaced] had ended, and has started again; nothing was stopped
        [ambiguous] two sessions of it are running now; nothing was stopped
        [unclear] it is unclear whether this session is still the same; nothing was stopped
        [not-allowed] ❌ you may no longer stop it
        [unreachable] ❌ the server could not be reached; nothing was sent
        [unreadable] ❌ the server sent an unexpected reply; nothing was sent
        [protected] 🛡 protected ({ $detail }); nothing was sent
        [asked-again] { $detail ->
            [more-people] more participants have joined; nothing was sent
            [not-forgotten] no longer looks forgotten; nothing was sent
           *[other] its figures were too old; nothing was sent
        }
        [in-progress] { $detail } is stopping it right now
        [server-gone] ❌ the server is no longer in the settings; nothing was sent
       *[not-begun] not begun: nothing was sent
    }

conferences-result-asked-again =
    <b>{ $topic }</b> was not stopped: { $detail ->
        [more-people] more participants have joined since you were asked.
        [not-forgotten] it no longer looks forgotten.
       *[other] what you were shown was too old.
    }
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-in-progress =
    <b>{ $topic }</b> was not stopped by you: { $detail } was stopping it at the same moment.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-server-gone =
    ❌ <b>{ $topic }</b> was not stopped: { $server } is no longer in the settings. Nothing was sent.
