# Несколько конференций сразу: выбор, вопрос и что стало с каждой.

btn-stop-all = { $all ->
        [yes] ⏹ Все: { $stoppable }…
       *[no] ⏹ Завершить { $stoppable }…
    }
btn-select = ✅ Выбрать…
btn-stop-chosen = { $chosen ->
        [0] ⏹ Ничего не выбрано
       *[other] ⏹ Завершить { $chosen }…
    }
btn-confirm-several = { $named ->
        [one] ⏹ Завершить { $named } конференцию
        [few] ⏹ Завершить { $named } конференции
       *[many] ⏹ Завершить { $named } конференций
    }
btn-stop-here = ✖ Остановиться здесь

several-choose-title = { $count ->
        [0] Здесь нечего выбрать. Вернитесь назад и обновите список.
       *[other] <b>Какие конференции?</b> Выбрано: { $chosen } из { $count }
    }
    { "" }
several-choose-row =
    { $number }. { $sign }<b>{ $topic }</b>
    { DURATION($age) }{ $several ->
        [yes] { " " }· { $server }
       *[no] { "" }
    }

several-confirm-title = { $named ->
        [0] <b>Ни одну из них нельзя завершить.</b>
        [one] <b>Завершить { $named } конференцию?</b>
        [few] <b>Завершить { $named } конференции?</b>
       *[many] <b>Завершить { $named } конференций?</b>
    }{ $people ->
        [0] { "" }
        [one] { "" }
            Будет отключён { $people } участник.
        [few] { "" }
            Будут отключены { $people } участника.
       *[many] { "" }
            Будут отключены { $people } участников.
    }
    { "" }
several-confirm-row =
    { $number }. <b>{ $topic }</b>
    { DURATION($age) } · { $people ->
        [0] никого
        [one] { $people } участник
        [few] { $people } участника
       *[many] { $people } участников
    } · { $server }
several-confirm-unidentified =
    { "" }
    ⚠️ Сервер не различает сеансы у { $unidentified ->
        [one] { $unidentified } конференции
        [few] { $unidentified } конференций
       *[many] { $unidentified } конференций
    }. Такая конференция завершается только в течение одной минуты.
several-left-out-title =
    { "" }
    Не войдут:
several-left-out-row = { $reason ->
        [protected] 🛡 под защитой: { $count } ({ $names })
        [not-allowed] вам нельзя их завершать: { $count } ({ $names })
        [not-forgotten] больше не похожи на забытые: { $count } ({ $names })
        [ended] уже завершились: { $count } ({ $names })
        [unreadable] сервер не ответил как следует: { $count } ({ $names })
        [too-many] не поместились в один вопрос: { $count } ({ $names })
       *[doubtful] ❔ под сомнением: { $count } ({ $names })
    }

several-progress =
    ⏳ <b>{ $done } из { $total }</b> · завершено: { $stopped }{ $not_stopped ->
        [0] { "" }
       *[other] , не завершено: { $not_stopped }
    }
    { "" }
several-progress-hint =
    { "" }
    Ждать здесь не обязательно: если вы уйдёте, результаты придут сообщениями.
several-result-title =
    <b>Завершено: { $stopped } из { $total }</b>{ $not_stopped ->
        [0] { "" }
       *[other] { " " }· не завершено: { $not_stopped }
    }{ $unclear ->
        [0] { "" }
       *[other] { " " }· ⚠️ не подтверждено: { $unclear }
    }{ $not_begun ->
        [0] { "" }
       *[other] { " " }· не начато: { $not_begun }
    }
    { "" }
several-result-row =
    { $number }. <b>{ $topic }</b> · { $server }
    { $state ->
        [waiting] ждёт очереди
        [in-work] ⏳ завершается
        [stopped] ☑ завершена
        [stopped-restarted] ☑ завершена, но уже начался новый сеанс
        [still-running] ⚠️ запрос отправлен, но она ещё идёт
        [not-confirmed] ⚠️ запрос отправлен, но сервер не говорит, завершилась ли она
        [declined] ❌ сервер отклонил запрос ({ $detail })
        [refused] ❌ у приложения OAuth2 нет права { $detail }
        [credentials-refused] ❌ сервер не принял учётные данные бота
        [already-ended] уже завершилась{ $has_detail ->
            [yes] { " " }(завершил(а) { $detail })
           *[no] { "" }
        }
        [replaced] завершилась и началась снова; ничего не завершено
        [ambiguous] сейчас идут два её сеанса; ничего не завершено
        [unclear] неясно, тот ли это сеанс; ничего не завершено
        [not-allowed] ❌ вам больше нельзя её завершать
        [unreachable] ❌ сервер недоступен; ничего не отправлено
        [unreadable] ❌ сервер прислал неожиданный ответ; ничего не отправлено
        [protected] 🛡 под защитой ({ $detail }); ничего не отправлено
        [asked-again] { $detail ->
            [more-people] участников стало больше; ничего не отправлено
            [not-forgotten] больше не похожа на забытую; ничего не отправлено
           *[other] сведения устарели; ничего не отправлено
        }
        [in-progress] её прямо сейчас завершает { $detail }
        [server-gone] ❌ сервера больше нет в настройках; ничего не отправлено
       *[not-begun] не начато: ничего не отправлено
    }

conferences-result-asked-again =
    <b>{ $topic }</b> не завершена: { $detail ->
        [more-people] после вопроса участников стало больше.
        [not-forgotten] она больше не похожа на забытую.
       *[other] показанные сведения устарели.
    }
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-in-progress =
    <b>{ $topic }</b> завершена не вами: в тот же момент её завершал(а) { $detail }.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-server-gone =
    ❌ <b>{ $topic }</b> не завершена: сервера { $server } больше нет в настройках. Ничего не отправлено.
