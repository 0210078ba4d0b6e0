# What is typed, and what an operator has chosen, narrows a list.

btn-clear-words = ✖ Clear search
btn-clear-filter = ✖ Clear filter
btn-find-everywhere = 🔎 Search all servers
btn-choose-list = ⇅ Sort, filter

find-what = What are you looking for? For example: <code>/find budget</code>. Without /find it works, too.
find-head = <b>{ $find_head }</b>
find-words-item = 🔎 “{ $words }”
find-only-item = { $only ->
    [recorded] recorded
    [no-host] no moderator
    [guests] guests only
   *[protected] protected
}
find-order-item = { $order ->
    [people] fullest first
    [name] by name
   *[duration] longest first
}
find-shown-item = { $shown } of { $total } shown
find-unsure-item = { $unsure } unclear (❔)
find-progress = ⏳ Looking into each conference: { $find_done } of { $find_asked }
find-nothing = { $find_words ->
    [yes] { $find_only ->
        [yes] Nothing matches both the search and the filter.
       *[no] Nothing here matches. Each word must be in the topic, the ID or the owner.
    }
   *[no] The filter leaves nothing of this list.
}

choice-title =
    <b>Lists of running conferences</b>
    What you choose holds for all servers and stays until you change it. The first line of a list says what is hidden.
choice-order-item = { $chosen ->
    [yes] ✅ { "" }
   *[no] { "" }
}{ $order ->
    [people] Fullest first
    [name] By name
   *[duration] Longest first
}
choice-only-item = { $chosen ->
    [yes] ✅ { "" }
   *[no] { "" }
}{ $only ->
    [recorded] Recorded
    [no-host] No moderator
    [guests] Guests only
    [protected] Protected
   *[all] All
}
