btn-open-protections = 🛡 Защищённые
btn-protect = 🛡 Защитить…
btn-open-protection = 🛡 Защита
btn-protect-conference = 🛡 Эту конференцию
btn-protect-owner = 🛡 Все конференции владельца
btn-lift = Снять защиту
btn-change-note = ✏️ Изменить заметку

protection-add-body =
    <b>Защитить конференцию { $topic }?</b>
    { $server }

    Пока защита не снята, никто не сможет завершить её через бота. «Эту конференцию» защищает и следующие её сеансы.{ $owned ->
        [no] { "" }
       *[yes] { "" }
            Владелец: { $owner }
    }
protection-one-body =
    🛡 <b>{ $label }</b>{ $of_owner ->
        [yes] { " " }(все конференции этого владельца)
       *[no] { "" }
    }
    { $server }

    Кто защитил: { $by }, { DATETIME($set_at, dateStyle: "medium", timeStyle: "short") }{ $noted ->
        [yes] { "" }
            Заметка: { $note }
       *[no] { "" }
    }
protection-note-ask =
    { "" }
    При желании напишите заметку, например «совет директоров: сначала спросить владельца».
protection-list-title =
    <b>{ $server }</b>
    { $count ->
        [0] Защищённых конференций нет. Чтобы защитить конференцию, откройте её.
        [one] { $count } защита
        [few] { $count } защиты
       *[other] { $count } защит
    }
    { "" }
protection-list-row =
    { $number }. <b>{ $label }</b>{ $of_owner ->
        [yes] { " " }(владелец)
       *[no] { "" }
    }
    { $by }{ $noted ->
        [yes] : { $note }
       *[no] { "" }
    }
