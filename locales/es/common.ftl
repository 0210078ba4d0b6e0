# Textos de varias ventanas y textos fuera de las ventanas.

language-name = Español

btn-back = ◀ Volver
btn-refresh = 🔄 Actualizar
btn-language = 🌐 Idioma
btn-timezone = 🕒 Zona horaria
btn-open-preferences = ⚙️ Preferencias
btn-open-forgotten = 🕯 Olvidadas
btn-open-users = 👥 Conectados
btn-open-status = 🩺 Estado
btn-open-conferences = 🎥 Conferencias
btn-open-menu = ◀ Servidor
btn-home = ◀ Inicio

press-working = Un momento…
typed-hint = Entiendo botones, comandos y palabras con las que buscar conferencias en curso. /start abre el menú y /help muestra la ayuda.
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
command-find = Buscar una conferencia por tema, ID o propietario
command-status = Estado de los servidores
command-log = Quién detuvo qué y cuándo
command-preferences = Alertas, zona horaria, idioma
command-language = Elegir el idioma
command-help = Ayuda

help-text =
    <b>¿Qué desea hacer?</b>

    ¿Va todo bien? /start
    ¿Qué conferencias hay en curso? /conferences
    ¿Dónde está esa conferencia? Escriba una palabra del tema, o /find
    ¿Alguien olvidó terminar una conferencia? /forgotten
    ¿Cuántos usuarios hay conectados? /online
    ¿Quién detuvo qué y cuándo? /log
    ¿Qué alertas recibo y cuáles están silenciadas? ¿Zona horaria? /preferences
    ¿Otro idioma? /language

    <b>La supervisión</b> de un servidor y las alertas de conferencias olvidadas: elija el servidor y pulse 🩺.
    <b>Para detener una conferencia,</b> ábrala. Antes de detener una conferencia, el bot siempre muestra cuál es. Queda registrado qué se detuvo, cuándo y por quién.

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
as-of = <i>datos: { DATETIME($read_at, timeStyle: "medium") }</i>
just-now = ahora mismo
ago = hace { DURATION($age) }
