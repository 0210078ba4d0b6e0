# What more than one flow says, and what is said outside of windows.

language-name = English

btn-back = ◀ Go back
btn-refresh = 🔄 Refresh
btn-language = 🌐 Choose language
btn-timezone = 🕒 Choose time zone
btn-open-preferences = ⚙️ Open preferences
btn-open-forgotten = 🕯 Find forgotten conferences
btn-open-users = 👥 Count users online
btn-open-status = 🩺 Check status
btn-open-conferences = 🎥 Show conferences
btn-open-menu = ◀ Open menu

press-working = Working on it…
typed-hint = I only understand buttons and commands. /start brings the menu, /help explains.
private-only = Please press in your private chat with me.

stranger-refusal =
    This bot is for the administrators of a TrueConf Server.
    Your Telegram id is <code>{ $id }</code>: an administrator can add it to the settings.
stranger-alert = This bot is for the administrators of a TrueConf Server. Your Telegram id is { $id }.

command-start = Open the menu
command-servers = Choose a server
command-conferences = Show running conferences
command-forgotten = Find forgotten conferences
command-online = Count users online
command-status = Check a server's status
command-language = Choose the language
command-help = Explain the bot

help-text =
    <b>What this bot does</b>
    It shows how your TrueConf Servers are doing, which conferences run and how many users are online. It finds conferences that somebody forgot to end, and stops one after you have confirmed it.

    /start opens the menu
    /servers chooses a server
    /conferences shows what is running
    /forgotten finds forgotten conferences
    /online counts the users online
    /status checks a server
    /language chooses the language
    /help shows this text

    Nothing is stopped without a screen that names the conference. What was stopped, when and by whom is on record.

conference-untitled = Untitled
person-unnamed = no name

stop-interrupted = The bot was restarted while it was stopping <b>{ $topic }</b> ({ $conference_id }) on { $server }.
