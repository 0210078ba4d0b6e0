preferences-view-body =
    <b>Ваши настройки</b>

    Язык: <b>{ $language }</b>
    Часовой пояс: <b>{ $timezone }</b>, сейчас там { DATETIME($now, timeStyle: "short") }
preferences-language-title = <b>На каком языке говорить с вами?</b>
preferences-region-title =
    <b>В какой части света вы находитесь?</b>
    Или напишите название часового пояса или города, например «Berlin» или «Asia/Tokyo».
preferences-region-item = { $name }
preferences-region-europe = Европа
preferences-region-asia = Азия
preferences-region-americas = Америка
preferences-region-africa = Африка
preferences-region-pacific = Австралия и Океания
preferences-zone-title = <b>В каком городе такое же время, как у вас?</b>
preferences-zone-item = { $name }
preferences-zone-unknown =
    { "" }
    Часового пояса «{ $unknown }» нет.
