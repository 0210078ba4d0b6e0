servers-home-trouble = ⚠️ <b>{ $troubled ->
        [one] { $troubled } von { $all } Servern braucht Aufmerksamkeit
       *[other] { $troubled } von { $all } Servern brauchen Aufmerksamkeit
    }</b>
servers-home-well = 🟢 <b>{ $all ->
        [one] { $all } Server läuft
       *[other] Alle { $all } Server laufen
    }</b>
servers-home-totals = { $totals }
servers-home-running = { $number ->
        [one] { $number } Konferenz
       *[other] { $number } Konferenzen
    }
servers-home-people = { $number ->
        [one] { $number } Teilnehmer
       *[other] { $number } Teilnehmer
    }
servers-home-online = { $number } online
servers-home-forgotten = 🕯 { $number }
servers-home-of = { $known } von { $all } Servern
servers-home-aged = { AGO($age) }
servers-home-unknown = <b>{ $well ->
        [one] { $well } von { $all } Servern läuft
       *[other] { $well } von { $all } Servern laufen
    }</b>
servers-home-none = Für Sie ist kein Server freigegeben. Fragen Sie einen Eigentümer des Bots.
servers-home-row =
    { "" }
    <b>{ $server }</b>: { $state ->
        [known] { $verdict }
        [silent] 🔴 keine Antwort
       *[unknown] noch nicht geprüft
    }{ $lasting ->
        [yes] , seit { DURATION($lasts) }
       *[no] { "" }
    }{ $verdict_old ->
        [yes] { " " }({ AGO($verdict_age) })
       *[no] { "" }
    }
    { $running ->
        [one] { $running } Konferenz
       *[other] { $running } Konferenzen
    } · { $online } online{ $forgotten ->
        [0] { "" }
       *[other] { " " }· 🕯 { $forgotten }
    }{ $figures_old ->
        [yes] { " " }({ AGO($figures_age) })
       *[no] { "" }
    }{ $monitored ->
        [yes] { "" }
       *[no] { " " }· nicht überwacht
    }{ $taken ->
        [yes] { " " }· 👀 { $taken_by } kümmert sich
       *[no] { "" }
    }{ $muted ->
        [yes] { " " }· 🔕 stumm bis { DATETIME($muted_until, timeStyle: "short") }
       *[no] { "" }
    }{ $paused ->
        [yes] { "" }
            { $pause }
       *[no] { "" }
    }
servers-home-others =
    { "" }
    🟢 { $others ->
        [one] { $others } weiterer
       *[other] { $others } weitere
    }{ $watched ->
        [yes] { "" }
       *[no] { " " }· { $unmonitored } nicht überwacht
    }

servers-home-item = { $server }

servers-menu-body =
    <b>{ $server }</b>

    Zustand: <b>{ $verdict }</b>{ $verdict_old ->
        [yes] { " " }({ AGO($verdict_age) })
       *[no] { "" }
    }
    Laufende Konferenzen: <b>{ $running }</b>{ $running_old ->
        [yes] { " " }({ AGO($running_age) })
       *[no] { "" }
    }
    Benutzer online: <b>{ $online }</b>{ $online_old ->
        [yes] { " " }({ AGO($online_age) })
       *[no] { "" }
    }
