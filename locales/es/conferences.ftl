btn-stop = ⏹ Detener…
btn-confirm-stop = { $counted ->
        [yes] { $people ->
            [0] ⏹ Detener (vacía)
            [one] ⏹ Detener para { $people } participante
           *[other] ⏹ Detener para { $people } participantes
        }
       *[no] ⏹ Detener de todos modos
    }
btn-look-again = 🔄 Consultar
btn-keep-running = ◀ No, volver
btn-open-list = ◀ Lista
btn-open-new-session = 🎥 Abrir la sesión nueva
btn-open-page = 🔗 Página de la conferencia
btn-open-management = 🎛 Administrar en tiempo real

conferences-list-title =
    <b>{ $server }</b>{ $running ->
        [0] { "" }
        [one] { "" }
            { $running } conferencia en curso
       *[other] { "" }
            { $running } conferencias en curso
    }
    { "" }
conferences-list-empty = No hay conferencias en curso.
conferences-list-row =
    { $number }. <b>{ $topic }</b>{ $left ->
        [yes] { " " }⚠️
       *[no] { "" }
    }{ $protected ->
        [yes] { " " }🛡
       *[no] { "" }
    }{ $unsure ->
        [yes] { " " }❔
       *[no] { "" }
    }{ $joint }{ $figures }{ $why }
conferences-list-figures-item = { DURATION($age) } · { $people ->
    [0] vacía
   *[other] 👥 { $people }
}

conferences-card-ended = Esta conferencia ha terminado.
conferences-facts-title =
    <b>{ $topic }</b>
    { $server }
    { "" }
conferences-facts-people =
    Participantes: <b>{ $people }</b>{ $devices ->
        [0] {""}
       *[other] {""} (dispositivos: { $devices })
    }
    Moderadores presentes: { $hosts ->
        [0] ninguno
       *[other] { $host_names }
    }
    Duración: <b>{ DURATION($age) }</b>
conferences-facts-reason = { $judged ->
        [yes] 🕯 Parece olvidada: { $reason }
       *[no] ❔ { $reason }
    }
conferences-facts-more =
    Grabación: { $recording ->
        [yes] activa
        [no] inactiva
       *[unknown] —
    }
    Propietario: { $owner }
    ID: <code>{ $conference_id }</code>
conferences-card-link-text = Página: <code>{ $link_text }</code>
conferences-card-protected =
    🛡 Protegida por { $protected_by }{ $noted ->
        [yes] : { $note }
       *[no] { "" }
    }
conferences-card-no-id =
    { "" }
    El servidor no indica el ID de esta conferencia, así que no se puede detener desde aquí.
conferences-card-two-sessions =
    { "" }
    Hay dos sesiones de esta conferencia en curso. Podría terminar la equivocada, así que no se puede detener desde aquí. Detenga una de ellas en el panel de control.

conferences-confirm-expired =
    <b>⚠️ La pantalla había caducado y los datos se han actualizado.</b> Revíselos, por favor.
    { "" }
conferences-confirm-more-people =
    <b>⚠️ Ahora hay más participantes que antes.</b> Revíselo, por favor.
    { "" }
conferences-confirm-not-forgotten =
    <b>⚠️ Esta conferencia ya no parece olvidada.</b> Revísela, por favor.
    { "" }
conferences-confirm-title = <b>¿Detener esta conferencia?</b>
conferences-confirm-disconnected =
    <b>{ $people ->
        [0] No hay nadie en ella.
        [one] Se desconectará a { $people } participante.
       *[other] Se desconectará a { $people } participantes.
    }</b>
    { "" }
conferences-confirm-uncounted =
    <b>⚠️ No se pudo saber quién está en ella. Puede estar llena.</b>
    { "" }
conferences-confirm-unidentified =
    { "" }
    El servidor no distingue las sesiones de esta conferencia: si entretanto empieza una nueva, se detendrá esa. El botón para detenerla vale durante un minuto.

conferences-stopping =
    ⏳ Deteniendo <b>{ $topic }</b>…
    ID: <code>{ $conference_id }</code>
conferences-waiting =
    ⏳ Se ha enviado la solicitud de detener <b>{ $topic }</b>; falta que el servidor lo confirme ({ $seconds } s).
    { $server }, ID <code>{ $conference_id }</code>
    No hace falta esperar aquí: si sale de esta pantalla, el resultado llegará como mensaje.
conferences-result-stopped =
    ☑ <b>{ $topic }</b> se ha detenido.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-stopped-restarted =
    ☑ <b>{ $topic }</b> se ha detenido, pero ya ha empezado una sesión nueva.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-still-running =
    ⚠️ Se ha enviado la solicitud, pero <b>{ $topic }</b> sigue en curso.{ $has_detail ->
        [yes] { " " }El servidor respondió { $detail }.
       *[no] { "" }
    }
    { $server }, ID <code>{ $conference_id }</code>
    Compruébelo de nuevo en un momento o deténgala en el panel de control del servidor.
conferences-result-not-confirmed =
    ⚠️ Se ha enviado la solicitud de detener <b>{ $topic }</b>, pero el servidor no dice si ha terminado.{ $has_detail ->
        [yes] { " " }El servidor respondió { $detail }.
       *[no] { "" }
    }
    { $server }, ID <code>{ $conference_id }</code>
    «Actualizar» solo consulta; no detiene nada.
conferences-result-declined =
    ❌ <b>{ $topic }</b> no se ha detenido: { $server } rechazó la solicitud ({ $detail }).
    Consulte el registro del servidor o del proxy que tenga delante, o deténgala en el panel de control.
conferences-result-refused =
    ❌ <b>{ $topic }</b> no se ha detenido: a la aplicación OAuth2 le falta el permiso <code>{ $detail }</code>.
    Márquelo en el panel de control de { $server } e inténtelo de nuevo.
conferences-result-credentials-refused =
    ❌ <b>{ $topic }</b> no se ha detenido: { $server } ha rechazado las credenciales del bot.
    Revise client_id y client_secret en la configuración.
conferences-result-already-ended =
    <b>{ $topic }</b> ya había terminado. No se ha detenido nada.
    { $has_detail ->
        [yes] { $detail ->
            [rule] La detuvo la regla.
           *[person] La detuvo { $detail }.
        }
       *[no] { $server }, ID <code>{ $conference_id }</code>
    }
conferences-result-replaced =
    La sesión que usted vio ha terminado, y <b>{ $topic }</b> ha vuelto a empezar. No se ha detenido nada.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-ambiguous =
    Ahora hay dos sesiones de <b>{ $topic }</b> en curso. Podría terminar la equivocada, así que no se ha detenido nada.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-unclear =
    No se puede saber si la sesión de <b>{ $topic }</b> que está en curso es la que usted vio, así que no se ha detenido nada.
    { $server }, ID <code>{ $conference_id }</code>
    Abra la lista y compruébela de nuevo.
conferences-result-protected =
    🛡 <b>{ $topic }</b> está protegida y no se ha detenido. { $detail }
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-not-allowed =
    ❌ <b>{ $topic }</b> no se ha detenido: usted ya no puede hacerlo en { $server }. No se ha enviado nada.
conferences-result-unreachable =
    ❌ No se puede conectar con { $server }. No se ha enviado nada; el bot no ha detenido <b>{ $topic }</b>.
    Revise el servidor e inténtelo de nuevo.
conferences-result-unreadable =
    ❌ { $server } ha devuelto una respuesta inesperada. No se ha enviado nada; el bot no ha detenido <b>{ $topic }</b>.
