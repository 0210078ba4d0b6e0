# Who is on an alert, and what becomes of an outage that nobody takes.

btn-take = 👀 Я занимаюсь
btn-give-back = ↩ Вернуть
btn-open-attention = 🔁 Повторы

alert-taken = 👀 Занимается { $by }, с { DATETIME($at, timeStyle: "short") }
alert-given-back = Возвращено в { DATETIME($at, timeStyle: "short") }: никто не занимается
alert-had = 👀 Занимался(-ась): { $by }
alert-escalated = ⏫ Никто не взялся, поэтому сообщаем и вам
alert-outage-repeat =
    <b>{ $server }</b>, сбой продолжается: { $verdict }
    С { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }, и никто не занимается
alert-you-took = Вы этим занимаетесь. Это видят все, кто получил оповещение, повторов не будет. Отменить: «Вернуть».
alert-you-gave-back = Возвращено. Все, кто получил оповещение, видят, что никто не занимается.
error-alert-over = Это уже закончилось: заниматься больше нечем.
error-alert-taken = { $by } уже этим занимается.

attention-view-title =
    <b>{ $server }</b>
    Сбои, за которые никто не взялся кнопкой «Я занимаюсь»

    Повтор: { $repeated ->
        [yes] <b>каждые { DURATION($every) }</b>, после пяти раз не чаще раза в час
       *[no] <b>нет</b>
    }
    Сообщить другим: { $escalated ->
        [yes] <b>через { DURATION($after) }</b> ({ $whom }), даже если они отключили оповещения
       *[no] <b>нет</b>
    }
attention-view-changed = Изменено: { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
attention-view-choose =
    { "" }
    Выберите, как часто 🔁 повторять сбой и через сколько ⏫ сообщать другим:
attention-repeat-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $off ->
        [yes] 🔁 нет
       *[no] 🔁 { DURATION($seconds) }
    }
attention-escalate-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $off ->
        [yes] ⏫ нет
       *[no] ⏫ { DURATION($seconds) }
    }
attention-target-item = { $chosen ->
        [yes] ✅
       *[no] ⬜
    } { $name }
attention-owners = владельцы
attention-groups = группы для оповещений
attention-channels = второй канал
