# Паузы и плановые работы на сервере: их окна и то, что о них сообщается.

btn-pause = ⏸ Пауза…
btn-end-pause = ▶ Возобновить
btn-plan-once = 🗓 Один раз…
btn-plan-weekly = 🗓 Еженедельно…
btn-delete-plan = 🗑 Удалить план

paused-until = ⏸ пауза { $endless ->
        [yes] до отмены
       *[no] до { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
    }, { $by }

paused-now = <b>{ $pause }</b>

maintenance-weekday-name = { $weekday ->
        [0] понедельник
        [1] вторник
        [2] среда
        [3] четверг
        [4] пятница
        [5] суббота
       *[6] воскресенье
    }
maintenance-view-title =
    <b>{ $server }</b>
    Во время паузы проверки продолжаются, но оповещения не приходят. О сбое, который не прошёл к её концу, бот сообщит сразу после неё. В доступности это время не учитывается.
maintenance-view-running =
    { "" }
    Сейчас паузы нет
maintenance-view-paused =
    { "" }
    <b>{ $pause }</b>
maintenance-view-plans =
    { "" }
    Запланировано:
maintenance-view-plan = 🗓 { $when }
maintenance-view-choose =
    { "" }
    На сколько приостановить с этого момента? Об этом узнают все.
maintenance-when = { $weekly ->
        [yes] еженедельно, { $name }
       *[no] { DATETIME($day, dateStyle: "medium") }
    }, { $begins }, { DURATION($seconds) }{ $here ->
        [yes] { "" }
       *[no] { " " }({ $zone })
    }
maintenance-duration-item = { $endless ->
        [yes] До отмены
       *[no] { DURATION($seconds) }
    }
maintenance-plan-item = 🗓 { $weekly ->
        [yes] { $name }
       *[no] { DATETIME($day, dateStyle: "short") }
    } { $begins }, { DURATION($seconds) }
maintenance-once-title =
    <b>{ $server }</b>
    В какой день начнутся работы?
maintenance-weekly-title =
    <b>{ $server }</b>
    В какой день недели начинаются работы?
maintenance-day-item = { $today ->
        [yes] Сегодня
       *[no] { $name }, { DATETIME($day, dateStyle: "short") }
    }
maintenance-weekday-short = { $weekday ->
        [0] пн
        [1] вт
        [2] ср
        [3] чт
        [4] пт
        [5] сб
       *[6] вс
    }
maintenance-weekday-item = { $name }
maintenance-begins-title =
    <b>{ $server }</b>
    Во сколько они начинаются? Часовой пояс: { $zone }. Выберите час или напишите время, например 22:30.
maintenance-time-unknown =
    { "" }
    «{ $unknown }» — не время суток. Напишите, например, 22:30.
maintenance-hour-item = { $shown }
maintenance-lasts-title =
    <b>{ $server }</b>
    Сколько они длятся?
maintenance-plan-body =
    <b>{ $server }</b>
    { $when }
    Запланировано: { $by }, { DATETIME($set_at, dateStyle: "medium", timeStyle: "short") }{ $more ->
        [yes] { "" }
            Следующий раз: { DATETIME($next_at, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }
maintenance-plan-gone =
    <b>{ $server }</b>
    Этого плана больше нет.
maintenance-over = Это время уже прошло. Выберите большую длительность.
maintenance-ended = { $ended ->
        [yes] Пауза закончена: оповещения сервера { $server } снова приходят.
       *[no] Эта пауза сервера { $server } уже закончилась.
    }
alert-maintenance = { $state ->
        [ended] ▶ <b>{ $server }</b>: пауза закончена ({ $by }). Оповещения снова приходят.
       *[begun] ⏸ <b>{ $server }</b>: { $planned ->
            [yes] начались плановые работы ({ $by })
           *[no] пауза ({ $by })
        }, { $endless ->
            [yes] до отмены
           *[no] до { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
        }
        Проверки продолжаются, но оповещения не приходят.
    }
