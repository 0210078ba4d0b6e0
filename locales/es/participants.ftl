btn-open-participants = 👥 Participantes
btn-all-participants = 👥 Todos los participantes

participants-list-title =
    👥 <b>{ $topic }</b>
    { $server }
    Participantes: <b>{ $people }</b>{ $guests ->
        [0] { "" }
       *[other] { " " }(invitados: { $guests })
    }{ $invited ->
        [yes] { $missing ->
            [0] { " " }· están todos los convocados
           *[other] { " " }· faltan: <b>{ $missing }</b>
        }
        [no] { " " }· no se convocó a nadie
       *[unknown] { "" }
    }
participants-list-found = { $found ->
        [0] 🔎 <b>{ $words }</b>: nadie de { $all }
       *[other] 🔎 <b>{ $words }</b>: se muestran { $found } de { $all }
    }
participants-list-group =
    { "" }
    <b>{ $group ->
        [hosts] Moderadores
        [others] Los demás
        [guests] Invitados
        [missing] Convocados que faltan
       *[invited] Convocados
    } · { $size }</b>
participants-list-row = { $name }{ $named ->
        [yes] { " " }(<code>{ $id }</code>)
       *[no] { "" }
    }{ $owner ->
        [yes] { " " }· propietario
       *[no] { "" }
    }{ $moderates ->
        [yes] { " " }· iba a moderar
       *[no] { "" }
    }{ $timed ->
        [yes] { " " }· desde { DATETIME($since, dateStyle: "medium", timeStyle: "short") }
       *[no] { "" }
    }{ $devices ->
        [0] { "" }
        [1] { "" }
       *[other] { " " }· dispositivos: { $devices }
    }{ $equipped ->
        [yes] { " " }· { $device }
       *[no] { "" }
    }
participants-list-note = <i>❔ { $note }</i>
participants-list-search =
    { "" }
    Para buscar, escriba un nombre.

participants-unknown-call = El servidor no conoce esta consulta; quizá una versión más reciente la conozca.
participants-note-unread = No se puede consultar quién está dentro. { $reason }
participants-note-counted = La lista del servidor cuenta { $counted }; el dato puede no estar al día.
participants-note-unsettled = Mientras se leía la lista entraron y salieron participantes: puede faltar alguien o haberse ido ya.
participants-note-no-hosts = El servidor no indica quién modera.
participants-note-numbered = Quién modera se deduce de un número del servidor, seguro solo en las conferencias basadas en roles.
participants-note-uninvited = No se puede consultar a quién se convocó. { $reason }
participants-note-untold = El servidor no indica a quién se convocó.
participants-note-guests = Convocados como invitados: { $guests }. Los invitados reciben un ID nuevo, así que no se sabe si están.
participants-note-unnamed = Participantes sin ID: { $unnamed }. Pueden ser algunos de los que figuran como ausentes.
