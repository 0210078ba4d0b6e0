btn-alerts = 🔔 Meldungen
btn-alert-servers = 🖥 Server
btn-mutes = 🔕 Stummgeschaltet

preferences-view-body =
    <b>Ihre Einstellungen</b>

    Sprache: <b>{ $language }</b>
    Zeitzone: <b>{ $timezone }</b> (jetzt { DATETIME($now, timeStyle: "short") })
    Meldungen: { $none ->
        [yes] <b>keine</b>
       *[no] <b>{ $alerts }</b>{ $all ->
            [yes] { "" }
           *[no] { " " }· nicht: { $without }
        }
    }
preferences-view-servers = Keine Meldungen von: { $servers }{ $more ->
        [0] { "" }
       *[other] , … +{ $more }
    }
preferences-language-title = <b>Wählen Sie Ihre Sprache</b>
preferences-language-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
preferences-region-title =
    <b>In welchem Teil der Welt sind Sie?</b>
    Oder schreiben Sie den Namen Ihrer Zeitzone oder Stadt, etwa „Berlin“ oder „Asia/Tokyo“.
preferences-region-item = { $name }
preferences-region-europe = Europa
preferences-region-asia = Asien
preferences-region-americas = Amerika
preferences-region-africa = Afrika
preferences-region-pacific = Australien und Pazifik
preferences-zone-title = <b>Welche Stadt hat Ihre Uhrzeit?</b>
preferences-zone-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
preferences-zone-unknown =
    { "" }
    Eine Zeitzone „{ $unknown }“ gibt es nicht.
preferences-alerts-title =
    <b>Welche Meldungen möchten Sie?</b>
    Wurde Ihnen etwas gemeldet, wird Ihnen auch sein Ende gemeldet.
preferences-alerts-paused =
    { "" }
    ⚠️ Telegram kann { $names } nichts zustellen. Deren Meldungen warten, bis sie /start senden.
preferences-alerts-groups =
    { "" }
    ⚠️ Telegram nimmt für { $groups } keine Meldungen an. Der Bot versucht es weiter: Prüfen Sie seine Rechte in der Gruppe.
preferences-alerts-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
preferences-alerts-outage = Ausfälle
preferences-alerts-certificate = Ablaufende Zertifikate
preferences-alerts-limit = Lizenzgrenze
preferences-alerts-forgotten = Vergessene Konferenzen
preferences-alerts-offline = Bot war offline
preferences-alerts-rule = Warnungen der Regeln
preferences-servers-title = <b>Von welchen Servern möchten Sie Meldungen?</b>
preferences-servers-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $server }
preferences-mutes-title =
    <b>Stummgeschaltete Server</b>
    Die Schaltflächen unter einer Meldung schalten ihren Server stumm.
    { "" }
preferences-mutes-empty = Kein Server ist stummgeschaltet.
preferences-mutes-row = 🔕 { $server }: stumm bis { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
preferences-mutes-item = 🔔 Nicht mehr stumm: { $server }
