# Что само завершает забытые конференции: окна, предупреждения и чем всё закончилось.

btn-open-rules = ⚙ Правила
btn-rule-stops = 🎯 Что завершать
btn-rule-hours = 🌙 Часы
btn-rule-limits = 🧯 Предупреждение и тормоз
btn-rule-begins = С какого часа…
btn-rule-until = До какого часа…
btn-rule-resume = ▶ Продолжить
btn-rule-report = 📋 Отчёт
btn-rule-keep = ✋ Оставить этот сеанс
btn-rule-postpone = ⏰ Отложить на { HOURS($hours) }
btn-rule-stop-now = ⏹ Завершить…

rule-mode-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $mode ->
        [on] Вкл.
        [dry] Проба
       *[off] Выкл.
    }
rule-view-title =
    <b>{ $server }</b>
    Всё о забытых конференциях

    Ваш список: идут дольше { HOURS($mine) }
    Слежение, общее для всех: { $watched ->
        [yes] идут дольше { HOURS($watch) }, поиск раз в { DURATION($every) }
       *[no] выключено
    }
rule-view-mode =
    { "" }
    🤖 Завершение по правилу: { $mode ->
        [on] <b>включено</b>
        [dry] <b>проба</b> (ничего не завершается)
       *[off] <b>выключено</b>
    }
rule-view-terms =
    Идут дольше { HOURS($hours) }: { $some ->
        [yes] { $reasons }
       *[no] причины не выбраны
    }
    Никогда: защищённые, неясные{ $recorded ->
        [yes] { "" }
       *[no] , с записью
    }
    { $always ->
        [yes] В любое время
       *[no] Только { $begins }–{ $ends }, { $zone }
    }
    Предупреждение: за { DURATION($warning) }
    Тормоз: больше { $at_once } сразу или { $per_day } в день
rule-view-changed = Изменено: { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
rule-view-untried =
    { "" }
    <i>«Вкл.» можно выбрать после пробы длиной в сутки, отчёт о которой прочитал владелец бота.</i>
rule-view-trying =
    { "" }
    <i>Проба идёт с { DATETIME($dry_since, dateStyle: "medium", timeStyle: "short") }. «Вкл.» можно выбрать, когда владелец бота откроет отчёт после { DATETIME($ready_at, dateStyle: "medium", timeStyle: "short") }.</i>
rule-view-unread =
    { "" }
    <i>Проба идёт с { DATETIME($dry_since, dateStyle: "medium", timeStyle: "short") }. «Вкл.» можно выбрать, когда владелец бота откроет отчёт.</i>
rule-view-paused =
    { "" }
    ⚠️ <b>На паузе с { DATETIME($paused_at, dateStyle: "medium", timeStyle: "short") }:</b> { $pause }. Пока владелец бота не продолжит, ничего не завершается.
rule-view-rests =
    { "" }
    <b>{ $rest }</b>
    Пока сервер на паузе, правило ничего не завершает и ни о чём не предупреждает.
rule-view-cases =
    { "" }
    Скоро завершатся:
rule-view-case = { $topic }: { DATETIME($due_at, dateStyle: "medium", timeStyle: "short") }
rule-view-more = … +{ $more }

rule-stops-title =
    <b>{ $server }</b>
    Какие конференции завершает правило и сколько они должны идти?

    Защищённые и те, о которых нельзя судить, не завершаются никогда. Чтобы завершать больше, чем раньше, нужна новая проба.
rule-threshold-item = { $chosen ->
        [yes] ✅ { HOURS($hours) }
       *[no] { HOURS($hours) }
    }
rule-reason-name = { $rule ->
        [empty] никого нет
        [lone-host] только ведущий
       *[no-host] нет ведущего
    }
rule-reason-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
rule-recorded-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } Даже если идёт запись

rule-hours-title =
    <b>{ $server }</b>
    В какие часы правило может завершать конференции?

    Сейчас: { $always ->
        [yes] в любое время
       *[no] { $begins }–{ $ends }
    }, { $zone }. Для других часов нужна новая проба.
rule-span-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $whole ->
        [yes] В любое время
       *[no] { $begins }–{ $ends }
    }
rule-begins-title =
    <b>{ $server }</b>
    С какого часа правило может завершать конференции?
rule-until-title =
    <b>{ $server }</b>
    До какого часа правило может завершать конференции?
rule-hour-item = { $chosen ->
        [yes] ✅ { $shown }
       *[no] { $shown }
    }
rule-zone-title =
    <b>{ $server }</b>
    По каким часам считать? Выберите город или напишите его.

rule-limits-title =
    <b>{ $server }</b>
    За сколько предупреждать всех? Если забытых сразу больше скольких, правило само встаёт на паузу? И сколько ему можно завершить за день?
