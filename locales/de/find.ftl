# Was man eintippt und was man gewählt hat, engt eine Liste ein.

btn-clear-words = ✖ Suche löschen
btn-clear-filter = ✖ Filter löschen
btn-find-everywhere = 🔎 Auf allen Servern suchen
btn-choose-list = ⇅ Sortieren, filtern

find-what = Wonach suchen Sie? Zum Beispiel: <code>/find budget</code>. Es geht auch ohne /find.
find-head = <b>{ $find_head }</b>
find-words-item = 🔎 „{ $words }“
find-only-item = { $only ->
    [recorded] mit Aufzeichnung
    [no-host] ohne Moderator
    [guests] nur Gäste
   *[protected] geschützt
}
find-order-item = { $order ->
    [people] vollste zuerst
    [name] nach Namen
   *[duration] längste zuerst
}
find-shown-item = { $shown } von { $total } angezeigt
find-unsure-item = { $unsure } unklar (❔)
find-progress = ⏳ Jede Konferenz wird geprüft: { $find_done } von { $find_asked }
find-nothing = { $find_words ->
    [yes] { $find_only ->
        [yes] Zu Suche und Filter zusammen passt nichts.
       *[no] Hier passt nichts. Jedes Wort muss im Thema, in der ID oder beim Besitzer vorkommen.
    }
   *[no] Der Filter lässt von dieser Liste nichts übrig.
}

choice-title =
    <b>Listen laufender Konferenzen</b>
    Ihre Wahl gilt für alle Server, bis Sie sie ändern. Was ausgeblendet ist, steht in der ersten Zeile der Liste.
choice-order-item = { $chosen ->
    [yes] ✅ { "" }
   *[no] { "" }
}{ $order ->
    [people] Vollste zuerst
    [name] Nach Namen
   *[duration] Längste zuerst
}
choice-only-item = { $chosen ->
    [yes] ✅ { "" }
   *[no] { "" }
}{ $only ->
    [recorded] Mit Aufzeichnung
    [no-host] Ohne Moderator
    [guests] Nur Gäste
    [protected] Geschützte
   *[all] Alle
}
