btn-open-protections = 🛡 Protected
btn-protect = 🛡 Protect…
btn-open-protection = 🛡 Protection
btn-protect-conference = 🛡 This conference
btn-protect-owner = 🛡 All conferences of its owner
btn-lift = Lift the protection
btn-change-note = ✏️ Change the note

protection-add-body =
    <b>Protect { $topic }?</b>
    { $server }

    Nobody can stop it with this bot until the protection is lifted. “This conference” protects later sessions of the room, too.{ $owned ->
        [no] { "" }
       *[yes] { "" }
            Owner: { $owner }
    }
protection-one-body =
    🛡 <b>{ $label }</b>{ $of_owner ->
        [yes] { " " }(all conferences of this owner)
       *[no] { "" }
    }
    { $server }

    Protected by { $by }, { DATETIME($set_at, dateStyle: "medium", timeStyle: "short") }{ $noted ->
        [yes] { "" }
            Note: { $note }
       *[no] { "" }
    }
protection-note-ask =
    { "" }
    Type a note if you like, such as “board meeting: ask its owner first”.
protection-list-title =
    <b>{ $server }</b>
    { $count ->
        [0] Nothing is protected. To protect a conference, open it.
        [one] { $count } protection
       *[other] { $count } protections
    }
    { "" }
protection-list-row =
    { $number }. <b>{ $label }</b>{ $of_owner ->
        [yes] { " " }(owner)
       *[no] { "" }
    }
    { $by }{ $noted ->
        [yes] : { $note }
       *[no] { "" }
    }
