everywhere-conferences-title = { $none ->
        [yes] <b>Noch hat kein Server geantwortet</b>
       *[no] <b>{ $running ->
            [0] { $partial ->
                [yes] Bisher keine laufende Konferenz gefunden
               *[no] Zurzeit läuft keine Konferenz
            }
            [one] { $running }{ $more } laufende Konferenz
           *[other] { $running }{ $more } laufende Konferenzen
        }</b>
    } · { $scope }
everywhere-conferences-server =
    { "" }
    <b>{ $server }</b> · { $running }{ $aged }{ $paused ->
        [yes] { " " }· { $pause }
       *[no] { "" }
    }

everywhere-forgotten-title = { $none ->
        [yes] <b>Kein Server konnte geprüft werden</b>
       *[no] <b>{ $count ->
            [0] { $partial ->
                [yes] Bisher wirkt keine Konferenz vergessen
               *[no] Keine Konferenz wirkt vergessen
            }
            [one] { $count }{ $more } Konferenz wirkt vergessen
           *[other] { $count }{ $more } Konferenzen wirken vergessen
        }</b>
    } · { $scope }{ $unjudged ->
        [0] { "" }
       *[other] { " " }· { $unjudged } nicht zu beurteilen
    }
everywhere-forgotten-hidden = Länger als { HOURS($hours) }{ $differing ->
        [yes] { " " }({ $thresholds })
       *[no] { "" }
    }
everywhere-forgotten-threshold = { $server }: { HOURS($hours) }
everywhere-forgotten-progress = ⏳ Geprüft: { $counted ->
        [yes] { $done } von { $total } Konferenzen, { $over } von { $servers } Servern
       *[no] { $over } von { $servers } Servern
    }
everywhere-forgotten-server =
    { "" }
    { $apart ->
        [yes] ❔ <b>{ $server }</b>: nicht zu beurteilen
       *[no] <b>{ $server }</b>
    }{ $paused ->
        [yes] { " " }· { $pause }
       *[no] { "" }
    }

everywhere-online-title =
    <b>Benutzer online: { $users }{ $more }</b> · { $scope }
    Gäste in Konferenzen: { $guests }{ $guests_more }
    { "" }
everywhere-online-row = <b>{ $server }</b>: { $users } · { $guests ->
        [one] { $guests } Gast
       *[other] { $guests } Gäste
    }{ $aged }{ $paused ->
        [yes] { " " }· { $pause }
       *[no] { "" }
    }

everywhere-silent = { $state ->
        [refused] <b>{ $server }</b>: { $verdict }
       *[waiting] <b>{ $server }</b>: ⏳ noch keine Antwort
    }
everywhere-silent-more = … und { $unnamed ->
        [one] { $unnamed } weiterer
       *[other] { $unnamed } weitere
    }
everywhere-scope = { $servers } Server{ $missing ->
        [0] { "" }
       *[other] , davon { $missing } nicht abgefragt
    }
everywhere-aged = ({ AGO($listed_age) })
