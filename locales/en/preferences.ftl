preferences-view-body =
    <b>Your preferences</b>

    Language: <b>{ $language }</b>
    Time zone: <b>{ $timezone }</b>, where it is now { DATETIME($now, timeStyle: "short") }
preferences-language-title = <b>Which language do you want?</b>
preferences-region-title =
    <b>In which part of the world are you?</b>
    Or type the name of your time zone or city, such as “Berlin” or “Asia/Tokyo”.
preferences-region-item = { $name }
preferences-region-europe = Europe
preferences-region-asia = Asia
preferences-region-americas = Americas
preferences-region-africa = Africa
preferences-region-pacific = Australia and Pacific
preferences-zone-title = <b>Which city has your time?</b>
preferences-zone-item = { $name }
preferences-zone-unknown =
    { "" }
    There is no time zone called “{ $unknown }”.
