# Lo que se escribe y lo que el operador ha elegido reducen una lista.

btn-clear-words = ✖ Quitar búsqueda
btn-clear-filter = ✖ Quitar filtro
btn-find-everywhere = 🔎 Buscar en todos los servidores
btn-choose-list = ⇅ Ordenar, filtrar

find-what = ¿Qué busca? Por ejemplo: <code>/find presupuesto</code>. También funciona sin /find.
find-head = <b>{ $find_head }</b>
find-words-item = 🔎 «{ $words }»
find-only-item = { $only ->
    [recorded] con grabación
    [no-host] sin moderador
    [guests] solo invitados
   *[protected] protegidas
}
find-order-item = { $order ->
    [people] primero las más llenas
    [name] por nombre
   *[duration] primero las más largas
}
find-shown-item = { $shown } de { $total } visibles
find-unsure-item = { $unsure } sin determinar (❔)
find-progress = ⏳ Comprobando cada conferencia: { $find_done } de { $find_asked }
find-nothing = { $find_words ->
    [yes] { $find_only ->
        [yes] Nada coincide a la vez con la búsqueda y el filtro.
       *[no] Aquí no coincide nada. Cada palabra debe estar en el tema, el ID o el propietario.
    }
   *[no] El filtro no deja nada de esta lista.
}

choice-title =
    <b>Listas de conferencias en curso</b>
    Lo que elija vale para todos los servidores hasta que lo cambie. La primera línea de la lista dice qué se oculta.
choice-order-item = { $chosen ->
    [yes] ✅ { "" }
   *[no] { "" }
}{ $order ->
    [people] Primero las más llenas
    [name] Por nombre
   *[duration] Primero las más largas
}
choice-only-item = { $chosen ->
    [yes] ✅ { "" }
   *[no] { "" }
}{ $only ->
    [recorded] Con grabación
    [no-host] Sin moderador
    [guests] Solo invitados
    [protected] Protegidas
   *[all] Todas
}
