# What happened, and what to do. Shown as an alert of at most 200 characters.

error-unreachable-name = The server’s name cannot be resolved (DNS). Check the address in the settings.
error-unreachable-name-timeout = The name servers do not answer, so the server’s address is unknown. Check the first name server of the bot’s machine.
error-unreachable-refused = The server refused the connection. Is TrueConf Server running, and is the port correct?
error-unreachable-timeout = The server did not answer in time. Try again, or check the network.
error-unreachable-broken = The connection to the server was lost. Try again.
error-unreachable-server-error = The server reported an internal error. Try again in a moment.
error-tls-untrusted = The server’s certificate is not trusted. Set ssl_certificate for this server.
error-tls-name = The server’s certificate was issued for a different name. Check the address in the settings.
error-tls-expired = The server’s certificate has expired. Renew it on the server.
error-tls-not-yet-valid = The server’s certificate is not valid yet. Check the clocks of the server and of the bot’s machine.
error-tls-other = A secure connection to the server could not be established. Check its HTTPS settings.
error-not-authorised = The server rejected the bot’s credentials. Check client_id and client_secret.
error-permission-missing = The OAuth2 application lacks the permission { $permission }. Tick it in the server’s control panel.
error-not-found = This no longer exists on the server. Refresh the list.
error-protocol = The server sent an unexpected reply. Is this really the address of a TrueConf Server?
error-blocked = Something in front of the server refuses access: a proxy or a firewall. Allow the bot’s machine to reach /api and /oauth2.
error-not-allowed = You do not have permission to do this.
error-not-invited = This request has been answered already, or is no longer valid.
error-too-many-invitations = Too many invitations are open. Wait until some of them expire.
error-server-gone = This server is no longer in the settings, or its address has changed.
error-conference-ended = This conference has already ended.
error-not-stoppable = It is unclear what would be stopped, so nothing was stopped.
error-protected = 🛡 Not stopped: { $protector } has protected this conference.{ $noted ->
        [yes] { " " }{ $note }
       *[no] { "" }
    }
error-stop-in-progress = { $operator ->
        [rule] The rule is stopping this conference right now.
       *[person] { $operator } is stopping this conference right now.
    }
error-read-first = Please read the screen first, then press again.
error-outdated = This screen is outdated. Nothing was done; here is the menu.
error-button-outdated = This button is outdated. Nothing was done.
error-left = The bot was restarted in the middle of this. The screen says what was done; if something is missing, press again.
error-telegram = Telegram did not accept the message. Try again.
error-database-disk = The bot cannot write to its disk; it may be full. This step was not saved. Free up some space, then press again.
error-database-busy = The bot’s database is busy, locked by another program or cannot be reached. Try again in a moment.
error-database-read-only = The bot has no write access to its database. Check the permissions of the file and its folder, or of the database user.
error-database-refused = The database does not let the bot in. Check the user, the password and the name in database-url.
error-database-unfit = The bot cannot use this database: it needs PostgreSQL 14 or newer, and no pooler such as PgBouncer in between. Check database-url.
error-database-broken = The bot’s database is damaged. Restore a backup.
error-unexpected = Something went wrong in the bot. Give this number to whoever runs it: { $incident }.
error-check-failed = The check itself failed because of an error in the bot; the server may be fine. Give this number to whoever runs the bot: { $incident }.
error-export-under-way = Your last file is still being made. It comes as a message.
