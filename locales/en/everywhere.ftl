everywhere-conferences-title = { $none ->
        [yes] <b>No server has answered yet</b>
       *[no] <b>{ $running ->
            [0] { $partial ->
                [yes] No running conferences so far
               *[no] No running conferences
            }
            [one] { $running }{ $more } running conference
           *[other] { $running }{ $more } running conferences
        }</b>
    } · { $scope }
everywhere-conferences-server =
    { "" }
    <b>{ $server }</b> · { $running }{ $aged }{ $paused ->
        [yes] { " " }· { $pause }
       *[no] { "" }
    }

everywhere-forgotten-title = { $none ->
        [yes] <b>No server could be checked</b>
       *[no] <b>{ $count ->
            [0] { $partial ->
                [yes] No conference looks forgotten so far
               *[no] No conference looks forgotten
            }
            [one] { $count }{ $more } conference looks forgotten
           *[other] { $count }{ $more } conferences look forgotten
        }</b>
    } · { $scope }{ $unjudged ->
        [0] { "" }
       *[other] { " " }· { $unjudged } could not be checked
    }
everywhere-forgotten-hidden = Older than { HOURS($hours) }{ $differing ->
        [yes] { " " }({ $thresholds })
       *[no] { "" }
    }
everywhere-forgotten-threshold = { $server }: { HOURS($hours) }
everywhere-forgotten-progress = ⏳ Checking: { $counted ->
        [yes] { $done } of { $total } conferences, { $over } of { $servers } servers done
       *[no] { $over } of { $servers } servers done
    }
everywhere-forgotten-server =
    { "" }
    { $apart ->
        [yes] ❔ <b>{ $server }</b>: could not be checked
       *[no] <b>{ $server }</b>
    }{ $paused ->
        [yes] { " " }· { $pause }
       *[no] { "" }
    }

everywhere-online-title =
    <b>Users online: { $users }{ $more }</b> · { $scope }
    Guests in conferences: { $guests }{ $guests_more }
    { "" }
everywhere-online-row = <b>{ $server }</b>: { $users } · { $guests ->
        [one] { $guests } guest
       *[other] { $guests } guests
    }{ $aged }{ $paused ->
        [yes] { " " }· { $pause }
       *[no] { "" }
    }

everywhere-silent = { $state ->
        [refused] <b>{ $server }</b>: { $verdict }
       *[waiting] <b>{ $server }</b>: ⏳ no answer yet
    }
everywhere-silent-more = … and { $unnamed ->
        [one] { $unnamed } other
       *[other] { $unnamed } others
    }
everywhere-scope = { $servers ->
        [one] { $servers } server
       *[other] { $servers } servers
    }{ $missing ->
        [0] { "" }
       *[other] , { $missing } not read
    }
everywhere-aged = ({ AGO($listed_age) })
