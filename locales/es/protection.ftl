btn-open-protections = 🛡 Protegidas
btn-protect = 🛡 Proteger…
btn-open-protection = 🛡 Protección
btn-protect-conference = 🛡 Esta conferencia
btn-protect-owner = 🛡 Todas las de su propietario
btn-lift = Quitar la protección
btn-change-note = ✏️ Cambiar la nota

protection-add-body =
    <b>¿Proteger { $topic }?</b>
    { $server }

    Nadie podrá detenerla con este bot hasta que se quite la protección. «Esta conferencia» protege también sus próximas sesiones.{ $owned ->
        [no] { "" }
       *[yes] { "" }
            Propietario: { $owner }
    }
protection-one-body =
    🛡 <b>{ $label }</b>{ $of_owner ->
        [yes] { " " }(todas las conferencias de este propietario)
       *[no] { "" }
    }
    { $server }

    Protegida por { $by }, { DATETIME($set_at, dateStyle: "medium", timeStyle: "short") }{ $noted ->
        [yes] { "" }
            Nota: { $note }
       *[no] { "" }
    }
protection-note-ask =
    { "" }
    Si lo desea, escriba una nota, por ejemplo «consejo: preguntar antes a su propietario».
protection-list-title =
    <b>{ $server }</b>
    { $count ->
        [0] No hay nada protegido. Para proteger una conferencia, ábrala.
        [one] { $count } protección
       *[other] { $count } protecciones
    }
    { "" }
protection-list-row =
    { $number }. <b>{ $label }</b>{ $of_owner ->
        [yes] { " " }(propietario)
       *[no] { "" }
    }
    { $by }{ $noted ->
        [yes] : { $note }
       *[no] { "" }
    }
