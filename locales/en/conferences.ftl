btn-stop = ⏹ Stop…
btn-confirm-stop = ⏹ Yes, stop it
btn-keep-running = ◀ No, go back
btn-open-list = ◀ Open list
btn-check-again = 🔄 Check again
btn-open-page = 🔗 Open conference page
btn-open-management = 🎛 Manage in real time

conferences-list-title =
    <b>{ $server }</b>
    { $running ->
        [one] { $running } running conference
       *[other] { $running } running conferences
    }
    { "" }
conferences-list-empty = Nothing is running now.
conferences-list-row =
    { $number }. <b>{ $topic }</b>
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, { DURATION($age) }
conferences-list-item = { $number }. { $short_topic }

conferences-card-ended = This conference has ended.
conferences-card-body =
    <b>{ $topic }</b>
    { $server }

    Running for: <b>{ DURATION($age) }</b>
    People now: <b>{ $people }</b>{ $devices ->
        [0] {""}
       *[other] {""} (devices: { $devices })
    }
    Hosts present: { $hosts ->
        [0] none
       *[other] { $host_names }
    }
    Owner: { $owner }
    Recording: { $recording ->
        [yes] on
        [no] off
       *[unknown] —
    }
    Id: <code>{ $conference_id }</code>
conferences-card-link-text = Page: <code>{ $link_text }</code>
conferences-card-no-id =
    { "" }
    The server gives no conference id for it, so it cannot be stopped from here.
conferences-card-two-sessions =
    { "" }
    Two sessions of this conference are running. It is unclear which one a stop would end, so it cannot be stopped from here.

conferences-confirm-expired =
    <b>⚠️ These figures are new: the screen was older than five minutes.</b> Please look again.
    { "" }
conferences-confirm-more-people =
    <b>⚠️ More people are in it now than the screen said.</b> Please look again.
    { "" }
conferences-confirm-not-forgotten =
    <b>⚠️ It does not look forgotten any more.</b> Please look again.
    { "" }
conferences-confirm-body =
    <b>Stop this conference?</b>
    Everyone in it will be disconnected.

    <b>{ $topic }</b>
    { $server }
    Id: <code>{ $conference_id }</code>
    Owner: { $owner }
    People now: <b>{ $people }</b>
    Running for: <b>{ DURATION($age) }</b>
conferences-confirm-unidentified =
    { "" }
    The server does not tell one run of this conference from another: if a new one begins meanwhile, it is the new one that is stopped. “Yes” counts for one minute.

conferences-stopping =
    ⏳ Stopping <b>{ $topic }</b>…
    Id: <code>{ $conference_id }</code>
conferences-result-stopped =
    ✅ <b>{ $topic }</b> has been stopped.
    { $server }, id <code>{ $conference_id }</code>
conferences-result-stopped-restarted =
    ✅ <b>{ $topic }</b> has been stopped, and a new session of it has begun already.
    { $server }, id <code>{ $conference_id }</code>
conferences-result-still-running =
    ⚠️ The request was sent, but <b>{ $topic }</b> is still running.{ $has_detail ->
        [yes] { " " }The server answered { $detail }.
       *[no] { "" }
    }
    { $server }, id <code>{ $conference_id }</code>
    Check again in a moment, or stop it in the server's control panel.
conferences-result-not-confirmed =
    ⚠️ The request to stop <b>{ $topic }</b> was sent, but the server does not say whether it has ended.{ $has_detail ->
        [yes] { " " }The server answered { $detail }.
       *[no] { "" }
    }
    { $server }, id <code>{ $conference_id }</code>
    Check again: that only looks and stops nothing.
conferences-result-declined =
    ❌ <b>{ $topic }</b> was not stopped: { $server } refused the request ({ $detail }).
    See what the server's log or a proxy in front of it says, or stop it in the control panel.
conferences-result-refused =
    ❌ <b>{ $topic }</b> was not stopped: the OAuth2 application lacks the permission <code>{ $detail }</code>.
    Tick it in the control panel of { $server } and try again.
conferences-result-credentials-refused =
    ❌ <b>{ $topic }</b> was not stopped: { $server } refuses the bot's credentials.
    Check client_id and client_secret in the settings.
conferences-result-already-ended =
    <b>{ $topic }</b> had already ended. Nothing was stopped.
    { $has_detail ->
        [yes] { $detail } stopped it.
       *[no] { $server }, id <code>{ $conference_id }</code>
    }
conferences-result-replaced =
    The session that you saw is over, and <b>{ $topic }</b> is being held again. Nothing was stopped.
    { $server }, id <code>{ $conference_id }</code>
conferences-result-ambiguous =
    Two sessions of <b>{ $topic }</b> are running now. It is unclear which one would end, so nothing was stopped.
    { $server }, id <code>{ $conference_id }</code>
conferences-result-unclear =
    It cannot be told whether the session of <b>{ $topic }</b> that is running now is the one that you saw, so nothing was stopped.
    { $server }, id <code>{ $conference_id }</code>
    Open the list and look at it again.
conferences-result-unreachable =
    ❌ { $server } could not be reached. Nothing was sent; <b>{ $topic }</b> was not stopped by this bot.
    Check the server and try again.
conferences-result-unreadable =
    ❌ The answer of { $server } makes no sense. Nothing was sent; <b>{ $topic }</b> was not stopped by this bot.
