btn-digest = 📰 Übersicht

preferences-digest-title =
    <b>Übersicht</b>
    Was war, in einer Nachricht: Verfügbarkeit und Ausfälle, Spitzen, Konferenzstunden, vergessene Konferenzen, bald ablaufende Zertifikate.
preferences-digest-when = Um wie viel Uhr? Zeitzone: { $city }.
preferences-digest-off = Aus
preferences-digest-daily = Jeden Tag
preferences-digest-weekly = Jeden Montag
preferences-digest-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
preferences-digest-hour = { $chosen ->
        [yes] ✅ { $hour }:00
       *[no] { $hour }:00
    }

digest-title = 📰 <b>{ $every ->
        [weekly] Die Woche
       *[daily] Der Tag
    }</b> bis { DATETIME($end, dateStyle: "medium", timeStyle: "short") }
digest-server = <b>{ $server }</b>
digest-unmeasured = Verfügbarkeit: nicht gemessen
digest-availability =
    Verfügbarkeit: <b>{ NUMBER($available, style: "percent", maximumFractionDigits: 2) }</b>{ $outages ->
        [0] { "" }
        [one] , { $outages } Ausfall
       *[other] , { $outages } Ausfälle
    }
digest-planned = Geplante Wartung: { DURATION($planned) }
digest-peak =
    Meiste Benutzer online: <b>{ $peak }</b>{ $limited ->
        [yes] , Lizenz { $limit }
       *[no] { "" }
    } ({ DATETIME($at, dateStyle: "medium", timeStyle: "short") }){ $month ->
        [0] { "" }
       *[other] , seit { DATETIME($since, dateStyle: "medium") }: <b>{ $month }</b>
    }
digest-hours = Konferenzen: <b>{ HOURS($hours) }</b>
digest-forgotten = Vergessen: { $found } gefunden, { $stopped } beendet
digest-certificate = { $days ->
        [0] 🔴 Das Zertifikat ist abgelaufen
        [one] 🟠 Das Zertifikat läuft in { $days } Tag ab
       *[other] 🟠 Das Zertifikat läuft in { $days } Tagen ab
    }
digest-more = { $more ->
        [one] und { $more } weiterer Server
       *[other] und { $more } weitere Server
    }
