btn-alerts = 🔔 Оповещения
btn-alert-servers = 🖥 Серверы
btn-mutes = 🔕 Без оповещений

preferences-view-body =
    <b>Ваши настройки</b>

    Язык: <b>{ $language }</b>
    Часовой пояс: <b>{ $timezone }</b> (сейчас { DATETIME($now, timeStyle: "short") })
    Оповещения: { $none ->
        [yes] <b>отключены</b>
       *[no] <b>{ $alerts }</b>{ $all ->
            [yes] { "" }
           *[no] { " " }· отключены: { $without }
        }
    }
preferences-view-servers = Без оповещений от: { $servers }{ $more ->
        [0] { "" }
       *[other] , … +{ $more }
    }
preferences-language-title = <b>Выберите язык</b>
preferences-language-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
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
preferences-zone-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
preferences-zone-unknown =
    { "" }
    Часового пояса «{ $unknown }» нет.
preferences-alerts-title =
    <b>Какие оповещения вам нужны?</b>
    Если бот сообщил о начале, он сообщит и об окончании.
preferences-alerts-paused =
    { "" }
    ⚠️ Telegram не доставляет сообщения получателям: { $names }. Их оповещения ждут, пока они не отправят /start.
preferences-alerts-groups =
    { "" }
    ⚠️ Telegram не принимает оповещения для { $groups }. Бот продолжает попытки: проверьте его права в группе.
preferences-alerts-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
preferences-alerts-outage = Сбои
preferences-alerts-certificate = Истекающие сертификаты
preferences-alerts-limit = Лимит лицензии
preferences-alerts-forgotten = Забытые конференции
preferences-alerts-offline = Бот был не в сети
preferences-alerts-rule = Предупреждения правил
preferences-servers-title = <b>О каких серверах вам сообщать?</b>
preferences-servers-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $server }
preferences-mutes-title =
    <b>Отключённые оповещения</b>
    Оповещения сервера отключаются кнопками под любым из них.
    { "" }
preferences-mutes-empty = Оповещения всех серверов включены.
preferences-mutes-row = 🔕 { $server }: без оповещений до { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
preferences-mutes-item = 🔔 Снова оповещать: { $server }
