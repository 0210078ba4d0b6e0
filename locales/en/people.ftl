# Who may use the bot, and what each of them may do.

btn-people = 👤 People
btn-invite = ➕ Invite
btn-invitations = 🔗 Invitations · { $invited }
btn-withdraw = 🗑 Withdraw
btn-remove = 🗑 Remove…
btn-confirm-remove = 🗑 Remove
btn-keep-person = ◀ No, go back
btn-make-link = 🔗 Make the link
btn-let-in = Let in
btn-turn-away = Refuse

people-role-name = { $role ->
        [owner] owner
        [operator] operator
       *[viewer] viewer
    }
people-servers-name = { $which ->
        [all] all servers
        [none] no servers
       *[some] { $servers }{ $more ->
            [0] { "" }
           *[other] , … +{ $more }
        }
    }
people-list-title =
    <b>Who may use the bot</b>
    { "" }
people-list-row =
    { $number }. <b>{ $name }</b> · { $role } · { $servers_shown }
    { $settings ->
        [yes] from the settings
       *[no] let in by { $by }
    } · { $seen ->
        [yes] last seen: { DATETIME($seen_at, dateStyle: "medium", timeStyle: "short") }
       *[no] never seen
    }
people-person-body =
    <b>{ $name }</b>
    ID: <code>{ $id }</code>
    Role: { $role }
    Servers: { $servers_shown }
    { $settings ->
        [yes] from the settings
       *[no] let in by { $by }
    }{ $has_since ->
        [yes] { " " }({ DATETIME($since, dateStyle: "medium", timeStyle: "short") })
       *[no] { "" }
    }
    { $seen ->
        [yes] last seen: { DATETIME($seen_at, dateStyle: "medium", timeStyle: "short") }
       *[no] never seen
    }
people-person-settings =
    { "" }
    Owners stand in the settings (<code>tg-users-id</code>), and can be changed only there.
people-role-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
people-servers-title = <b>Which servers may { $name } see?</b>
people-all-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } All servers, new ones too
people-remove-title =
    <b>Remove { $name }?</b>
    From then on { $name } can see and do nothing here, and gets no alerts.
people-role-title =
    <b>What may the new person do?</b>
    An operator sees everything, stops conferences and switches the monitoring. A viewer only looks.
people-limits-title =
    <b>Which servers may the new { $role } see?</b>
people-link-body =
    <b>Forward this link to one person:</b>
    { $link }
    { "" }
    It works once, within 24 hours. Whoever opens it only asks: you are shown who it is, and decide.
people-link-gone = The link is shown only once. If you have lost it, make another one.
people-invitations-title = { $count ->
        [0] No invitation is open.
       *[other] <b>Open invitations</b>
    }
people-invitations-row =
    { "" }
    { $number }. <b>{ $role }</b> · { $servers_shown }
    { $asked ->
        [yes] { $asked_by } has opened it and waits
       *[no] until { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
    } · by { $by }
people-invitation-body =
    <b>Invitation: { $role }</b>
    Servers: { $servers_shown }
    Made by { $by }
    { $asked ->
        [yes] { $asked_by } has opened it and waits for an answer.
       *[no] Nobody has opened it. It can be opened until { DATETIME($until, dateStyle: "medium", timeStyle: "short") }.
    }
    { "" }
    Once withdrawn, its link is worth nothing, and nobody can be let in by it.
people-asked = The owner of the bot has been asked. You will get a message here once you have been let in.
people-in-already = You are in already: the link changes nothing for you. An owner can change your role in “👤 People”.
people-asks =
    <b>{ $name }</b>{ $has_username ->
        [yes] { " " }@{ $username }
       *[no] { "" }
    } (ID <code>{ $id }</code>)
    has opened your invitation and wants to become: <b>{ $role }</b>
    If you do not know this person, refuse.
people-let-in = ✅ <b>{ $name }</b> has been let in.
people-turned-away = <b>{ $name }</b> has been refused.
people-admitted = { $by } has let you in. Your role: <b>{ $role }</b>. /start opens the menu.
