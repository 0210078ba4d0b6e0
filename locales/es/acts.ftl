btn-stop-recording = ⏺ Parar grabación…
btn-confirm-stop-recording = ⏺ Detener la grabación
btn-call-owner = 📣 Llamar al propietario
btn-start-again = ↩️ Iniciar de nuevo

acts-confirm-recording =
    <b>¿Detener la grabación?</b>
    La conferencia sigue, con todos los participantes.

    <b>{ $topic }</b>
    { $server }, ID <code>{ $conference_id }</code>
acts-working = ⏳ { $act ->
        [stop-recording] Se está deteniendo la grabación de <b>{ $topic }</b>…
        [start-again] Se está iniciando de nuevo <b>{ $topic }</b>…
       *[call-owner] Se está llamando al propietario de <b>{ $topic }</b>…
    }
acts-result-title =
    { $act ->
        [stop-recording] ⏺ Detener la grabación: <b>{ $topic }</b>
        [start-again] ↩️ Iniciar de nuevo: <b>{ $topic }</b>
       *[call-owner] 📣 Llamar al propietario: <b>{ $topic }</b>
    }
    { $server }, ID <code>{ $conference_id }</code>
    { "" }
acts-result-done = { $act ->
        [stop-recording] ☑ La conferencia ya no se graba.
        [start-again] ☑ La conferencia está en curso de nuevo. Quienes estaban en ella tienen que volver a entrar.
       *[call-owner] ☑ Hay un moderador en la conferencia.
    }
acts-result-accepted = ☑ El servidor ha aceptado la llamada a { $owner }, que todavía no ha entrado.
acts-result-unchanged =
    { $act ->
        [stop-recording] ⚠️ La solicitud se envió, pero la conferencia se sigue grabando.
        [start-again] ⚠️ La solicitud se envió, pero la conferencia no está en curso.
       *[call-owner] ⚠️ La solicitud se envió, pero no ha entrado ningún moderador.
    }{ $has_detail ->
        [yes] { " " }El servidor respondió { $detail }.
       *[no] { "" }
    }
acts-result-not-confirmed =
    ⚠️ La solicitud se envió, pero no se sabe si el servidor la ha cumplido.{ $has_detail ->
        [yes] { " " }El servidor respondió { $detail }.
       *[no] { "" }
    }
acts-result-interrupted = ⚠️ El bot se reinició en mitad de la acción. No se sabe si la solicitud llegó a enviarse; no se envía otra vez.
acts-result-declined = ❌ Nada ha cambiado: el servidor rechazó la solicitud ({ $detail }).
acts-result-refused =
    ❌ Nada ha cambiado: a la aplicación OAuth2 le falta el permiso <code>{ $detail }</code>.
    Márquelo en el panel de control del servidor. Hasta entonces, este botón no se muestra.{ $act ->
        [call-owner] { " " }Algunas versiones piden para ello <code>conferences:write</code>.
       *[other] { "" }
    }
acts-result-unknown-call = ❌ Nada ha cambiado: este servidor no conoce esa llamada de la API; quizá una versión más nueva sí. Hasta entonces, este botón no se muestra.
acts-result-credentials-refused = ❌ Nada ha cambiado: el servidor rechazó las credenciales del bot. Compruebe client_id y client_secret en los ajustes.
acts-result-ended = { $act ->
        [start-again] ❌ La conferencia ya no existe en el servidor, así que no se puede iniciar de nuevo.
       *[other] La conferencia ha terminado.
    }
acts-result-already = { $act ->
        [stop-recording] Ya no se graba. No se ha enviado nada.
        [start-again] Ya está en curso. No se ha enviado nada.
       *[call-owner] Vuelve a haber un moderador en ella. No se ha enviado nada.
    }
acts-result-replaced = La sesión que usted vio ha terminado y la conferencia ha empezado de nuevo. No se ha enviado nada.
acts-result-unclear = No se puede saber si la sesión en curso es la que usted vio, así que no se ha enviado nada.
acts-result-unreachable = ❌ No se pudo contactar con el servidor. No se ha enviado nada.
acts-result-unreadable = ❌ El servidor respondió de forma inesperada. No se ha enviado nada.
acts-result-expired = { $act ->
        [start-again] Se detuvo hace más de 15 minutos; no se ha enviado nada. Iníciela en el panel de control.
       *[other] Esta pantalla era demasiado antigua, así que no se ha enviado nada. Vuelva atrás y mire otra vez.
    }
acts-result-not-allowed = Ya no puede actuar en este servidor. No se ha enviado nada.
acts-refresh-looks = «Actualizar» solo mira; no envía nada.

error-act-in-progress = { $operator ->
        [rule] La regla está deteniendo esta conferencia en este momento.
       *[person] { $operator } está actuando sobre esta conferencia en este momento.
    }
