# Was geschehen ist und was zu tun ist. Erscheint als Meldung von höchstens 200 Zeichen.

error-unreachable-name = Der Name des Servers lässt sich nicht auflösen (DNS). Prüfen Sie die Adresse in den Einstellungen.
error-unreachable-name-timeout = Das DNS antwortet nicht, daher ist die Adresse des Servers unbekannt. Prüfen Sie den ersten DNS-Server des Rechners, auf dem der Bot läuft.
error-unreachable-refused = Der Server hat die Verbindung abgelehnt. Läuft TrueConf Server? Stimmt der Port?
error-unreachable-timeout = Der Server hat nicht rechtzeitig geantwortet. Versuchen Sie es erneut oder prüfen Sie das Netz.
error-unreachable-broken = Die Verbindung zum Server wurde unterbrochen. Versuchen Sie es erneut.
error-unreachable-server-error = Der Server meldet einen internen Fehler. Versuchen Sie es gleich noch einmal.
error-tls-untrusted = Das Zertifikat des Servers ist nicht vertrauenswürdig. Legen Sie ssl_certificate für diesen Server fest.
error-tls-name = Das Zertifikat des Servers wurde für einen anderen Namen ausgestellt. Prüfen Sie die Adresse in den Einstellungen.
error-tls-expired = Das Zertifikat des Servers ist abgelaufen. Erneuern Sie es auf dem Server.
error-tls-not-yet-valid = Das Zertifikat des Servers gilt noch nicht. Prüfen Sie die Uhr des Servers und die des Rechners, auf dem der Bot läuft.
error-tls-other = Es konnte keine sichere Verbindung hergestellt werden. Prüfen Sie die HTTPS-Einstellungen des Servers.
error-not-authorised = Der Server hat die Zugangsdaten des Bots abgelehnt. Prüfen Sie client_id und client_secret.
error-permission-missing = Der OAuth2-Anwendung fehlt das Recht { $permission }. Aktivieren Sie es in der Serververwaltung.
error-not-found = Auf dem Server gibt es das nicht mehr. Aktualisieren Sie die Liste.
error-protocol = Der Server hat unerwartet geantwortet. Ist das wirklich die Adresse eines TrueConf Servers?
error-blocked = Etwas vor dem Server verweigert den Zugriff: ein Proxy oder eine Firewall. Geben Sie /api und /oauth2 für den Rechner des Bots frei.
error-not-allowed = Dazu fehlt Ihnen die Berechtigung.
error-not-invited = Diese Anfrage ist schon beantwortet oder nicht mehr gültig.
error-too-many-invitations = Es sind zu viele Einladungen offen. Warten Sie, bis einige ablaufen.
error-server-gone = Dieser Server steht nicht mehr in den Einstellungen, oder seine Adresse hat sich geändert.
error-conference-ended = Diese Konferenz ist schon zu Ende.
error-not-stoppable = Es ist unklar, was beendet würde; deshalb wurde nichts beendet.
error-protected = 🛡 Nicht beendet: { $protector } hat diese Konferenz geschützt.{ $noted ->
        [yes] { " " }{ $note }
       *[no] { "" }
    }
error-stop-in-progress = { $operator ->
        [rule] Die Regel beendet diese Konferenz gerade.
       *[person] { $operator } beendet diese Konferenz gerade.
    }
error-read-first = Bitte lesen Sie zuerst die Ansicht und drücken Sie dann noch einmal.
error-outdated = Diese Ansicht ist veraltet. Es wurde nichts getan; hier ist das Menü.
error-button-outdated = Diese Schaltfläche ist veraltet. Es wurde nichts getan.
error-left = Der Bot wurde mittendrin neu gestartet. Was getan ist, steht in der Ansicht; fehlt etwas, drücken Sie noch einmal.
error-telegram = Telegram hat die Nachricht nicht angenommen. Versuchen Sie es erneut.
error-database-disk = Der Bot kann nicht auf seine Festplatte schreiben; vielleicht ist sie voll. Dieser Schritt wurde nicht gespeichert. Schaffen Sie Platz und drücken Sie noch einmal.
error-database-busy = Die Datenbank des Bots ist ausgelastet, von einem anderen Programm gesperrt oder nicht erreichbar. Versuchen Sie es gleich noch einmal.
error-database-read-only = Der Bot hat keinen Schreibzugriff auf seine Datenbank. Prüfen Sie die Rechte der Datei und ihres Ordners oder die des Datenbankbenutzers.
error-database-refused = Die Datenbank lässt den Bot nicht herein. Prüfen Sie Benutzer, Kennwort und Namen in database-url.
error-database-unfit = Der Bot kann diese Datenbank nicht nutzen: Er braucht PostgreSQL ab Version 14, ohne Pooler wie PgBouncer dazwischen. Prüfen Sie database-url.
error-database-broken = Die Datenbank des Bots ist beschädigt. Stellen Sie eine Sicherung wieder her.
error-unexpected = Im Bot ist ein Fehler aufgetreten. Nennen Sie seinem Betreiber diese Nummer: { $incident }.
error-check-failed = Die Prüfung selbst ist wegen eines Fehlers im Bot fehlgeschlagen; der Server kann in Ordnung sein. Nennen Sie dem Betreiber des Bots diese Nummer: { $incident }.
error-export-under-way = Ihre letzte Datei wird noch erstellt. Sie kommt als Nachricht.
