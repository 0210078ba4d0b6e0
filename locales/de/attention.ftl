# Who is on an alert, and what becomes of an outage that nobody takes.

btn-take = 👀 Ich kümmere mich
btn-give-back = ↩ Zurückgeben
btn-open-attention = 🔁 Wiederholung

alert-taken = 👀 { $by } kümmert sich seit { DATETIME($at, timeStyle: "short") }
alert-given-back = Zurückgegeben um { DATETIME($at, timeStyle: "short") }: Niemand kümmert sich
alert-had = 👀 { $by } hatte sich darum gekümmert
alert-escalated = ⏫ Niemand hat sich gemeldet, deshalb erfahren es auch Sie
alert-outage-repeat =
    <b>{ $server }</b>: weiterhin { $verdict }
    Seit { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }, und niemand kümmert sich
alert-you-took = Sie kümmern sich. Alle, die diese Meldung bekamen, sehen das, und sie wird nicht wiederholt. „Zurückgeben“ macht es rückgängig.
alert-you-gave-back = Zurückgegeben. Alle, die diese Meldung bekamen, sehen, dass sich niemand kümmert.
error-alert-over = Das ist vorbei: Es gibt nichts mehr zu tun.
error-alert-taken = { $by } war schneller und kümmert sich.

attention-view-title =
    <b>{ $server }</b>
    Ausfälle, um die sich niemand mit „Ich kümmere mich“ kümmert

    Wiederholt: { $repeated ->
        [yes] <b>alle { DURATION($every) }</b>, nach fünf Malen höchstens stündlich
       *[no] <b>nein</b>
    }
    Anderen gemeldet: { $escalated ->
        [yes] <b>nach { DURATION($after) }</b> ({ $whom }), auch wenn sie stumm geschaltet haben
       *[no] <b>nein</b>
    }
attention-view-changed = Geändert von { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
attention-view-choose =
    { "" }
    Wählen Sie, wie oft 🔁 ein Ausfall wiederholt wird und wann ⏫ andere davon erfahren:
attention-repeat-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $off ->
        [yes] 🔁 aus
       *[no] 🔁 { DURATION($seconds) }
    }
attention-escalate-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $off ->
        [yes] ⏫ aus
       *[no] ⏫ { DURATION($seconds) }
    }
attention-target-item = { $chosen ->
        [yes] ✅
       *[no] ⬜
    } { $name }
attention-owners = Eigentümer
attention-groups = Gruppen für Meldungen
attention-channels = zweiter Kanal
