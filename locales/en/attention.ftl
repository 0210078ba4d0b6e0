# Who is on an alert, and what becomes of an outage that nobody takes.

btn-take = 👀 I’m on it
btn-give-back = ↩ Give back
btn-open-attention = 🔁 Repeats

alert-taken = 👀 { $by } is on it since { DATETIME($at, timeStyle: "short") }
alert-given-back = Given back at { DATETIME($at, timeStyle: "short") }: nobody is on it
alert-had = 👀 { $by } had it
alert-escalated = ⏫ Nobody has taken it, so you are told as well
alert-outage-repeat =
    <b>{ $server }</b>: still { $verdict }
    Since { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }, and nobody is on it
alert-you-took = You are on it. Everyone who got this alert sees that, and it is not repeated. “Give back” undoes it.
alert-you-gave-back = Given back. Everyone who got this alert sees that nobody is on it.
error-alert-over = This is over: there is nothing left to take.
error-alert-taken = { $by } was faster and is on it.

attention-view-title =
    <b>{ $server }</b>
    Outages that nobody takes with “I’m on it”

    Repeated: { $repeated ->
        [yes] <b>every { DURATION($every) }</b>, after five times once an hour at most
       *[no] <b>no</b>
    }
    Told to others: { $escalated ->
        [yes] <b>after { DURATION($after) }</b> ({ $whom }), even if they muted it
       *[no] <b>no</b>
    }
attention-view-changed = Changed by { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
attention-view-choose =
    { "" }
    Choose how often 🔁 an outage is repeated, and after how long ⏫ others are told:
attention-repeat-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $off ->
        [yes] 🔁 off
       *[no] 🔁 { DURATION($seconds) }
    }
attention-escalate-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $off ->
        [yes] ⏫ off
       *[no] ⏫ { DURATION($seconds) }
    }
attention-target-item = { $chosen ->
        [yes] ✅
       *[no] ⬜
    } { $name }
attention-owners = owners
attention-groups = groups for alerts
attention-channels = the second channel
