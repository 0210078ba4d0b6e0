# Who is on an alert, and what becomes of an outage that nobody takes.

btn-take = 👀 Me encargo
btn-give-back = ↩ Devolver
btn-open-attention = 🔁 Repeticiones

alert-taken = 👀 { $by } se encarga desde las { DATETIME($at, timeStyle: "short") }
alert-given-back = Devuelta a las { DATETIME($at, timeStyle: "short") }: nadie se encarga
alert-had = 👀 Se encargaba { $by }
alert-escalated = ⏫ Nadie se ha encargado, por eso se le avisa también a usted
alert-outage-repeat =
    <b>{ $server }</b>, la caída continúa: { $verdict }
    Desde: { DATETIME($began_at, dateStyle: "medium", timeStyle: "short") }, y nadie se encarga
alert-you-took = Usted se encarga. Lo ven todos los que recibieron esta alerta, y no se repetirá. «Devolver» lo deshace.
alert-you-gave-back = Devuelta. Todos los que recibieron esta alerta ven que nadie se encarga.
error-alert-over = Esto ya ha terminado: no queda nada de lo que encargarse.
error-alert-taken = { $by } fue más rápido y se encarga.

attention-view-title =
    <b>{ $server }</b>
    Caídas de las que nadie se encarga con «Me encargo»

    Se repiten: { $repeated ->
        [yes] <b>cada { DURATION($every) }</b>, tras cinco veces una por hora como máximo
       *[no] <b>no</b>
    }
    Se avisa a otros: { $escalated ->
        [yes] <b>tras { DURATION($after) }</b> ({ $whom }), aunque las hayan silenciado
       *[no] <b>no</b>
    }
attention-view-changed = Cambiadas por { $changed_by }, { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") }
attention-view-choose =
    { "" }
    Elija cada cuánto 🔁 se repite una caída y tras cuánto ⏫ se avisa a otros:
attention-repeat-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $off ->
        [yes] 🔁 no
       *[no] 🔁 { DURATION($seconds) }
    }
attention-escalate-item = { $chosen ->
        [yes] ✅{ " " }
       *[no] { "" }
    }{ $off ->
        [yes] ⏫ no
       *[no] ⏫ { DURATION($seconds) }
    }
attention-target-item = { $chosen ->
        [yes] ✅
       *[no] ⬜
    } { $name }
attention-owners = propietarios
attention-groups = grupos de alertas
attention-channels = el segundo canal
