# Кто, что и когда делал и чем это кончилось; файлы об этом.

btn-open-log = 📜 Журнал
btn-log-server = 🖥 Сервер
btn-log-person = 👤 Кто
btn-log-kind = 🏷 Вид
btn-log-all = 📜 Показать всё
btn-open-export = 📄 В виде файла
btn-export-csv = 📄 Файл CSV
btn-export-xlsx = 📄 Файл XLSX

log-by-rule = правило
log-kind = { $kind ->
        [stop] Завершение конференции
        [stop-recording] Остановка записи
        [start-again] Повторный запуск конференции
        [call-owner] Вызов владельца
        [change] Люди и права
        [refused] Нет доступа
       *[other] { $kind }
    }
log-act = { $act ->
        [invited] Приглашение
        [withdrew] Приглашение отозвано
        [asked] Просьба о доступе
        [let-in] Доступ открыт
        [changed] Права изменены
        [removed] Доступ закрыт
        [turned-away] В доступе отказано
        [paused] Пауза
        [resumed] Пауза закончена
        [planned] Работы запланированы
        [unplanned] План работ удалён
        [stranger] Отказано постороннему
        [took] Оповещение взято
        [gave-back] Оповещение возвращено
        [muted] Оповещения в группе отключены
        [unmuted] Оповещения в группе включены
        [rule-off] Правило выключено
        [rule-dry] Проба правила начата
        [rule-on] Правило включено
        [rule-changed] Правило изменено
        [rule-paused] Правило на паузе
        [rule-resumed] Пауза правила закончена
        [rule-kept] Сеанс оставлен вопреки правилу
        [rule-postponed] Завершение по правилу отложено
       *[other] { $kind ->
            [refused] Нет доступа
           *[other] { $act }
        }
    }
log-outcome = { $outcome ->
        [none] ⏳ выполняется или прервано
        [stopped] ☑ завершена
        [stopped-restarted] ☑ завершена и начата снова
        [done] ☑ сделано
        [accepted] ☑ сервер принял запрос
        [still-running] ⚠️ запрос отправлен, но конференция идёт
        [unchanged] ⚠️ запрос отправлен, но ничего не изменилось
        [not-confirmed] ⚠️ запрос отправлен, но не подтверждён
        [interrupted] ⚠️ прервано перезапуском бота
        [declined] ❌ сервер отказал
        [refused] ❌ не хватает права
        [credentials-refused] ❌ учётные данные отклонены
        [unknown-call] ❌ сервер этого не умеет
        [already-ended] уже завершилась
        [ended] уже завершилась
        [already] уже было так
        [replaced] шёл другой сеанс
        [ambiguous] шли два сеанса
        [unclear] сеанс не удалось определить
        [not-allowed] ❌ нет доступа
        [unreachable] ❌ сервер недоступен
        [unreadable] ❌ неожиданный ответ сервера
        [protected] ❌ под защитой
        [asked-again] вопрос задан снова
        [outdated] экран устарел
        [expired] экран устарел
        [in-progress] этим занимался кто-то другой
        [server-gone] сервера больше нет в настройках
       *[other] { $outcome }
    }

log-list-title =
    <b>Журнал</b>{ $filtered ->
        [yes] { "" }
            Только: { $filters }
       *[no] { "" }
    }
    { $total ->
        [0] Записей нет
        [one] { $total } запись
        [few] { $total } записи
       *[many] { $total } записей
    }
    { "" }
