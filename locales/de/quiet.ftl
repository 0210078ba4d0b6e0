# Ruhezeit, in den Einstellungen.

btn-quiet = 💤 Ruhezeit
btn-quiet-begins = Ab { $begins }
btn-quiet-ends = Bis { $ends }
btn-quiet-urgent = Dringende Meldungen

quiet-every-day = täglich
quiet-no-day = an keinem Tag
quiet-view =
    💤 Ruhezeit: <b>{ $begins }–{ $ends }</b>, { $named } · { $nothing ->
        [yes] nichts ist dringend
       *[no] dringend: { $urgent }
    }
quiet-now = 💤 Ruhezeit bis { DATETIME($quiet_until, timeStyle: "short") }
quiet-title =
    <b>Ruhezeit</b>
    Was währenddessen geschieht, kommt danach als eine Liste. Sofort kommt nur, was dringend ist und was Sie selbst angefordert haben.
quiet-hours =
    { "" }
    Von <b>{ $begins }</b> bis <b>{ $ends }</b>, Ortszeit { $zone }, { $named }
    { $nothing ->
        [yes] Nichts ist dringend.
       *[no] Dringend: <b>{ $urgent }</b>
    }

    Darunter stehen die Tage, an denen sie beginnt.
quiet-on-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } Ruhezeit
quiet-day-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
quiet-hour-item = { $chosen ->
        [yes] ✅ { $shown }
       *[no] { $shown }
    }
quiet-begins-title =
    <b>Ab wann ist Ruhe?</b>
    Ortszeit { $zone }. Sie können auch eine Uhrzeit schreiben, etwa 22:30.
quiet-ends-title =
    <b>Bis wann ist Ruhe?</b>
    Ortszeit { $zone }. Sie können auch eine Uhrzeit schreiben, etwa 6:45.
quiet-no-time =
    { "" }
    „{ $typed }“ geht nicht: Schreiben Sie eine Uhrzeit wie 22:30, und nicht für beides dieselbe.
quiet-urgent-title =
    <b>Was ist dringend?</b>
    Es kommt sofort, auch in der Ruhezeit.

    Eine Regel beendet eine Konferenz nur, wenn jemand gewarnt wurde. Soll sie das nachts tun, muss jemand ihre Warnungen auch dann bekommen.
