# Qué ha pasado y qué hacer. Se muestra en un aviso de 200 caracteres como máximo.

error-unreachable-name = No se puede resolver el nombre del servidor (DNS). Revise la dirección en la configuración.
error-unreachable-name-timeout = El DNS no responde, así que no se conoce la dirección del servidor. Revise el primer servidor DNS del equipo del bot.
error-unreachable-refused = El servidor ha rechazado la conexión. ¿Está TrueConf Server en marcha? ¿Es correcto el puerto?
error-unreachable-timeout = El servidor no ha respondido a tiempo. Inténtelo de nuevo o revise la red.
error-unreachable-broken = Se ha perdido la conexión con el servidor. Inténtelo de nuevo.
error-unreachable-server-error = El servidor ha informado de un error interno. Inténtelo de nuevo en un momento.
error-tls-untrusted = El certificado del servidor no es de confianza. Indique ssl_certificate para este servidor.
error-tls-name = El certificado del servidor se emitió para otro nombre. Revise la dirección en la configuración.
error-tls-expired = El certificado del servidor ha caducado. Renuévelo en el servidor.
error-tls-not-yet-valid = El certificado del servidor aún no es válido. Revise el reloj del servidor y el del equipo del bot.
error-tls-other = No se ha podido establecer una conexión segura. Revise la configuración HTTPS del servidor.
error-not-authorised = El servidor ha rechazado las credenciales del bot. Revise client_id y client_secret.
error-permission-missing = A la aplicación OAuth2 le falta el permiso { $permission }. Márquelo en el panel de control del servidor.
error-not-found = Esto ya no existe en el servidor. Actualice la lista.
error-protocol = El servidor ha devuelto una respuesta inesperada. ¿Es realmente la dirección de un TrueConf Server?
error-blocked = Algo delante del servidor deniega el acceso: un proxy o un cortafuegos. Permita al equipo del bot el acceso a /api y /oauth2.
error-not-allowed = No tiene permiso para hacer esto.
error-not-invited = Esta petición ya se ha respondido o ya no es válida.
error-too-many-invitations = Hay demasiadas invitaciones abiertas. Espere a que caduquen algunas.
error-server-gone = Este servidor ya no está en la configuración, o su dirección ha cambiado.
error-conference-ended = Esta conferencia ya ha terminado.
error-not-stoppable = No está claro qué se detendría, así que no se ha detenido nada.
error-protected = 🛡 No se ha detenido: { $protector } ha protegido esta conferencia.{ $noted ->
        [yes] { " " }{ $note }
       *[no] { "" }
    }
error-stop-in-progress = { $operator ->
        [rule] La regla está deteniendo esta conferencia en este momento.
       *[person] { $operator } está deteniendo esta conferencia en este momento.
    }
error-read-first = Primero lea la pantalla y después vuelva a pulsar.
error-outdated = Esta pantalla ha caducado. No se ha hecho nada; aquí está el menú.
error-button-outdated = Este botón ha caducado. No se ha hecho nada.
error-left = El bot se reinició en mitad de la acción. La pantalla dice qué se hizo; si falta algo, pulse otra vez.
error-telegram = Telegram no ha aceptado el mensaje. Inténtelo de nuevo.
error-database-disk = El bot no puede escribir en el disco; quizá esté lleno. Este paso no se ha guardado. Libere espacio y pulse otra vez.
error-database-busy = La base de datos del bot está ocupada, la está usando otro programa o no se puede acceder a ella. Inténtelo dentro de un momento.
error-database-read-only = El bot no tiene permiso de escritura en su base de datos. Revise los permisos del archivo y de su carpeta, o los del usuario de la base de datos.
error-database-refused = La base de datos no deja entrar al bot. Revise el usuario, la contraseña y el nombre en database-url.
error-database-unfit = El bot no puede usar esta base de datos: necesita PostgreSQL 14 o posterior, sin un pooler como PgBouncer de por medio. Revise database-url.
error-database-broken = La base de datos del bot está dañada. Restaure una copia de seguridad.
error-unexpected = Ha ocurrido un error en el bot. Indique este número a quien lo administra: { $incident }.
error-check-failed = La propia comprobación ha fallado por un error del bot; el servidor puede estar bien. Indique este número a quien administra el bot: { $incident }.
error-export-under-way = Su último archivo todavía se está preparando. Llegará como mensaje.
