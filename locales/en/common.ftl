# Texts of several windows, and texts outside of windows.

language-name = English

btn-back = ◀ Back
btn-refresh = 🔄 Refresh
btn-language = 🌐 Choose language
btn-timezone = 🕒 Choose time zone
btn-open-preferences = ⚙️ Open preferences
btn-open-forgotten = 🕯 Find forgotten conferences
btn-open-users = 👥 Users online
btn-open-status = 🩺 Check status
btn-open-conferences = 🎥 Show conferences
btn-open-menu = ◀ Open menu

press-working = Working on it…
typed-hint = I only understand buttons and commands. /start opens the menu, /help explains how I work.
private-only = Please use the buttons in your private chat with me.

stranger-refusal =
    This bot is for administrators of a TrueConf Server.
    If you are one, ask whoever runs the bot to add your Telegram ID: <code>{ $id }</code>
stranger-alert = This bot is for administrators of a TrueConf Server. Your Telegram ID: { $id }

command-start = Open the menu
command-servers = All servers at a glance
command-conferences = Show running conferences
command-forgotten = Find forgotten conferences
command-online = Users online
command-status = How the servers are doing
command-language = Choose your language
command-help = How the bot works

help-text =
    <b>What this bot does</b>
    It shows how your TrueConf Servers are doing, which conferences are running and how many users are online. It finds conferences that someone forgot to end, and can stop one once you confirm it.

    /start – open the menu
    /servers – all servers at a glance
    /conferences – show running conferences
    /forgotten – find forgotten conferences
    /online – users online
    /status – how the servers are doing
    /language – choose your language
    /help – show this text

    Before it stops anything, the bot shows you which conference it is. It keeps a record of what was stopped, when and by whom.

conference-untitled = Untitled
conference-untitled-id = Untitled ({ $conference_id })
person-unnamed = no name

stop-interrupted = The bot was restarted while it was stopping <b>{ $topic }</b> ({ $conference_id }) on { $server }.

screen-waiting = ⏳ Asking the server…
screen-unread =
    <b>{ $server }</b>
    { screen-waiting }
screen-failed =
    <b>{ $server }</b>
    { $failure }
as-of = <i>as of { DATETIME($read_at, timeStyle: "medium") }</i>
just-now = just now
ago = { DURATION($age) } ago
