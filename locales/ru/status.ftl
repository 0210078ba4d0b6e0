status-view-verdict =
    <b>{ $server }</b>
    <b>{ $verdict }</b>{ $lasting ->
        [yes] { " " }с { DATETIME($since, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
status-view-advice = { $advice }
status-view-figures =
    { $version } · { $generation } · { $answered ->
        [yes] { NUMBER($milliseconds) } мс
       *[no] нет ответа
    }{ $certificate ->
        [valid] { " " }· сертификат { $certificate_days ->
                [one] { $certificate_days } день
                [few] { $certificate_days } дня
               *[many] { $certificate_days } дней
            }
        [expired] { " " }· сертификат истёк
       *[unknown] { "" }
    }
status-view-monitoring =
    Мониторинг: { $monitored ->
        [yes] <b>включён</b>, интервал { DURATION($interval) }
       *[no] <b>выключен</b>
    }
status-view-availability = Доступность:
status-view-share =
    { $span ->
        [day] 24 часа
        [week] 7 дней
       *[month] 30 дней
    }: { $checked ->
        [always] { NUMBER($available, style: "percent", maximumFractionDigits: 2) }
       *[partly] { NUMBER($available, style: "percent", maximumFractionDigits: 2) } (проверялось { $days ->
            [one] { $days } день
            [few] { $days } дня
           *[many] { $days } дней
        })
    }{ $paused ->
        [yes] , плановые работы: { DURATION($planned) }
       *[no] { "" }
    }
status-view-unmeasured = Доступность: { $since_when ->
        [yes] измеряется с { DATETIME($measured_since, dateStyle: "medium", timeStyle: "short") }
       *[no] не измеряется
    }
status-view-address = { $address }
status-view-changed = Изменено: { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
status-view-outages =
    { "" }
    Последние сбои:
status-view-outage =
    { DATETIME($began_at, dateStyle: "short", timeStyle: "short") }, { $over ->
        [yes] { DURATION($seconds) }
        [unseen] не меньше { DURATION($seconds) }, окончание не зафиксировано
       *[no] продолжается
    }: { $verdict }

btn-monitor = ▶ Включить мониторинг
btn-interval = ⏱ Интервал
btn-open-watch = 🕯 Забытые: следить

status-interval-title =
    <b>{ $server }</b>
    Как часто проверять сервер?
status-interval-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] { DURATION($seconds) }
    }{ $usual ->
        [yes] { " " }(обычно)
       *[no] { "" }
    }

status-muted = 🔕 Вы отключили оповещения от { $server } до { DATETIME($muted_until, timeStyle: "short") }: бот пришлёт их потом.
status-refused = 🔕 Вы отключили эти оповещения для себя: /preferences
btn-unmute = 🔔 Снова оповещать
btn-watch = ▶ Включить слежение
btn-stop-watching = ⏸ Выключить слежение
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
        [yes] ✅ через { HOURS($hours) }
       *[no] через { HOURS($hours) }
    }
status-watch-look-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] ⏱ { DURATION($seconds) }
    }

verdict-running = 🟢 работает
verdict-running-advice = Видеосервис и веб-API отвечают.
verdict-slow = 🟡 работает, но медленно
verdict-slow-advice = Веб-API отвечает дольше двух секунд. Проверьте нагрузку на сервер и сеть.
verdict-port-silent = 🟡 клиентский порт не отвечает
verdict-port-silent-advice = Веб-API отвечает, а порт клиентских приложений (по умолчанию 4307) — нет: возможно, мешает межсетевой экран или в настройках указан не тот порт.
verdict-check-failed = 🟠 проверка не удалась ({ $incident })
verdict-permission-missing = 🟠 не хватает прав
verdict-credentials-refused = 🟠 учётные данные не приняты
verdict-api-error = 🔴 ошибка API
verdict-engine-stopped = 🔴 видеосервис остановлен
verdict-engine-stopped-advice = Веб-API отвечает, а видеосервис — уже нет. Запустите его в панели управления сервером.
verdict-tls = 🔴 проблема с сертификатом
verdict-unreachable = 🔴 недоступен
