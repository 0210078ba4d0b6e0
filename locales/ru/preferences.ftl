btn-alerts = 🔔 Выбрать оповещения
btn-alert-servers = 🖥 Выбрать серверы
btn-mutes = 🔕 Показать отключённые

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
preferences-alerts-title =
    <b>Какие оповещения вам нужны?</b>
    О конце того, о чём бот сообщил, он сообщит всегда.
preferences-alerts-paused =
    { "" }
    ⚠️ Telegram не доставляет сообщения: { $names }. Их оповещения ждут следующего /start.
preferences-alerts-groups =
    { "" }
    ⚠️ Telegram не принимает оповещения для { $groups }. Бот продолжает попытки: проверьте его права в группе.
preferences-alerts-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
preferences-alerts-outage = Сбои
preferences-alerts-certificate = Истекающие сертификаты
preferences-alerts-forgotten = Забытые конференции
preferences-alerts-offline = Бот сам был не в сети
preferences-servers-title = <b>О каких серверах вам сообщать?</b>
preferences-servers-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $server }
preferences-mutes-title =
    <b>Серверы без оповещений</b>
    Отключить сервер можно кнопками под оповещением.
    { "" }
preferences-mutes-empty = Отключённых серверов нет.
preferences-mutes-row = { $server }: до { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
preferences-mutes-item = 🔔 Включить { $server }
