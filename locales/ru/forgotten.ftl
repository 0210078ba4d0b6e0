btn-cancel-search = ✖ Прервать
btn-threshold = ⏳ Дольше…
btn-open-card = 🎥 Подробности
btn-remind = ⏰ Повтор через { HOURS($hours) }
btn-silence = 🔕 Больше не напоминать

forgotten-list-reading =
    <b>{ $server }</b>
    Читаю список идущих конференций…
forgotten-list-searching =
    <b>{ $server }</b>
    Проверяю идущие конференции: { $done } из { $total }
forgotten-list-title =
    <b>{ $server }</b>
    { $count ->
        [0] Забытых конференций не найдено.
        [one] Похоже, забыта { $count } конференция.
        [few] Похоже, забыты { $count } конференции.
       *[other] Похоже, забыто { $count } конференций.
    }{ $unjudged ->
        [0] { "" }
       *[other] { " " }Не удалось оценить: { $unjudged }.
    }
    Идут дольше { HOURS($hours) }
    { "" }
forgotten-list-row =
    { $number }. { $judged ->
        [yes] <b>{ $topic }</b>
       *[no] ❔ { $topic }
    }{ $protected ->
        [yes] { " " }🛡
       *[no] { "" }
    }{ $joint }{ $figures }
forgotten-list-figures-item = { DURATION($age) } · { $reason }

forgotten-reason-empty = никого нет
forgotten-reason-lone-host = остался только ведущий
forgotten-reason-no-host = { $people ->
        [one] { $people } участник, ведущего нет
        [few] { $people } участника, ведущего нет
       *[other] { $people } участников, ведущего нет
    }
forgotten-doubt-age = оценить нельзя: сервер не сообщает, когда она началась
forgotten-doubt-participants = оценить нельзя: не удалось получить список участников
forgotten-doubt-hosts = оценить нельзя: сервер не сообщает, кто ведущий

forgotten-threshold-title =
    <b>{ $server }</b>
    Через сколько часов считать конференцию забытой?
forgotten-threshold-item = { $chosen ->
        [yes] ✅ { HOURS($hours) }
       *[no] { HOURS($hours) }
    }

forgotten-reminder-set = Напомню через { HOURS($hours) }, если она по-прежнему будет похожа на забытую.
forgotten-silenced = Об этом сеансе больше не напомню.
