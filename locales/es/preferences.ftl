btn-alerts = 🔔 Elegir alertas
btn-alert-servers = 🖥 Elegir servidores
btn-mutes = 🔕 Ver silenciados

preferences-view-body =
    <b>Sus preferencias</b>

    Idioma: <b>{ $language }</b>
    Zona horaria: <b>{ $timezone }</b>, allí son ahora las { DATETIME($now, timeStyle: "short") }
preferences-language-title = <b>¿Qué idioma prefiere?</b>
preferences-region-title =
    <b>¿En qué parte del mundo está?</b>
    O escriba el nombre de su zona horaria o ciudad, por ejemplo «Berlin» o «Asia/Tokyo».
preferences-region-item = { $name }
preferences-region-europe = Europa
preferences-region-asia = Asia
preferences-region-americas = América
preferences-region-africa = África
preferences-region-pacific = Australia y Pacífico
preferences-zone-title = <b>¿Qué ciudad tiene su misma hora?</b>
preferences-zone-item = { $name }
preferences-zone-unknown =
    { "" }
    No existe la zona horaria «{ $unknown }».
preferences-alerts-title =
    <b>¿Qué alertas desea?</b>
    De lo que se le haya avisado, se le avisa también del final.
preferences-alerts-paused =
    { "" }
    ⚠️ Telegram no entrega mensajes a { $names }. Sus alertas esperan hasta su próximo /start.
preferences-alerts-groups =
    { "" }
    ⚠️ Telegram no acepta las alertas para { $groups }. El bot sigue intentándolo: compruebe sus permisos en el grupo.
preferences-alerts-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
preferences-alerts-outage = Caídas
preferences-alerts-certificate = Certificados que caducan
preferences-alerts-forgotten = Conferencias olvidadas
preferences-alerts-offline = El propio bot estuvo sin conexión
preferences-servers-title = <b>¿De qué servidores desea alertas?</b>
preferences-servers-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $server }
preferences-mutes-title =
    <b>Servidores silenciados</b>
    Los botones bajo una alerta silencian su servidor.
    { "" }
preferences-mutes-empty = Ningún servidor está silenciado.
preferences-mutes-row = { $server }: hasta { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
preferences-mutes-item = 🔔 Reactivar { $server }
