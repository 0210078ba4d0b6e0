btn-alerts = 🔔 Alertas
btn-alert-servers = 🖥 Servidores
btn-mutes = 🔕 Silenciados

preferences-view-body =
    <b>Sus preferencias</b>

    Idioma: <b>{ $language }</b>
    Zona horaria: <b>{ $timezone }</b> (ahora { DATETIME($now, timeStyle: "short") })
    Alertas: { $none ->
        [yes] <b>ninguna</b>
       *[no] <b>{ $alerts }</b>{ $all ->
            [yes] { "" }
           *[no] { " " }· desactivadas: { $without }
        }
    }
preferences-view-servers = Sin alertas de: { $servers }{ $more ->
        [0] { "" }
       *[other] , … +{ $more }
    }
preferences-language-title = <b>Elija su idioma</b>
preferences-language-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
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
preferences-zone-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
preferences-zone-unknown =
    { "" }
    No existe la zona horaria «{ $unknown }».
preferences-alerts-title =
    <b>¿Qué alertas desea?</b>
    Si se le avisó de algo, también se le avisará cuando termine.
preferences-alerts-paused =
    { "" }
    ⚠️ Telegram no entrega mensajes a { $names }. Las alertas de esas personas esperan hasta que envíen /start.
preferences-alerts-groups =
    { "" }
    ⚠️ Telegram no acepta las alertas para { $groups }. El bot sigue intentándolo: compruebe sus permisos en el grupo.
preferences-alerts-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
preferences-alerts-outage = Caídas
preferences-alerts-certificate = Certificados que caducan
preferences-alerts-limit = Límite de la licencia
preferences-alerts-forgotten = Conferencias olvidadas
preferences-alerts-offline = Bot sin conexión
preferences-alerts-rule = Avisos de las reglas
preferences-servers-title = <b>¿De qué servidores desea alertas?</b>
preferences-servers-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $server }
preferences-mutes-title =
    <b>Servidores silenciados</b>
    Las alertas de un servidor se silencian con los botones que hay debajo de ellas.
    { "" }
preferences-mutes-empty = No hay alertas silenciadas.
preferences-mutes-row = 🔕 { $server }: silenciado hasta { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
preferences-mutes-item = 🔔 Reactivar { $server }
