# Texts of several windows, and texts outside of windows.

language-name = English

btn-back = ◀ Back
btn-refresh = 🔄 Refresh
btn-language = 🌐 Language
btn-timezone = 🕒 Time zone
btn-open-preferences = ⚙️ Preferences
btn-open-forgotten = 🕯 Forgotten
btn-open-users = 👥 Online
btn-open-status = 🩺 Status
btn-open-conferences = 🎥 Conferences
btn-open-menu = ◀ Server
btn-home = ◀ Home

press-working = Working on it…
typed-hint = I understand buttons, commands, and words to find a running conference by. /start opens the menu, /help explains how I work.
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
command-find = Find a conference by topic, ID or owner
command-status = How the servers are doing
command-log = Who stopped what, and when
command-preferences = Alerts, mutes, time zone, language
command-language = Choose your language
command-help = How the bot works

help-text =
    <b>What do you want to do?</b>

    Is everything all right? /start
    Who is meeting? /conferences
    Where is that meeting? Type a word of its topic, or /find
    Did someone forget to end a conference? /forgotten
    How many users are online? /online
    Who stopped what, and when? /log
    Which alerts do I get, and who is muted? Time zone? /preferences
    Another language? /language

    <b>Monitoring</b> of a server, and alerts for conferences that someone forgot to end: choose the server, then 🩺.
    <b>To stop a conference</b>, open it. Before it stops anything, the bot shows you which conference it is. It keeps a record of what was stopped, when and by whom.

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
