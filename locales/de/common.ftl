# Texte mehrerer Fenster und Texte außerhalb der Fenster.

language-name = Deutsch

btn-back = ◀ Zurück
btn-refresh = 🔄 Aktualisieren
btn-language = 🌐 Sprache wählen
btn-timezone = 🕒 Zeitzone wählen
btn-open-preferences = ⚙️ Einstellungen öffnen
btn-open-forgotten = 🕯 Vergessene Konferenzen suchen
btn-open-users = 👥 Benutzer online
btn-open-status = 🩺 Server prüfen
btn-open-conferences = 🎥 Konferenzen anzeigen
btn-open-menu = ◀ Menü öffnen

press-working = Einen Moment…
typed-hint = Ich verstehe nur Schaltflächen und Befehle. /start öffnet das Menü, /help zeigt die Hilfe.
private-only = Bitte verwenden Sie die Schaltflächen im privaten Chat mit mir.

stranger-refusal =
    Dieser Bot ist für Administratoren eines TrueConf Servers.
    Gehören Sie dazu, bitten Sie den Betreiber des Bots, Ihre Telegram-ID einzutragen: <code>{ $id }</code>
stranger-alert = Dieser Bot ist für Administratoren eines TrueConf Servers. Ihre Telegram-ID: { $id }

command-start = Menü öffnen
command-servers = Alle Server im Überblick
command-conferences = Laufende Konferenzen anzeigen
command-forgotten = Vergessene Konferenzen suchen
command-online = Benutzer online
command-status = Zustand der Server
command-language = Sprache wählen
command-help = Hilfe

help-text =
    <b>Was dieser Bot tut</b>
    Er zeigt, wie es Ihren TrueConf Servern geht, welche Konferenzen laufen und wie viele Benutzer online sind. Er findet Konferenzen, die niemand beendet hat, und beendet eine davon, wenn Sie es bestätigen.

    /start – Menü öffnen
    /servers – alle Server im Überblick
    /conferences – laufende Konferenzen anzeigen
    /forgotten – vergessene Konferenzen suchen
    /online – Benutzer online
    /status – Zustand der Server
    /language – Sprache wählen
    /help – diesen Text anzeigen

    Vor jedem Beenden zeigt der Bot, um welche Konferenz es geht. Wer wann was beendet hat, wird protokolliert.

conference-untitled = Ohne Titel
conference-untitled-id = Ohne Titel ({ $conference_id })
person-unnamed = ohne Namen

stop-interrupted = Der Bot wurde neu gestartet, während er <b>{ $topic }</b> ({ $conference_id }) auf { $server } beenden wollte.

screen-waiting = ⏳ Frage den Server ab …
screen-unread =
    <b>{ $server }</b>
    { screen-waiting }
screen-failed =
    <b>{ $server }</b>
    { $failure }
as-of = <i>Stand: { DATETIME($read_at, timeStyle: "medium") }</i>
just-now = gerade eben
ago = vor { DURATION($age) }
