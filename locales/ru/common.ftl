# Тексты нескольких окон и тексты вне окон.

language-name = Русский

btn-back = ◀ Назад
btn-refresh = 🔄 Обновить
btn-language = 🌐 Язык
btn-timezone = 🕒 Часовой пояс
btn-open-preferences = ⚙️ Настройки
btn-open-forgotten = 🕯 Забытые
btn-open-users = 👥 Онлайн
btn-open-status = 🩺 Состояние
btn-open-conferences = 🎥 Конференции
btn-open-menu = ◀ Сервер
btn-home = ◀ Главная

press-working = Выполняю…
typed-hint = Я понимаю кнопки, команды и слова, по которым ищу идущие конференции. /start откроет меню, /help расскажет обо мне.
private-only = Пользуйтесь кнопками в личном чате со мной.

stranger-refusal =
    Этот бот — для администраторов TrueConf Server.
    Если вы администратор, попросите того, кто обслуживает бота, добавить ваш Telegram ID: <code>{ $id }</code>
stranger-alert = Этот бот — для администраторов TrueConf Server. Ваш Telegram ID: { $id }

command-start = Открыть меню
command-servers = Обзор серверов
command-conferences = Показать идущие конференции
command-forgotten = Найти забытые конференции
command-online = Пользователи онлайн
command-find = Найти конференцию по названию, ID или владельцу
command-status = Состояние серверов
command-log = Кто, что и когда завершил
command-preferences = Оповещения, часовой пояс, язык
command-language = Выбрать язык
command-help = Что умеет бот

help-text =
    <b>Что вы хотите сделать?</b>

    Всё ли в порядке? /start
    Какие конференции идут? /conferences
    Где та самая конференция? Наберите слово из названия или /find
    Не забыл ли кто-то завершить конференцию? /forgotten
    Сколько пользователей онлайн? /online
    Кто, что и когда завершил? /log
    Какие оповещения приходят и какие отключены? Часовой пояс? /preferences
    Другой язык? /language

    <b>Мониторинг</b> сервера и слежение за забытыми конференциями: выберите сервер, затем 🩺.
    <b>Чтобы завершить конференцию,</b> откройте её. Прежде чем завершить конференцию, бот показывает, какая именно завершится. Кто, когда и что завершил, записывается.

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
