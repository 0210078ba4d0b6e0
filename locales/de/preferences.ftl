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
