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
        [yes] { NUMBER($milliseconds) } мс
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
    Последняя проверка: { DATETIME($checked_at, timeStyle: "medium") }

status-view-monitoring =
    { "" }
    Мониторинг: { $monitored ->
        [yes] <b>включён</b>, интервал { DURATION($interval) }
       *[no] <b>выключен</b>
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
        [partly] { NUMBER($available, style: "percent", maximumFractionDigits: 2) } ({ NUMBER($unknown, style: "percent", maximumFractionDigits: 0) } времени без проверок)
       *[never] неизвестно, проверок не было
    }
status-view-outages =
    { "" }
    Последние сбои:
status-view-outage =
    { DATETIME($began_at, dateStyle: "short", timeStyle: "short") }, { $over ->
        [yes] { DURATION($seconds) }
        [unseen] не меньше { DURATION($seconds) }, окончание не зафиксировано
       *[no] продолжается
    }: { $verdict }

btn-monitor = 🔔 Включить мониторинг
btn-stop-monitoring = 🔕 Выключить мониторинг
btn-interval = ⏱ Выбрать интервал
btn-open-watch = 🕯 Следить за забытыми конференциями

status-interval-title =
    <b>{ $server }</b>
    Как часто проверять сервер?
status-interval-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] { DURATION($seconds) }
    }{ $usual ->
        [yes] { " " }(по умолчанию)
       *[no] { "" }
    }

btn-watch = 🔔 Включить слежение
btn-stop-watching = 🔕 Выключить слежение
status-watch-body =
    <b>{ $server }</b>
    Бот может сам искать забытые конференции и сообщать о каждой один раз.

    Слежение: { $watched ->
        [yes] <b>включено</b>
       *[no] <b>выключено</b>
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
verdict-port-silent = 🟡 клиентский порт не отвечает
verdict-port-silent-advice = Веб-API отвечает, а порт клиентских приложений (по умолчанию 4307) — нет: возможно, мешает межсетевой экран или в настройках указан не тот порт.
verdict-check-failed = 🟠 проверка не удалась ({ $incident })
verdict-permission-missing = 🟠 не хватает прав
verdict-credentials-refused = 🟠 учётные данные не приняты
verdict-api-error = 🔴 ошибка API
verdict-engine-stopped = 🔴 видеосервис остановлен
verdict-engine-stopped-advice = Веб-API отвечает, а видеосервис — уже нет. Запустите его в панели управления сервером.
verdict-tls = 🔴 проблема с сертификатом
verdict-unreachable = 🔴 недоступен
