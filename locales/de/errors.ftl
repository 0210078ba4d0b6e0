# Was geschehen ist und was zu tun ist. Erscheint als Meldung von höchstens 200 Zeichen.

error-unreachable-name = Der Name des Servers ist im DNS unbekannt. Prüfen Sie die Adresse in den Einstellungen.
error-unreachable-refused = Der Server lehnt die Verbindung ab. Läuft TrueConf Server, und stimmt der Port?
error-unreachable-timeout = Der Server antwortet nicht rechtzeitig. Versuchen Sie es erneut oder prüfen Sie das Netz.
error-unreachable-broken = Die Verbindung zum Server ist abgerissen. Versuchen Sie es erneut.
error-unreachable-server-error = Der Server meldet einen eigenen Fehler. Versuchen Sie es gleich noch einmal.
error-tls-untrusted = Dem Zertifikat des Servers wird nicht vertraut. Setzen Sie ssl_certificate für diesen Server.
error-tls-name = Das Zertifikat des Servers gilt für einen anderen Namen. Prüfen Sie die Adresse in den Einstellungen.
error-tls-expired = Das Zertifikat des Servers ist abgelaufen. Erneuern Sie es auf dem Server.
error-tls-other = Es kam keine sichere Verbindung zustande. Prüfen Sie die HTTPS-Einstellungen des Servers.
error-not-authorised = Der Server nimmt die Zugangsdaten des Bots nicht an. Prüfen Sie client_id und client_secret.
error-permission-missing = Der OAuth2-Anwendung fehlt das Recht { $permission }. Kreuzen Sie es in der Serververwaltung an.
error-not-found = Der Server kennt das nicht mehr. Aktualisieren Sie die Liste.
error-protocol = Die Antwort des Servers ergibt keinen Sinn. Ist das wirklich ein TrueConf Server?
error-not-allowed = Das dürfen Sie nicht.
error-server-gone = Dieser Server steht nicht mehr in den Einstellungen, oder seine Adresse hat sich geändert.
error-conference-ended = Diese Konferenz ist schon zu Ende.
error-not-stoppable = Es ist unklar, was beendet würde; deshalb beendet der Bot nichts.
error-stop-in-progress = { $operator } beendet diese Konferenz gerade.
error-read-first = Bitte lesen Sie zuerst den Bildschirm und drücken Sie dann noch einmal.
error-outdated = Dieser Bildschirm ist veraltet. Es wurde nichts getan; hier ist das Menü.
error-telegram = Telegram hat die Nachricht nicht angenommen. Versuchen Sie es erneut.
error-database-disk = Der Bot kann nicht auf seine Festplatte schreiben, vielleicht ist sie voll: Dieser Schritt ist nicht gespeichert. Schaffen Sie Platz und drücken Sie noch einmal.
error-database-busy = Ein anderes Programm hält die Datenbank des Bots fest. Versuchen Sie es gleich noch einmal.
error-database-read-only = Der Bot darf nicht in seine Datenbank schreiben. Prüfen Sie die Rechte der Datei und ihres Ordners.
error-database-broken = Die Datenbank des Bots ist beschädigt. Stellen Sie eine Sicherung wieder her.
error-unexpected = Im Bot ist etwas schiefgegangen. Nennen Sie seinem Betreuer diese Nummer: { $incident }.
