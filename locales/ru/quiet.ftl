# Тихие часы, в настройках.

btn-quiet = 💤 Тихие часы
btn-quiet-begins = С { $begins }
btn-quiet-ends = До { $ends }
btn-quiet-urgent = Срочные оповещения

quiet-every-day = ежедневно
quiet-no-day = дни не выбраны
quiet-view =
    💤 Тихие часы: <b>{ $begins }–{ $ends }</b>, { $named } · { $nothing ->
        [yes] срочного нет
       *[no] срочно: { $urgent }
    }
quiet-now = 💤 тихие часы до { DATETIME($quiet_until, timeStyle: "short") }
quiet-title =
    <b>Тихие часы</b>
    Что за это время случится, придёт потом одним списком. Сразу приходит только срочное и то, о чём вы просили сами.
quiet-hours =
    { "" }
    С <b>{ $begins }</b> до <b>{ $ends }</b> ({ $zone }), { $named }
    { $nothing ->
        [yes] Срочного нет.
       *[no] Срочно: <b>{ $urgent }</b>
    }

    Ниже отмечены дни, в которые они начинаются.
quiet-on-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } Тихие часы
quiet-day-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
quiet-hour-item = { $chosen ->
        [yes] ✅ { $shown }
       *[no] { $shown }
    }
quiet-begins-title =
    <b>С какого времени не беспокоить?</b>
    Часовой пояс: { $zone }. Время можно и написать, например 22:30.
quiet-ends-title =
    <b>До какого времени не беспокоить?</b>
    Часовой пояс: { $zone }. Время можно и написать, например 6:45.
quiet-no-time =
    { "" }
    «{ $typed }» не подходит: напишите время, например 22:30, и не одно и то же для начала и конца.
quiet-urgent-title =
    <b>Что срочно?</b>
    Срочное приходит сразу, и в тихие часы тоже.

    Правило завершает конференцию, только если кто-то получил предупреждение. Чтобы оно действовало ночью, его предупреждения должны приходить кому-то и тогда.
