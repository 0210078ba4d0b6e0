# Qué ha pasado y qué hacer. Se muestra en un aviso de 200 caracteres como máximo.

error-unreachable-name = El DNS no conoce el nombre del servidor. Revise la dirección en la configuración.
error-unreachable-refused = El servidor rechaza la conexión. ¿Está en marcha TrueConf Server y es correcto el puerto?
error-unreachable-timeout = El servidor no responde a tiempo. Inténtelo de nuevo o revise su red.
error-unreachable-broken = Se cortó la conexión con el servidor. Inténtelo de nuevo.
error-unreachable-server-error = El servidor informa de un error propio. Inténtelo de nuevo en un momento.
error-tls-untrusted = El certificado del servidor no es de confianza. Indique ssl_certificate para este servidor.
error-tls-name = El certificado del servidor es de otro nombre. Revise la dirección en la configuración.
error-tls-expired = El certificado del servidor ha caducado. Renuévelo en el servidor.
error-tls-other = No se pudo establecer una conexión segura. Revise la configuración HTTPS del servidor.
error-not-authorised = El servidor no acepta las credenciales del bot. Revise client_id y client_secret.
error-permission-missing = A la aplicación OAuth2 le falta el permiso { $permission }. Márquelo en el panel de control del servidor.
error-not-found = El servidor ya no conoce esto. Actualice la lista.
error-protocol = La respuesta del servidor no tiene sentido. ¿Es de verdad un TrueConf Server?
error-not-allowed = Usted no puede hacer esto.
error-server-gone = Este servidor ya no está en la configuración, o su dirección ha cambiado.
error-conference-ended = Esta conferencia ya ha terminado.
error-not-stoppable = No está claro qué se detendría, así que el bot no detiene nada.
error-stop-in-progress = { $operator } está deteniendo esta conferencia en este momento.
error-read-first = Primero lea la pantalla y después vuelva a pulsar.
error-outdated = Esta pantalla ha caducado. No se ha hecho nada; aquí está el menú.
error-telegram = Telegram no aceptó el mensaje. Inténtelo de nuevo.
error-database-disk = El bot no puede escribir en su disco, quizá esté lleno: no recuerda este paso. Libere espacio y pulse otra vez.
error-database-busy = Otro programa retiene la base de datos del bot. Inténtelo dentro de un momento.
error-database-read-only = El bot no puede escribir en su base de datos. Revise los permisos del archivo y de su carpeta.
error-database-broken = La base de datos del bot está dañada. Restaure una copia de seguridad.
error-unexpected = Algo ha fallado en el bot. Diga este número a quien lo mantiene: { $incident }.
