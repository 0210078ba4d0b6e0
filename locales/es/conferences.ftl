btn-stop = ⏹ Detener…
btn-confirm-stop = ⏹ Sí, detener
btn-keep-running = ◀ No, volver
btn-open-list = ◀ Abrir la lista
btn-check-again = 🔄 Comprobar de nuevo
btn-open-page = 🔗 Abrir la página de la conferencia
btn-open-management = 🎛 Gestionar en tiempo real

conferences-list-title =
    <b>{ $server }</b>
    { $running ->
        [one] { $running } conferencia en curso
       *[other] { $running } conferencias en curso
    }
    { "" }
conferences-list-empty = Ahora no hay nada en curso.
conferences-list-row =
    { $number }. <b>{ $topic }</b>
    { $people ->
        [one] { $people } persona
       *[other] { $people } personas
    }, { DURATION($age) }
conferences-list-item = { $number }. { $short_topic }

conferences-card-ended = Esta conferencia ha terminado.
conferences-card-body =
    <b>{ $topic }</b>
    { $server }

    En curso desde hace: <b>{ DURATION($age) }</b>
    Personas ahora: <b>{ $people }</b>{ $devices ->
        [0] {""}
       *[other] {""} (dispositivos: { $devices })
    }
    Anfitriones presentes: { $hosts ->
        [0] ninguno
       *[other] { $host_names }
    }
    Propietario: { $owner }
    Grabación: { $recording ->
        [yes] en marcha
        [no] parada
       *[unknown] —
    }
    ID: <code>{ $conference_id }</code>
conferences-card-link-text = Página: <code>{ $link_text }</code>
conferences-card-no-id =
    { "" }
    El servidor no da un ID de esta conferencia, así que no se puede detener desde aquí.
conferences-card-two-sessions =
    { "" }
    Hay dos sesiones de esta conferencia en curso. No está claro cuál terminaría, así que no se puede detener desde aquí.

conferences-confirm-expired =
    <b>⚠️ La pantalla tenía más de cinco minutos: los datos son nuevos.</b> Mire otra vez, por favor.
    { "" }
conferences-confirm-more-people =
    <b>⚠️ Ahora hay más personas de las que decía la pantalla.</b> Mire otra vez, por favor.
    { "" }
conferences-confirm-not-forgotten =
    <b>⚠️ Ya no parece olvidada.</b> Mire otra vez, por favor.
    { "" }
conferences-confirm-body =
    <b>¿Detener esta conferencia?</b>
    Se desconectará a todas las personas que están en ella.

    <b>{ $topic }</b>
    { $server }
    ID: <code>{ $conference_id }</code>
    Propietario: { $owner }
    Personas ahora: <b>{ $people }</b>
    En curso desde hace: <b>{ DURATION($age) }</b>
conferences-confirm-unidentified =
    { "" }
    El servidor no distingue una sesión de esta conferencia de otra: si entretanto empieza una nueva, se detendrá la nueva. El «Sí» vale un minuto.

conferences-stopping =
    ⏳ Deteniendo <b>{ $topic }</b>…
    ID: <code>{ $conference_id }</code>
conferences-result-stopped =
    ✅ <b>{ $topic }</b> se ha detenido.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-stopped-restarted =
    ✅ <b>{ $topic }</b> se ha detenido, y ya ha empezado una sesión nueva.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-still-running =
    ⚠️ Se envió la petición, pero <b>{ $topic }</b> sigue en curso.{ $has_detail ->
        [yes] { " " }El servidor respondió { $detail }.
       *[no] { "" }
    }
    { $server }, ID <code>{ $conference_id }</code>
    Compruébelo de nuevo en un momento o deténgala en el panel de control del servidor.
conferences-result-not-confirmed =
    ⚠️ Se envió la petición de detener <b>{ $topic }</b>, pero el servidor no dice si ha terminado.{ $has_detail ->
        [yes] { " " }El servidor respondió { $detail }.
       *[no] { "" }
    }
    { $server }, ID <code>{ $conference_id }</code>
    Compruébelo de nuevo: eso solo mira y no detiene nada.
conferences-result-declined =
    ❌ <b>{ $topic }</b> no se ha detenido: { $server } rechazó la petición ({ $detail }).
    Consulte el registro del servidor o del proxy que tenga delante, o deténgala en el panel de control.
conferences-result-refused =
    ❌ <b>{ $topic }</b> no se ha detenido: a la aplicación OAuth2 le falta el permiso <code>{ $detail }</code>.
    Márquelo en el panel de control de { $server } e inténtelo de nuevo.
conferences-result-credentials-refused =
    ❌ <b>{ $topic }</b> no se ha detenido: { $server } no acepta las credenciales del bot.
    Revise client_id y client_secret en la configuración.
conferences-result-already-ended =
    <b>{ $topic }</b> ya había terminado. No se ha detenido nada.
    { $has_detail ->
        [yes] La detuvo { $detail }.
       *[no] { $server }, ID <code>{ $conference_id }</code>
    }
conferences-result-replaced =
    La sesión que usted vio ha terminado, y <b>{ $topic }</b> se celebra de nuevo. No se ha detenido nada.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-ambiguous =
    Ahora hay dos sesiones de <b>{ $topic }</b> en curso. No está claro cuál terminaría, así que no se ha detenido nada.
    { $server }, ID <code>{ $conference_id }</code>
conferences-result-unclear =
    No se puede saber si la sesión de <b>{ $topic }</b> que está en curso es la que usted vio, así que no se ha detenido nada.
    { $server }, ID <code>{ $conference_id }</code>
    Abra la lista y mírela de nuevo.
conferences-result-unreachable =
    ❌ No se puede llegar a { $server }. No se envió nada; este bot no ha detenido <b>{ $topic }</b>.
    Revise el servidor e inténtelo de nuevo.
conferences-result-unreadable =
    ❌ La respuesta de { $server } no tiene sentido. No se envió nada; este bot no ha detenido <b>{ $topic }</b>.
