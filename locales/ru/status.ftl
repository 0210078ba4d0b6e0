status-view-body =
    <b>{ $server }</b>
    { $address }

    <b>{ $verdict }</b>
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

verdict-running = 🟢 работает
verdict-running-advice = Видеосервис и веб-API отвечают.
verdict-slow = 🟡 работает, но медленно
verdict-slow-advice = Веб-API отвечает дольше двух секунд. Проверьте нагрузку на сервер и сеть.
verdict-port-silent = 🟡 порт состояния молчит
verdict-port-silent-advice = Веб-API отвечает, а порт состояния — нет: мешает межсетевой экран, или в настройках указан не тот порт.
verdict-engine-stopped = 🔴 видеосервис остановлен
verdict-engine-stopped-advice = Веб-API отвечает, а видеосервис перестал. Запустите его в панели управления сервером.
verdict-tls = 🔴 проблема с сертификатом
verdict-unreachable = 🔴 недоступен
