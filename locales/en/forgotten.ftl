btn-search-again = 🔄 Search again
btn-cancel-search = ✖ Cancel search
btn-threshold = ⏳ Choose hours
btn-open-card = 🎥 Open card
btn-remind = ⏰ Remind in { $hours } h
btn-silence = 🔕 Silence for this session

forgotten-list-reading =
    <b>{ $server }</b>
    Reading the list of running conferences…
forgotten-list-searching =
    <b>{ $server }</b>
    Looking into the running conferences: { $done } of { $total }
forgotten-list-failed =
    <b>{ $server }</b>
    The search failed. Search again, or check the server's status.
forgotten-list-title =
    <b>{ $server }</b>
    { $count ->
        [0] No conference looks forgotten.
        [one] { $count } conference looks forgotten.
       *[other] { $count } conferences look forgotten.
    }{ $unjudged ->
        [0] { "" }
        [one] { " " }{ $unjudged } could not be judged.
       *[other] { " " }{ $unjudged } could not be judged.
    }
    Running for more than { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }, as of { DATETIME($looked_at, timeStyle: "medium") }
    { "" }
forgotten-list-row =
    { $number }. { $judged ->
        [yes] <b>{ $topic }</b>
       *[no] ❔ { $topic }
    }
    { DURATION($age) }, { $reason }
forgotten-list-item = { $number }. { $short_topic }

forgotten-reason-empty = nobody is in it
forgotten-reason-lone-host = only its host is in it
forgotten-reason-no-host = { $people ->
        [one] { $people } person, no host
       *[other] { $people } people, no host
    }
forgotten-doubt-age = could not be judged: the server does not say since when it runs
forgotten-doubt-participants = could not be judged: its participants could not be read
forgotten-doubt-hosts = could not be judged: the server does not say who is a host

forgotten-threshold-title =
    <b>{ $server }</b>
    After how many hours does a conference count as forgotten?
forgotten-threshold-item = { $chosen ->
        [yes] ✅ { $hours }
       *[no] { $hours }
    } { $hours ->
        [one] hour
       *[other] hours
    }

forgotten-reminder-set = I will remind you in { $hours } h, if it is still forgotten then.
forgotten-silenced = You will hear no more of this session.
