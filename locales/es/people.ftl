# Quién puede usar el bot y qué puede hacer cada uno.

btn-people = 👤 Personas
btn-invite = ➕ Invitar
btn-invitations = 🔗 Invitaciones · { $invited }
btn-withdraw = 🗑 Retirar
btn-remove = 🗑 Quitar…
btn-confirm-remove = 🗑 Quitar
btn-keep-person = ◀ No, volver
btn-make-link = 🔗 Crear el enlace
btn-let-in = Admitir
btn-turn-away = Rechazar

people-role-name = { $role ->
        [owner] propietario
        [operator] operador
       *[viewer] observador
    }
people-servers-name = { $which ->
        [all] todos los servidores
        [none] ningún servidor
       *[some] { $servers }{ $more ->
            [0] { "" }
           *[other] , … +{ $more }
        }
    }
people-list-title =
    <b>Quién puede usar el bot</b>
    { "" }
people-list-row =
    { $number }. <b>{ $name }</b> · { $role } · { $servers_shown }
    { $settings ->
        [yes] de la configuración
       *[no] admitido por { $by }
    } · { $seen ->
        [yes] visto por última vez: { DATETIME($seen_at, dateStyle: "medium", timeStyle: "short") }
       *[no] aún no ha entrado
    }
people-person-body =
    <b>{ $name }</b>
    ID: <code>{ $id }</code>
    Rol: { $role }
    Servidores: { $servers_shown }
    { $settings ->
        [yes] de la configuración
       *[no] admitido por { $by }
    }{ $has_since ->
        [yes] { " " }({ DATETIME($since, dateStyle: "medium", timeStyle: "short") })
       *[no] { "" }
    }
    { $seen ->
        [yes] visto por última vez: { DATETIME($seen_at, dateStyle: "medium", timeStyle: "short") }
       *[no] aún no ha entrado
    }
people-person-settings =
    { "" }
    Los propietarios figuran en la configuración (<code>tg-users-id</code>) y solo se cambian allí.
people-role-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
people-servers-title = <b>¿Qué servidores puede ver { $name }?</b>
people-all-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } Todos los servidores, también los nuevos
people-remove-title =
    <b>¿Quitar a { $name }?</b>
    Desde ese momento { $name } no podrá ver ni hacer nada aquí y no recibirá alertas.
people-role-title =
    <b>¿Qué podrá hacer la nueva persona?</b>
    Un operador lo ve todo, detiene conferencias y activa o desactiva la supervisión. Un observador solo mira.
people-limits-title =
    <b>¿Qué servidores podrá ver?</b> Rol: { $role }
people-link-body =
    <b>Reenvíe este enlace a una sola persona:</b>
    { $link }
    { "" }
    Sirve una vez, durante 24 horas. Quien lo abra solo pide acceso: usted verá quién es y decidirá.
people-link-gone = El enlace se muestra una sola vez. Si lo ha perdido, cree otro.
people-invitations-title = { $count ->
        [0] No hay invitaciones abiertas.
       *[other] <b>Invitaciones abiertas</b>
    }
people-invitations-row =
    { "" }
    { $number }. <b>{ $role }</b> · { $servers_shown }
    { $asked ->
        [yes] { $asked_by } la ha abierto y espera
       *[no] hasta: { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
    } · de { $by }
people-invitation-body =
    <b>Invitación: { $role }</b>
    Servidores: { $servers_shown }
    Creada por { $by }
    { $asked ->
        [yes] { $asked_by } la ha abierto y espera una respuesta.
       *[no] Nadie la ha abierto todavía. Vale hasta: { DATETIME($until, dateStyle: "medium", timeStyle: "short") }.
    }
    { "" }
    Una vez retirada, su enlace no sirve y nadie puede entrar con él.
people-asked = Se ha preguntado al propietario del bot. Cuando le admita, recibirá un mensaje aquí.
people-in-already = Ya tiene acceso: el enlace no cambia nada para usted. Un propietario puede cambiar su rol en «👤 Personas».
people-asks =
    <b>{ $name }</b>{ $has_username ->
        [yes] { " " }@{ $username }
       *[no] { "" }
    } (ID <code>{ $id }</code>)
    ha abierto su invitación y pide acceso. Rol: <b>{ $role }</b>
    Si no conoce a esta persona, rechácela.
people-let-in = ✅ <b>{ $name }</b> ya tiene acceso.
people-turned-away = Se ha rechazado a <b>{ $name }</b>.
people-admitted = { $by } le ha dado acceso. Su rol: <b>{ $role }</b>. /start abre el menú.
