btn-stop = ⏹ Stop…
btn-confirm-stop = { $counted ->
        [yes] { $people ->
            [0] ⏹ Stop (empty)
            [one] ⏹ Stop for { $people } participant
           *[other] ⏹ Stop for { $people } participants
        }
       *[no] ⏹ Stop anyway
    }
btn-look-again = 🔄 Look again
btn-keep-running = ◀ No, go back
btn-open-list = ◀ List
btn-open-new-session = 🎥 Open the new session
btn-open-page = 🔗 Conference page
btn-open-management = 🎛 Real-time management

conferences-list-title =
    <b>{ $server }</b>{ $running ->
        [0] { "" }
        [one] { "" }
            { $running } running conference
       *[other] { "" }
            { $running } running conferences
    }
    { "" }
conferences-list-empty = No conferences are running.
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
    [0] empty
   *[other] 👥 { $people }
}

conferences-card-ended = This conference has ended.
conferences-facts-title =
    <b>{ $topic }</b>
    { $server }
    { "" }
conferences-facts-people =
    Participants: <b>{ $people }</b>{ $devices ->
        [0] {""}
       *[other] {""} (devices: { $devices })
    }
    Moderators present: { $hosts ->
        [0] none
       *[other] { $host_names }
    }
    Running for: <b>{ DURATION($age) }</b>
conferences-facts-reason = { $judged ->
        [yes] 🕯 Looks forgotten: { $reason }
       *[no] ❔ { $reason }
    }
conferences-facts-more =
    Recording: { $recording ->
        [yes] on
        [no] off
       *[unknown] —
    }
    Owner: { $owner }
    ID: <code>{ $conference_id }</code>
conferences-card-link-text = Page: <code>{ $link_text }</code>
conferences-card-protected =
    🛡 Protected by { $protected_by }{ $noted ->
        [yes] : { $note }
       *[no] { "" }
    }
conferences-card-no-id =
    { "" }
    The server does not give this conference an ID, so it cannot be stopped from here.
conferences-card-two-sessions =
    { "" }
    Two sessions of this conference are running. A stop might end the wrong one, so it cannot be stopped from here. End one of them in the control panel.

conferences-confirm-expired =
    <b>⚠️ This screen was too old; the figures have been updated.</b> Please check them again.
    { "" }
conferences-confirm-more-people =
    <b>⚠️ More participants have joined since this screen was shown.</b> Please check again.
    { "" }
conferences-confirm-not-forgotten =
    <b>⚠️ This conference no longer looks forgotten.</b> Please check again.
    { "" }
conferences-confirm-title = <b>Stop this conference?</b>
conferences-confirm-disconnected =
    <b>{ $people ->
        [0] Nobody is in it.
        [one] { $people } participant will be disconnected.
       *[other] { $people } participants will be disconnected.
    }</b>
    { "" }
conferences-confirm-uncounted =
    <b>⚠️ The bot could not read who is in it. It may be full.</b>
    { "" }
conferences-confirm-unidentified =
    { "" }
    The server does not distinguish the sessions of this conference. If a new one starts in the meantime, that one will be stopped. The stop button is valid for one minute.

conferences-stopping =
    ⏳ Stopping <b>{ $topic }</b>…
    ID: <code>{ $conference_id }</code>
conferences-waiting =
    ⏳ The request to stop <b>{ $topic }</b> was sent; waiting for the server to confirm ({ $seconds } s).
    { $server }, ID <code>{ $conference_id }</code>
    You need not wait here: if you leave, the result comes as a message.
conferences-result-stopped =
    ☑ <b>{ $topic }</b> has been stopped.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-stopped-restarted =
    ☑ <b>{ $topic }</b> has been stopped, but a new session of it has already started.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-still-running =
    ⚠️ The request was sent, but <b>{ $topic }</b> is still running.{ $has_detail ->
        [yes] { " " }The server answered { $detail }.
       *[no] { "" }
    }
    { $server }, ID <code>{ $conference_id }</code>
    Refresh in a moment, or stop it in the server’s control panel.
conferences-result-not-confirmed =
    ⚠️ The request to stop <b>{ $topic }</b> was sent, but the server does not say whether it has ended.{ $has_detail ->
        [yes] { " " }The server answered { $detail }.
       *[no] { "" }
    }
    { $server }, ID <code>{ $conference_id }</code>
    “Refresh” only looks; it stops nothing.
conferences-result-declined =
    ❌ <b>{ $topic }</b> was not stopped: { $server } refused the request ({ $detail }).
    Check the log of the server, or of a proxy in front of it, or stop it in the control panel.
conferences-result-refused =
    ❌ <b>{ $topic }</b> was not stopped: the OAuth2 application lacks the permission <code>{ $detail }</code>.
    Tick it in the control panel of { $server } and try again.
conferences-result-credentials-refused =
    ❌ <b>{ $topic }</b> was not stopped: { $server } rejected the bot’s credentials.
    Check client_id and client_secret in the settings.
conferences-result-already-ended =
    <b>{ $topic }</b> had already ended. Nothing was stopped.
    { $has_detail ->
        [yes] { $detail ->
            [rule] The rule stopped it.
           *[person] { $detail } stopped it.
        }
       *[no] { $server }, ID <code>{ $conference_id }</code>
    }
conferences-result-replaced =
    The session you saw is over, and <b>{ $topic }</b> has started again. Nothing was stopped.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-ambiguous =
    Two sessions of <b>{ $topic }</b> are running now. A stop might end the wrong one, so nothing was stopped.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-unclear =
    The bot cannot tell whether the running session of <b>{ $topic }</b> is the one you saw, so nothing was stopped.
    { $server }, ID <code>{ $conference_id }</code>
    Open the list and check it again.
conferences-result-protected =
    🛡 <b>{ $topic }</b> is protected and was not stopped. { $detail }
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-not-allowed =
    ❌ <b>{ $topic }</b> was not stopped: you may no longer do that on { $server }. Nothing was sent.
conferences-result-unreachable =
    ❌ { $server } could not be reached. Nothing was sent; <b>{ $topic }</b> was not stopped by this bot.
    Check the server and try again.
conferences-result-unreadable =
    ❌ { $server } sent an unexpected reply. Nothing was sent; <b>{ $topic }</b> was not stopped by this bot.
