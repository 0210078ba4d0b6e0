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
