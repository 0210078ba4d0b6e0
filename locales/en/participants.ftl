btn-open-participants = 👥 Participants
btn-all-participants = 👥 All participants

participants-list-title =
    👥 <b>{ $topic }</b>
    { $server }
    Participants: <b>{ $people }</b>{ $guests ->
        [0] { "" }
       *[other] { " " }(guests: { $guests })
    }{ $invited ->
        [yes] { $missing ->
            [0] { " " }· all invited are there
           *[other] { " " }· missing: <b>{ $missing }</b>
        }
        [no] { " " }· nobody was invited
       *[unknown] { "" }
    }
participants-list-found = { $found ->
        [0] 🔎 <b>{ $words }</b>: nobody of { $all }
       *[other] 🔎 <b>{ $words }</b>: { $found } of { $all } shown
    }
participants-list-group =
    { "" }
    <b>{ $group ->
        [hosts] Moderators
        [others] Others
        [guests] Guests
        [missing] Invited and missing
       *[invited] Invited
    } · { $size }</b>
participants-list-row = { $name }{ $named ->
        [yes] { " " }(<code>{ $id }</code>)
       *[no] { "" }
    }{ $owner ->
        [yes] { " " }· owner
       *[no] { "" }
    }{ $moderates ->
        [yes] { " " }· to moderate
       *[no] { "" }
    }{ $timed ->
        [yes] { " " }· since { DATETIME($since, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }{ $devices ->
        [0] { "" }
        [1] { "" }
       *[other] { " " }· devices: { $devices }
    }{ $equipped ->
        [yes] { " " }· { $device }
       *[no] { "" }
    }
participants-list-note = <i>❔ { $note }</i>
participants-list-search =
    { "" }
    Type a name to search.

participants-unknown-call = The server does not know this call; a newer version may.
participants-note-unread = Who is in it cannot be read. { $reason }
participants-note-counted = The server’s list counts { $counted }, which may be out of date.
participants-note-unsettled = Participants came and left while the list was read: somebody may be left out or have gone already.
participants-note-no-hosts = The server does not say who moderates.
participants-note-numbered = Who moderates is told by a number of the server, which is certain only in role-based conferences.
participants-note-uninvited = Who was invited cannot be read. { $reason }
participants-note-untold = The server does not say who was invited.
participants-note-guests = Invited as guests: { $guests }. Guests come under new IDs, so the bot cannot tell whether they are there.
participants-note-unnamed = Participants without an ID: { $unnamed }. They may be among the missing.
