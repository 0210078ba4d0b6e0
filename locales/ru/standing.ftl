# Сообщения, которые меняются вместе с тем, что сейчас действует.

alert-forgotten-list-title = { $count ->
        [0] ☑ <b>Похожие на забытые конференции завершены</b>
        [one] 🕯 <b>Похоже, забыта { $count } конференция</b>
        [few] 🕯 <b>Похоже, забыты { $count } конференции</b>
       *[other] 🕯 <b>Похоже, забыто { $count } конференций</b>
    }
    { $server }, по состоянию на { DATETIME($read_at, timeStyle: "short") }
alert-forgotten-list-row = <b>{ $number }</b> { $topic } — { DURATION($age) } · { $reason }{ $taken ->
        [yes] { " " }· 👀 { $by }
       *[no] { "" }
    }
alert-forgotten-list-ended = <b>{ $number }</b> <s>{ $topic }</s> — завершена
alert-outage-was =
    🟢 <b>{ $server }</b> · { $between ->
        [yes] сбой длился не более
       *[no] сбой длился
    } { DURATION($seconds) } ({ $days ->
        [yes] { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") } – { DATETIME($ended_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { DATETIME($began_at, timeStyle: "short") }–{ DATETIME($ended_at, timeStyle: "short") }
    })
    Было: { $verdict }
alert-unmuted = Оповещения о { $server } снова включены.
btn-muted = 🔔 Без звука до { DATETIME($until, timeStyle: "short") } · отменить
btn-reminded = ⏰ { DATETIME($due_at, timeStyle: "short") } · отменить
btn-silenced = 🔕 Больше не надо · отменить
forgotten-undone = Отменено. Больше ничего не назначено.
