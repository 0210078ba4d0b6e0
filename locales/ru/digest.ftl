btn-digest = 📰 Сводка

preferences-digest-title =
    <b>Сводка</b>
    Что было, одним сообщением: доступность и сбои, пиковые значения, часы конференций, забытые конференции, истекающие сертификаты.
preferences-digest-when = В котором часу? Часовой пояс: { $city }.
preferences-digest-off = Выключена
preferences-digest-daily = Каждый день
preferences-digest-weekly = По понедельникам
preferences-digest-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
preferences-digest-hour = { $chosen ->
        [yes] ✅ { $hour }:00
       *[no] { $hour }:00
    }

digest-title = 📰 <b>{ $every ->
        [weekly] Неделя
       *[daily] Сутки
    }</b> до { DATETIME($end, dateStyle: "medium", timeStyle: "short") }
digest-server = <b>{ $server }</b>
digest-unmeasured = Доступность: не измерялась
digest-availability =
    Доступность: <b>{ NUMBER($available, style: "percent", maximumFractionDigits: 2) }</b>{ $outages ->
        [0] { "" }
        [one] , { $outages } сбой
        [few] , { $outages } сбоя
        [many] , { $outages } сбоев
       *[other] , { $outages } сбоя
    }
digest-planned = Плановые работы: { DURATION($planned) }
digest-peak =
    Максимум пользователей онлайн: <b>{ $peak }</b>{ $limited ->
        [yes] , лицензия { $limit }
       *[no] { "" }
    } ({ DATETIME($at, dateStyle: "medium", timeStyle: "short") }){ $month ->
        [0] { "" }
       *[other] , с { DATETIME($since, dateStyle: "medium") }: <b>{ $month }</b>
    }
digest-hours = Конференции: <b>{ HOURS($hours) }</b>
digest-forgotten = Забытые: найдено { $found }, остановлено { $stopped }
digest-certificate = { $days ->
        [0] 🔴 Срок действия сертификата истёк
        [one] 🟠 Сертификат истекает через { $days } день
        [few] 🟠 Сертификат истекает через { $days } дня
        [many] 🟠 Сертификат истекает через { $days } дней
       *[other] 🟠 Сертификат истекает через { $days } дня
    }
digest-more = { $more ->
        [one] и ещё { $more } сервер
        [few] и ещё { $more } сервера
        [many] и ещё { $more } серверов
       *[other] и ещё { $more } сервера
    }