rule-warning-item = { $chosen ->
        [yes] ✅ { DURATION($seconds) }
       *[no] { DURATION($seconds) }
    }
rule-at-once-item = { $chosen ->
        [yes] ✅ { $count } сразу
       *[no] { $count } сразу
    }
rule-per-day-item = { $chosen ->
        [yes] ✅ { $count } в день
       *[no] { $count } в день
    }

rule-report-title =
    <b>{ $server }</b>
    Проба с { DATETIME($since, dateStyle: "medium", timeStyle: "short") }: { $count ->
        [0] ничего бы не завершилось.
        [one] завершилась бы { $count } конференция.
        [few] завершились бы { $count } конференции.
       *[other] завершилось бы { $count } конференций.
    }
    { "" }
rule-report-gone =
    <b>{ $server }</b>
    Сейчас проба не идёт.
rule-report-row =
    { $number }. <b>{ $topic }</b>
    { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · { $reason }

rule-pause-at-once-name = { $count ->
        [one] сразу забыта { $count } конференция
        [few] сразу забыты { $count } конференции
       *[other] сразу забыто { $count } конференций
    }
rule-pause-per-day-name = { $count ->
        [one] за день завершена { $count } конференция
        [few] за день завершены { $count } конференции
       *[other] за день завершено { $count } конференций
    }
rule-pause-contradiction-name = ответы сервера противоречат друг другу
rule-pause-partial-name = часть конференций не удалось прочитать два раза подряд
rule-pause-unsure-name = запрос на завершение отправлен, но сервер его не выполнил или не отвечает, выполнил ли

rule-warning-title =
    🤖 <b>{ $topic }</b> завершится по правилу: { DATETIME($due_at, dateStyle: "medium", timeStyle: "short") }
    { $server }{ $again ->
        [yes] { "" }
            Об этом уже сообщалось, но тогда завершить её не удалось.
       *[no] { "" }
    }
    { "" }
rule-changed =
    🤖 <b>{ $topic }</b>
    { $server }

    { $state ->
        [postponed] ⏰ Отложено ({ $by }): завершится по правилу { DATETIME($due_at, dateStyle: "medium", timeStyle: "short") }.
       *[unreachable] ⚠️ Сервер не отвечает, поэтому ничего не завершено. Правило попробует ещё раз.
    }
rule-decided =
    🤖 <b>{ $topic }</b>
    { $server }

    { $state ->
        [kept] ✋ Сеанс оставлен ({ $by }): правило его не завершает.
        [stopped-by] ⏹ Завершена ({ $by }), { DATETIME($decided_at, dateStyle: "medium", timeStyle: "short") }
        [stopped] ⏹ Завершена по правилу, { DATETIME($decided_at, dateStyle: "medium", timeStyle: "short") }
        [people] ☑ Не завершена: больше не похожа на забытую.
        [ended] ☑ Закончилась сама.
        [protected] 🛡 Не завершена: она защищена. { $detail }
        [recorded] ⏺ Не завершена: идёт запись.
        [doubt] ❔ Не завершена: больше нельзя судить, забыта ли она.
        [hours] 🌙 Не завершена: выбранные часы прошли.
        [off] ⏸ Не завершена: правило выключено или изменено.
        [brake] ⏸ Не завершена: правило само встало на паузу.
        [untold] ⚠️ Не завершена: предупреждение ни до кого не дошло.
       *[refused] ⚠️ Сервер её не завершил или не сообщает, завершил ли. Правило больше не пробует.
    }
rule-paused =
    ⏸ Правило сервера <b>{ $server }</b> само встало на паузу: { $pause }.
    Пока владелец бота не продолжит, ничего не завершается.
rule-reported =
    📋 Проба: <b>{ $server }</b>
    С { DATETIME($since, dateStyle: "medium", timeStyle: "short") }: { $count ->
        [0] ничего бы не завершилось.
        [one] завершилась бы { $count } конференция.
        [few] завершились бы { $count } конференции.
       *[other] завершилось бы { $count } конференций.
    }
rule-kept = Правило не завершит этот сеанс.
rule-postponed = Отложено на { HOURS($hours) }.

error-rule-not-yet = { $missing ->
        [dry-run] «Вкл.» можно выбрать после пробы длиной в сутки, отчёт о которой прочитал владелец бота.
        [day] Проба идёт меньше суток.
       *[reading] Ни один владелец бота ещё не открыл отчёт о пробе.
    }
error-rule-decided = { $state ->
        [kept] Этот сеанс уже оставлен ({ $by }).
        [stopped-by] Её уже завершил администратор { $by }.
        [stopped] Она уже завершена по правилу.
        [stopping] Поздно: правило завершает её прямо сейчас.
       *[other] Правило больше не собирается её завершать.
    }
