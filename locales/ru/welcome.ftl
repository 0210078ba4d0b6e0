btn-other-zone = 🌍 Другой…
btn-monitor-all = ▶ Включить мониторинг
btn-later = ◀ Позже

welcome-zone-body =
    👋 <b>Здравствуйте, { $name }.</b> Серверов под моим присмотром: { $servers }.

    Какой у вас часовой пояс? Пока он не выбран, всё время указано по { $timezone }. Изменить можно позже: /preferences
welcome-zone-item = { $name } · { $clock }
welcome-clock = { DATETIME($now, timeStyle: "short") }

welcome-monitoring-body =
    <b>Мониторинг выключен{ $several ->
        [no] { "" }
       *[yes] { " " }на всех серверах ({ $servers })
    }.</b>
    Пока он не включён, о сбое сервера никто не узнает. Позже это можно изменить для каждого сервера: 🩺
