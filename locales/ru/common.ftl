# Общее для всех окон и то, что говорится вне окон.

language-name = Русский

btn-back = ◀ Назад
btn-refresh = 🔄 Обновить
btn-language = 🌐 Выбрать язык
btn-timezone = 🕒 Выбрать часовой пояс
btn-open-preferences = ⚙️ Открыть настройки
btn-open-forgotten = 🕯 Найти забытые конференции
btn-open-users = 👥 Узнать, кто онлайн
btn-open-status = 🩺 Проверить сервер
btn-open-conferences = 🎥 Показать конференции
btn-open-menu = ◀ Открыть меню

press-working = Выполняю…
typed-hint = Я понимаю только кнопки и команды. /start откроет меню, /help расскажет обо мне.
private-only = Нажимайте кнопки в личном чате со мной.

stranger-refusal =
    Этот бот — для администраторов TrueConf Server.
    Ваш Telegram ID — <code>{ $id }</code>: администратор может добавить его в настройки.
stranger-alert = Этот бот — для администраторов TrueConf Server. Ваш Telegram ID: { $id }.

command-start = Открыть меню
command-servers = Выбрать сервер
command-conferences = Показать идущие конференции
command-forgotten = Найти забытые конференции
command-online = Узнать число пользователей онлайн
command-status = Проверить состояние сервера
command-language = Выбрать язык
command-help = Что умеет бот

help-text =
    <b>Что умеет этот бот</b>
    Он показывает, как работают ваши серверы TrueConf, какие конференции идут и сколько пользователей онлайн. Он находит конференции, которые забыли завершить, и завершает конференцию после вашего подтверждения.

    /start — открыть меню
    /servers — выбрать сервер
    /conferences — показать идущие конференции
    /forgotten — найти забытые конференции
    /online — узнать, сколько пользователей онлайн
    /status — проверить сервер
    /language — выбрать язык
    /help — показать эту справку

    Ничего не завершается без экрана, на котором названа конференция. Кто, когда и что завершил, записывается в журнал.

conference-untitled = Без названия
person-unnamed = без имени

stop-interrupted = Бот был перезапущен, когда завершал конференцию <b>{ $topic }</b> ({ $conference_id }) на сервере { $server }.
