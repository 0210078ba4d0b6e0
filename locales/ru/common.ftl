# Тексты нескольких окон и тексты вне окон.

language-name = Русский

btn-back = ◀ Назад
btn-refresh = 🔄 Обновить
btn-language = 🌐 Выбрать язык
btn-timezone = 🕒 Выбрать часовой пояс
btn-open-preferences = ⚙️ Открыть настройки
btn-open-forgotten = 🕯 Найти забытые конференции
btn-open-users = 👥 Пользователи онлайн
btn-open-status = 🩺 Проверить сервер
btn-open-conferences = 🎥 Показать конференции
btn-open-menu = ◀ Открыть меню

press-working = Выполняю…
typed-hint = Я понимаю только кнопки и команды. /start откроет меню, /help расскажет обо мне.
private-only = Пользуйтесь кнопками в личном чате со мной.

stranger-refusal =
    Этот бот — для администраторов TrueConf Server.
    Если вы администратор, попросите того, кто обслуживает бота, добавить ваш Telegram ID: <code>{ $id }</code>
stranger-alert = Этот бот — для администраторов TrueConf Server. Ваш Telegram ID: { $id }

command-start = Открыть меню
command-servers = Обзор серверов
command-conferences = Показать идущие конференции
command-forgotten = Найти забытые конференции
command-online = Пользователи онлайн
command-status = Состояние серверов
command-language = Выбрать язык
command-help = Что умеет бот

help-text =
    <b>Что умеет этот бот</b>
    Он показывает, как работают ваши серверы TrueConf, какие конференции идут и сколько пользователей онлайн. Он находит конференции, которые забыли завершить, и завершает конференцию после вашего подтверждения.

    /start — открыть меню
    /servers — обзор серверов
    /conferences — показать идущие конференции
    /forgotten — найти забытые конференции
    /online — пользователи онлайн
    /status — состояние серверов
    /language — выбрать язык
    /help — показать эту справку

    Прежде чем завершить конференцию, бот показывает, какая именно завершится. Кто, когда и что завершил, записывается в журнал.

conference-untitled = Без названия
conference-untitled-id = Без названия ({ $conference_id })
person-unnamed = без имени

stop-interrupted = Бот был перезапущен во время завершения конференции <b>{ $topic }</b> ({ $conference_id }) на сервере { $server }.

screen-waiting = ⏳ Жду ответа сервера…
screen-unread =
    <b>{ $server }</b>
    { screen-waiting }
screen-failed =
    <b>{ $server }</b>
    { $failure }
as-of = <i>по состоянию на { DATETIME($read_at, timeStyle: "medium") }</i>
just-now = только что
ago = { DURATION($age) } назад
