btn-cancel-search = ✖ Cancel
btn-threshold = ⏳ Older than…
btn-open-card = 🎥 Details
btn-remind = ⏰ Remind in { HOURS($hours) }
btn-silence = 🔕 Don’t remind me again

forgotten-list-reading =
    <b>{ $server }</b>
    Reading the list of running conferences…
forgotten-list-searching =
    <b>{ $server }</b>
    Checking running conferences: { $done } of { $total }
forgotten-list-title =
    <b>{ $server }</b>
    { $count ->
        [0] No conference looks forgotten.
        [one] { $count } conference looks forgotten.
       *[other] { $count } conferences look forgotten.
    }{ $unjudged ->
        [0] { "" }
        [one] { " " }{ $unjudged } could not be checked.
       *[other] { " " }{ $unjudged } could not be checked.
    }
    Older than { HOURS($hours) }
    { "" }
forgotten-list-row =
    { $number }. { $judged ->
        [yes] <b>{ $topic }</b>
       *[no] ❔ { $topic }
    }{ $protected ->
        [yes] { " " }🛡
       *[no] { "" }
    }{ $joint }{ $figures }
forgotten-list-figures-item = { DURATION($age) } · { $reason }

forgotten-reason-empty = empty
forgotten-reason-lone-host = only the moderator is there
forgotten-reason-no-host = { $people ->
        [one] { $people } participant, no moderator
       *[other] { $people } participants, no moderator
    }
forgotten-doubt-age = cannot tell: the server does not say when it started
forgotten-doubt-participants = cannot tell: the participants could not be read
forgotten-doubt-hosts = cannot tell: the server does not say who is a moderator

forgotten-threshold-title =
    <b>{ $server }</b>
    After how many hours does a conference count as forgotten?
forgotten-threshold-item = { $chosen ->
        [yes] ✅ { HOURS($hours) }
       *[no] { HOURS($hours) }
    }

forgotten-reminder-set = I will remind you in { HOURS($hours) } if it still looks forgotten.
forgotten-silenced = You will get no more alerts about this session.
