# Кто может пользоваться ботом и что кому разрешено.

btn-people = 👤 Люди
btn-invite = ➕ Пригласить
btn-invitations = 🔗 Приглашения · { $invited }
btn-withdraw = 🗑 Отозвать
btn-remove = 🗑 Удалить…
btn-confirm-remove = 🗑 Удалить
btn-keep-person = ◀ Нет, назад
btn-make-link = 🔗 Создать ссылку
btn-let-in = Впустить
btn-turn-away = Отказать

people-role-name = { $role ->
        [owner] владелец
        [operator] оператор
       *[viewer] наблюдатель
    }
people-servers-name = { $which ->
        [all] все серверы
        [none] нет серверов
       *[some] { $servers }{ $more ->
            [0] { "" }
           *[other] , … +{ $more }
        }
    }
people-list-title =
    <b>Кто может пользоваться ботом</b>
    { "" }
people-list-row =
    { $number }. <b>{ $name }</b> · { $role } · { $servers_shown }
    { $settings ->
        [yes] из файла настроек
       *[no] доступ от: { $by }
    } · { $seen ->
        [yes] был(а) здесь: { DATETIME($seen_at, dateStyle: "medium", timeStyle: "short") }
       *[no] ещё не заходил(а)
    }
people-person-body =
    <b>{ $name }</b>
    ID: <code>{ $id }</code>
    Роль: { $role }
    Серверы: { $servers_shown }
    { $settings ->
        [yes] из файла настроек
       *[no] доступ от: { $by }
    }{ $has_since ->
        [yes] { " " }({ DATETIME($since, dateStyle: "medium", timeStyle: "short") })
       *[no] { "" }
    }
    { $seen ->
        [yes] был(а) здесь: { DATETIME($seen_at, dateStyle: "medium", timeStyle: "short") }
       *[no] ещё не заходил(а)
    }
people-person-settings =
    { "" }
    Владельцы указаны в файле настроек (<code>tg-users-id</code>), изменить их можно только там.
people-role-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
people-servers-title = <b>Какие серверы доступны: { $name }</b>
people-all-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } Все серверы, в том числе новые
people-remove-title =
    <b>Удалить доступ: { $name }?</b>
    После этого { $name } ничего не увидит и не сможет здесь сделать и не будет получать оповещений.
people-role-title =
    <b>Что сможет делать новый человек?</b>
    Оператор всё видит, завершает конференции и переключает мониторинг. Наблюдатель только смотрит.
people-limits-title =
    <b>Какие серверы будут доступны?</b> Роль: { $role }
people-link-body =
    <b>Перешлите эту ссылку одному человеку:</b>
    { $link }
    { "" }
    Она действует один раз в течение 24 часов. Открывший её лишь просит доступ: вы увидите, кто это, и решите сами.
people-link-gone = Ссылка показывается только один раз. Если вы её потеряли, создайте новую.
people-invitations-title = { $count ->
        [0] Открытых приглашений нет.
       *[other] <b>Открытые приглашения</b>
    }
people-invitations-row =
    { "" }
    { $number }. <b>{ $role }</b> · { $servers_shown }
    { $asked ->
        [yes] ссылку открыл(а) { $asked_by }, ждёт ответа
       *[no] до { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
    } · от: { $by }
people-invitation-body =
    <b>Приглашение: { $role }</b>
    Серверы: { $servers_shown }
    Кто пригласил: { $by }
    { $asked ->
        [yes] Ссылку открыл(а) { $asked_by } и ждёт ответа.
       *[no] Ссылку ещё никто не открыл. Она действует до { DATETIME($until, dateStyle: "medium", timeStyle: "short") }.
    }
    { "" }
    После отзыва ссылка не действует, и впустить по ней никого нельзя.
people-asked = Запрос отправлен владельцу бота. Когда вам откроют доступ, сюда придёт сообщение.
people-in-already = У вас уже есть доступ: ссылка для вас ничего не меняет. Роль может изменить владелец в разделе «👤 Люди».
people-asks =
    <b>{ $name }</b>{ $has_username ->
        [yes] { " " }@{ $username }
       *[no] { "" }
    } (ID <code>{ $id }</code>)
    открывает ваше приглашение и просит доступ. Роль: <b>{ $role }</b>
    Если вы не знаете этого человека, откажите.
people-let-in = ✅ Доступ открыт: <b>{ $name }</b>.
people-turned-away = В доступе отказано: <b>{ $name }</b>.
people-admitted = { $by } открывает вам доступ. Ваша роль: <b>{ $role }</b>. /start откроет меню.
