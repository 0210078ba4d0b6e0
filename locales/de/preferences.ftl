btn-alerts = 🔔 Alarme wählen
btn-alert-servers = 🖥 Server wählen
btn-mutes = 🔕 Stumme Server zeigen

preferences-view-body =
    <b>Ihre Einstellungen</b>

    Sprache: <b>{ $language }</b>
    Zeitzone: <b>{ $timezone }</b>, dort ist es jetzt { DATETIME($now, timeStyle: "short") }
preferences-language-title = <b>Welche Sprache möchten Sie?</b>
preferences-region-title =
    <b>In welchem Teil der Welt sind Sie?</b>
    Oder schreiben Sie den Namen Ihrer Zeitzone oder Stadt, etwa „Berlin“ oder „Asia/Tokyo“.
preferences-region-item = { $name }
preferences-region-europe = Europa
preferences-region-asia = Asien
preferences-region-americas = Amerika
preferences-region-africa = Afrika
preferences-region-pacific = Australien und Pazifik
preferences-zone-title = <b>In welcher Stadt gilt Ihre Zeit?</b>
preferences-zone-item = { $name }
preferences-zone-unknown =
    { "" }
    Eine Zeitzone „{ $unknown }“ gibt es nicht.
preferences-alerts-title =
    <b>Welche Alarme möchten Sie?</b>
    Wovon Sie erfahren haben, davon erfahren Sie auch das Ende.
preferences-alerts-paused =
    { "" }
    ⚠️ Telegram stellt nicht zu an { $names }. Diese Alarme warten bis zum nächsten /start.
preferences-alerts-groups =
    { "" }
    ⚠️ Telegram nimmt die Alarme nicht an für { $groups }. Der Bot versucht es weiter: Prüfen Sie, was er dort darf.
preferences-alerts-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
preferences-alerts-outage = Ausfälle
preferences-alerts-certificate = Ablaufende Zertifikate
preferences-alerts-forgotten = Vergessene Konferenzen
preferences-alerts-offline = Der Bot selbst war offline
preferences-servers-title = <b>Von welchen Servern möchten Sie Alarme?</b>
preferences-servers-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $server }
preferences-mutes-title =
    <b>Stumme Server</b>
    Die Tasten unter einem Alarm schalten seinen Server stumm.
    { "" }
preferences-mutes-empty = Kein Server ist stumm.
preferences-mutes-row = { $server }: bis { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
preferences-mutes-item = 🔔 { $server } wieder melden