log-list-row =
    { $number }. <b>{ $what }</b>{ $about ->
        [yes] : { $subject }
       *[no] { "" }
    }
    { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · { $who }{ $on_server ->
        [yes] { " " }· { $server }
       *[no] { "" }
    } · { $outcome }{ $timed ->
        [yes] { " " }({ DURATION($took) })
       *[no] { "" }
    }
log-entry-body =
    <b>{ $what }</b>{ $about ->
        [yes] : { $subject }
       *[no] { "" }
    }
    { $outcome }{ $detailed ->
        [yes] : { $detail }
       *[no] { "" }
    }

    Кто: { $who }{ $by_rule ->
        [yes] { "" }
       *[no] { " " }(ID <code>{ $operator_id }</code>)
    }
    { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }{ $timed ->
        [yes] , заняло { DURATION($took) }
       *[no] { "" }
    }{ $on_server ->
        [yes] { "" }
            Сервер: { $server }{ $addressed ->
                [yes] { " " }({ $address })
               *[no] { "" }
            }
       *[no] { "" }
    }{ $conference ->
        [yes] { "" }
            ID: <code>{ $conference_id }</code>
       *[no] { "" }
    }{ $session ->
        [yes] { "" }
            Сеанс: <code>{ $session_id }</code>
       *[no] { "" }
    }
log-entry-together = { $together ->
        [one] Одним нажатием запрошена { $together } конференция.
        [few] Одним нажатием запрошены { $together } конференции.
       *[many] Одним нажатием запрошено { $together } конференций.
    }
log-question-title =
    { "" }
    <b>Что было на экране перед нажатием:</b>
log-question-facts =
    { $titled ->
        [yes] { $topic }
       *[no] Без названия
    }
    Владелец: { $owner }
    Шла: { DURATION($age) }{ $forgotten ->
        [yes] { "" }
            🕯 Была похожа на забытую, порог { HOURS($threshold) }
       *[no] { "" }
    }
    Показано: { DATETIME($shown_at, dateStyle: "medium", timeStyle: "medium") }
log-servers-title = <b>Записи какого сервера?</b>
log-people-title = <b>Чьи записи?</b>
log-kinds-title = <b>Какие записи?</b>
log-every-item = { $chosen ->
        [yes] ✅ Все
       *[no] Все
    }
log-choice-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }

log-subject = { $subject ->
        [log] Журнал
        [outages] Сбои
        [figures] Показатели по часам
       *[availability] Доступность
    }
log-subject-item = { $chosen ->
        [yes] ✅ { $subject ->
            [log] Журнал
            [outages] Сбои
            [figures] Показатели по часам
           *[availability] Доступность по дням
        }
       *[no] { $subject ->
            [log] Журнал
            [outages] Сбои
            [figures] Показатели по часам
           *[availability] Доступность по дням
        }
    }
log-span-item = { $chosen ->
        [yes] ✅ { $days ->
            [one] { $days } день
            [few] { $days } дня
           *[many] { $days } дней
        }
       *[no] { $days ->
            [one] { $days } день
            [few] { $days } дня
           *[many] { $days } дней
        }
    }
log-export-body =
    <b>Что прислать файлом?</b>{ $filtered ->
        [yes] { "" }
            Только: { $filters }
       *[no] { "" }
    }
    { $of_log ->
        [yes] Самые новые записи, не больше { $most }.
       *[no] Сбои известны за 90 дней, доступность за 30, показатели за 400.
    }
log-export-begun = Файл готовится и придёт сообщением.
log-export-caption = { $subject ->
        [log] Журнал
        [outages] Сбои
        [figures] Показатели по часам
       *[availability] Доступность по дням
    }, { $days ->
        [one] последний { $days } день
        [few] последние { $days } дня
       *[many] последние { $days } дней
    }: { $rows ->
        [0] строк нет
        [one] { $rows } строка
        [few] { $rows } строки
       *[many] { $rows } строк
    }{ $cut ->
        [yes] . Было больше, здесь самые новые. Выберите меньше или более короткий срок.
       *[no] { "" }
    }
log-column = { $column ->
        [at] Время ({ $zone })
        [who] Кто
        [operator-id] ID в Telegram
        [server] Сервер
        [what] Что
        [subject] О чём
        [conference] ID конференции
        [people] Участников
        [outcome] Итог
        [detail] Подробности
        [took] Заняло (с)
        [together] Запрошено вместе
        [began] Начало ({ $zone })
        [ended] Конец ({ $zone })
        [lasted] Длился (с)
        [verdict] Вывод
        [users-mean] Онлайн, среднее
        [users-most] Онлайн, максимум
        [conferences-mean] Конференции, среднее
        [conferences-most] Конференции, максимум
        [people-mean] Люди в них, среднее
        [people-most] Люди в них, максимум
        [answer] Время ответа (мс)
        [day] День ({ $zone })
        [planned] Плановые работы (с)
        [planned-minutes] Плановые работы (мин)
        [available] Доступен
       *[measured] Измерено
    }
