# Lo que dicen varias ventanas y lo que se dice fuera de ellas.

language-name = Español

btn-back = ◀ Volver
btn-refresh = 🔄 Actualizar
btn-language = 🌐 Elegir idioma
btn-timezone = 🕒 Elegir zona horaria
btn-open-preferences = ⚙️ Abrir preferencias
btn-open-forgotten = 🕯 Buscar conferencias olvidadas
btn-open-users = 👥 Contar conectados
btn-open-status = 🩺 Comprobar estado
btn-open-conferences = 🎥 Ver conferencias
btn-open-menu = ◀ Abrir el menú

press-working = Un momento…
typed-hint = Solo entiendo botones y comandos. /start abre el menú y /help lo explica todo.
private-only = Pulse los botones en el chat privado conmigo.

stranger-refusal =
    Este bot es para los administradores de un TrueConf Server.
    Su ID de Telegram es <code>{ $id }</code>: un administrador puede añadirlo a la configuración.
stranger-alert = Este bot es para los administradores de un TrueConf Server. Su ID de Telegram es { $id }.

command-start = Abrir el menú
command-servers = Elegir un servidor
command-conferences = Ver las conferencias en curso
command-forgotten = Buscar conferencias olvidadas
command-online = Contar los usuarios conectados
command-status = Comprobar el estado de un servidor
command-language = Elegir el idioma
command-help = Explicar el bot

help-text =
    <b>Qué hace este bot</b>
    Muestra cómo están sus servidores TrueConf, qué conferencias hay en curso y cuántos usuarios están conectados. Encuentra conferencias que alguien olvidó terminar y detiene una cuando usted lo confirma.

    /start abre el menú
    /servers elige un servidor
    /conferences muestra las que están en curso
    /forgotten busca conferencias olvidadas
    /online cuenta los usuarios conectados
    /status comprueba un servidor
    /language elige el idioma
    /help muestra este texto

    Nada se detiene sin una pantalla que nombre la conferencia. Queda registrado qué se detuvo, cuándo y quién lo hizo.

conference-untitled = Sin título
person-unnamed = sin nombre

stop-interrupted = El bot se reinició mientras detenía <b>{ $topic }</b> ({ $conference_id }) en { $server }.
