btn-stop-recording = ⏺ Stop recording…
btn-confirm-stop-recording = ⏺ Stop the recording
btn-call-owner = 📣 Call the owner
btn-start-again = ↩️ Start again

acts-confirm-recording =
    <b>Stop the recording?</b>
    The conference itself goes on, with everyone in it.

    <b>{ $topic }</b>
    { $server }, ID <code>{ $conference_id }</code>
acts-working = ⏳ { $act ->
        [stop-recording] Stopping the recording of <b>{ $topic }</b>…
        [start-again] Starting <b>{ $topic }</b> again…
       *[call-owner] Calling the owner of <b>{ $topic }</b>…
    }
acts-result-title =
    { $act ->
        [stop-recording] ⏺ Stop the recording: <b>{ $topic }</b>
        [start-again] ↩️ Start again: <b>{ $topic }</b>
       *[call-owner] 📣 Call the owner: <b>{ $topic }</b>
    }
    { $server }, ID <code>{ $conference_id }</code>
    { "" }
acts-result-done = { $act ->
        [stop-recording] ☑ The conference is no longer being recorded.
        [start-again] ☑ The conference is running again. Those who were in it have to join anew.
       *[call-owner] ☑ A moderator is in the conference.
    }
acts-result-accepted = ☑ The server has accepted the call to { $owner }, who has not joined yet.
acts-result-unchanged =
    { $act ->
        [stop-recording] ⚠️ The request was sent, but the conference is still being recorded.
        [start-again] ⚠️ The request was sent, but the conference is not running.
       *[call-owner] ⚠️ The request was sent, but no moderator has joined.
    }{ $has_detail ->
        [yes] { " " }The server answered { $detail }.
       *[no] { "" }
    }
acts-result-not-confirmed =
    ⚠️ The request was sent, but it is not known whether the server has acted on it.{ $has_detail ->
        [yes] { " " }The server answered { $detail }.
       *[no] { "" }
    }
acts-result-interrupted = ⚠️ The bot was restarted in the middle of it. It is not known whether the request was sent; it is not sent again.
acts-result-declined = ❌ Nothing has changed: the server refused the request ({ $detail }).
acts-result-refused =
    ❌ Nothing has changed: the OAuth2 application lacks the permission <code>{ $detail }</code>.
    Tick it in the server’s control panel. Until then this button stays away.{ $act ->
        [call-owner] { " " }Some versions want <code>conferences:write</code> for it.
       *[other] { "" }
    }
acts-result-unknown-call = ❌ Nothing has changed: this server has no such call; a newer version may have it. Until then this button stays away.
acts-result-credentials-refused = ❌ Nothing has changed: the server rejected the bot’s credentials. Check client_id and client_secret in the settings.
acts-result-ended = { $act ->
        [start-again] ❌ The conference no longer exists on the server, so it cannot be started again.
       *[other] The conference has ended.
    }
acts-result-already = { $act ->
        [stop-recording] It is not being recorded any more. Nothing was sent.
        [start-again] It is running already. Nothing was sent.
       *[call-owner] A moderator is in it again. Nothing was sent.
    }
acts-result-replaced = The session you saw is over, and the conference has started again. Nothing was sent.
acts-result-unclear = The bot cannot tell whether the running session is the one you saw, so nothing was sent.
acts-result-unreachable = ❌ The server could not be reached. Nothing was sent.
acts-result-unreadable = ❌ The server sent an unexpected reply. Nothing was sent.
acts-result-expired = { $act ->
        [start-again] It was stopped more than 15 minutes ago; nothing was sent. Start it in the control panel.
       *[other] This screen was too old, so nothing was sent. Go back and look again.
    }
acts-result-not-allowed = You may not act on this server any more. Nothing was sent.
acts-refresh-looks = “Refresh” only looks; it sends nothing.

error-act-in-progress = { $operator ->
        [rule] The rule is stopping this conference right now.
       *[person] { $operator } is acting on this conference right now.
    }
