# What happened, and what to do. Shown as an alert of at most 200 characters.

error-unreachable-name = The server's name is not known to DNS. Check the address in the settings.
error-unreachable-refused = The server refuses the connection. Is TrueConf Server running, and is the port right?
error-unreachable-timeout = The server does not answer in time. Try again, or check its network.
error-unreachable-broken = The connection to the server broke. Try again.
error-unreachable-server-error = The server reports an error of its own. Try again in a moment.
error-tls-untrusted = The server's certificate is not trusted. Set ssl_certificate for this server.
error-tls-name = The server's certificate is for another name. Check the address in the settings.
error-tls-expired = The server's certificate has expired. Renew it on the server.
error-tls-other = No secure connection to the server came about. Check its HTTPS settings.
error-not-authorised = The server refuses the bot's credentials. Check client_id and client_secret.
error-permission-missing = The OAuth2 application lacks the permission { $permission }. Tick it in the server's control panel.
error-not-found = The server does not know this any more. Refresh the list.
error-protocol = The server's answer makes no sense. Is this address really a TrueConf Server?
error-not-allowed = You may not do this.
error-server-gone = This server is no longer in the settings, or its address has changed.
error-conference-ended = This conference has already ended.
error-not-stoppable = It is unclear what would be stopped, so the bot does not stop it.
error-stop-in-progress = { $operator } is stopping this conference right now.
error-read-first = Please read the screen first, then press again.
error-outdated = This screen is outdated. Nothing was done; here is the menu.
error-telegram = Telegram did not accept the message. Try again.
error-database-disk = The bot cannot write to its disk, which may be full: it does not remember this step. Free some space, then press again.
error-database-busy = Another program holds the bot's database. Try again in a moment.
error-database-read-only = The bot may not write to its database. Look at the rights of the file and its folder.
error-database-broken = The bot's database is damaged. Restore a backup.
error-unexpected = Something went wrong in the bot. Tell its maintainer this number: { $incident }.
