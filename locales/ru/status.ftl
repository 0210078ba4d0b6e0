status-view-body =
    <b>{ $server }</b>
    { $address }

    <b>{ $verdict }</b>{ $lasting ->
        [yes] { " " }с { DATETIME($since, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
    { $advice }

    Версия: { $version }
    API: { $generation }
    Время ответа: { $answered ->
        [yes] { NUMBER($seconds, maximumFractionDigits: 2) } с
       *[no] —
    }
    Сертификат: { $certificate ->
        [valid] { $certificate_days ->
            [one] остался { $certificate_days } день
            [few] осталось { $certificate_days } дня
           *[other] осталось { $certificate_days } дней
        }
        [expired] истёк
       *[unknown] —
    }
    Проверено в { DATETIME($checked_at, timeStyle: "medium") }

status-view-monitoring =
    { "" }
    Наблюдение: { $monitored ->
        [yes] <b>включено</b>, интервал { DURATION($interval) }
       *[no] <b>выключено</b>
    }{ $switched ->
        [yes] { "" }
            Изменено: { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
    Доступность:
status-view-share =
    { $span ->
        [day] 24 часа
        [week] 7 дней
       *[month] 30 дней
    }: { $checked ->
        [always] { NUMBER($available, style: "percent", maximumFractionDigits: 2) }
        [partly] { NUMBER($available, style: "percent", maximumFractionDigits: 2) } ({ NUMBER($unknown, style: "percent", maximumFractionDigits: 0) } времени неизвестно: проверок не было)
       *[never] неизвестно, проверок не было
    }
status-view-outages =
    { "" }
    Последние сбои:
status-view-outage =
    { DATETIME($began_at, dateStyle: "short", timeStyle: "short") }, { $over ->
        [yes] { DURATION($seconds) }
        [unseen] не меньше { DURATION($seconds) }, окончание не зафиксировано
       *[no] ещё не закончился
    }: { $verdict }

btn-monitor = 🔔 Включить наблюдение
btn-stop-monitoring = 🔕 Выключить наблюдение
btn-interval = ⏱ Выбрать интервал
btn-open-watch = 🕯 Следить за забытыми конференциями

status-interval-title =
    <b>{ $server }</b>
    Сколько времени между двумя проверками?
status-interval-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] { DURATION($seconds) }
    }{ $usual ->
        [yes] { " " }(из настроек)
       *[no] { "" }
    }

btn-watch = 🔔 Включить поиск
btn-stop-watching = 🔕 Выключить поиск
status-watch-body =
    <b>{ $server }</b>
    Бот может сам искать забытые конференции и сообщать о каждой один раз.

    Поиск: { $watched ->
        [yes] <b>включён</b>
       *[no] <b>выключен</b>
    }{ $switched ->
        [yes] { "" }
            Изменено: { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
    Выберите, через сколько часов считать конференцию забытой и как часто искать:
status-watch-threshold-item = { $chosen ->
        [yes] ✅ через { $hours } ч
       *[no] через { $hours } ч
    }
status-watch-look-item = { $chosen ->
        [yes] ✅ каждые { DURATION($seconds) }
       *[no] каждые { DURATION($seconds) }
    }

verdict-running = 🟢 работает
verdict-running-advice = Видеосервис и веб-API отвечают.
verdict-slow = 🟡 работает, но медленно
verdict-slow-advice = Веб-API отвечает дольше двух секунд. Проверьте нагрузку на сервер и сеть.
verdict-port-silent = 🟡 порт состояния молчит
verdict-port-silent-advice = Веб-API отвечает, а порт состояния — нет: мешает межсетевой экран, или в настройках указан не тот порт.
verdict-check-failed = 🟠 проверка не удалась ({ $incident })
verdict-permission-missing = 🟠 не хватает права
verdict-credentials-refused = 🟠 учётные данные не приняты
verdict-api-error = 🔴 ошибка API
verdict-engine-stopped = 🔴 видеосервис остановлен
verdict-engine-stopped-advice = Веб-API отвечает, а видеосервис перестал. Запустите его в панели управления сервером.
verdict-tls = 🔴 проблема с сертификатом
verdict-unreachable = 🔴 недоступен
