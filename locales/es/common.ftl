# Textos de varias ventanas y textos fuera de las ventanas.

language-name = Español

btn-back = ◀ Volver
btn-refresh = 🔄 Actualizar
btn-language = 🌐 Elegir idioma
btn-timezone = 🕒 Elegir zona horaria
btn-open-preferences = ⚙️ Abrir preferencias
btn-open-forgotten = 🕯 Buscar conferencias olvidadas
btn-open-users = 👥 Usuarios conectados
btn-open-status = 🩺 Comprobar estado
btn-open-conferences = 🎥 Ver conferencias
btn-open-menu = ◀ Abrir el menú

press-working = Un momento…
typed-hint = Solo entiendo botones y comandos. /start abre el menú y /help muestra la ayuda.
private-only = Utilice los botones en el chat privado conmigo.

stranger-refusal =
    Este bot es para administradores de un TrueConf Server.
    Si usted lo es, pida a quien administra el bot que añada su ID de Telegram: <code>{ $id }</code>
stranger-alert = Este bot es para administradores de un TrueConf Server. Su ID de Telegram: { $id }

command-start = Abrir el menú
command-servers = Todos los servidores
command-conferences = Ver las conferencias en curso
command-forgotten = Buscar conferencias olvidadas
command-online = Usuarios conectados
command-status = Estado de los servidores
command-language = Elegir el idioma
command-help = Ayuda

help-text =
    <b>Qué hace este bot</b>
    Muestra cómo están sus servidores TrueConf, qué conferencias hay en curso y cuántos usuarios están conectados. Encuentra conferencias que alguien olvidó terminar y las detiene, una a una, si usted lo confirma.

    /start – abrir el menú
    /servers – todos los servidores
    /conferences – ver las conferencias en curso
    /forgotten – buscar conferencias olvidadas
    /online – usuarios conectados
    /status – estado de los servidores
    /language – elegir el idioma
    /help – mostrar esta ayuda

    Antes de detener una conferencia, el bot siempre muestra cuál es. Queda registrado qué se detuvo, cuándo y quién lo hizo.

conference-untitled = Sin título
conference-untitled-id = Sin título ({ $conference_id })
person-unnamed = sin nombre

stop-interrupted = El bot se reinició mientras detenía <b>{ $topic }</b> ({ $conference_id }) en { $server }.

screen-waiting = ⏳ Consultando el servidor…
screen-unread =
    <b>{ $server }</b>
    { screen-waiting }
screen-failed =
    <b>{ $server }</b>
    { $failure }
as-of = <i>a las { DATETIME($read_at, timeStyle: "medium") }</i>
just-now = ahora mismo
ago = hace { DURATION($age) }
