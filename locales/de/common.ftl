# Texte mehrerer Fenster und Texte außerhalb der Fenster.

language-name = Deutsch

btn-back = ◀ Zurück
btn-refresh = 🔄 Aktualisieren
btn-language = 🌐 Sprache
btn-timezone = 🕒 Zeitzone
btn-open-preferences = ⚙️ Einstellungen
btn-open-forgotten = 🕯 Vergessene
btn-open-users = 👥 Online
btn-open-status = 🩺 Status
btn-open-conferences = 🎥 Konferenzen
btn-open-menu = ◀ Server
btn-home = ◀ Übersicht

press-working = Einen Moment…
typed-hint = Ich verstehe Schaltflächen, Befehle und Wörter, nach denen ich laufende Konferenzen suche. /start öffnet das Menü, /help zeigt die Hilfe.
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
command-find = Konferenz nach Thema, ID oder Besitzer suchen
command-status = Zustand der Server
command-log = Wer was wann beendet hat
command-preferences = Meldungen, Zeitzone, Sprache
command-language = Sprache wählen
command-help = Hilfe

help-text =
    <b>Was möchten Sie tun?</b>

    Ist alles in Ordnung? /start
    Wer tagt gerade? /conferences
    Wo läuft diese eine Konferenz? Ein Wort ihres Themas eintippen, oder /find
    Hat jemand vergessen, eine Konferenz zu beenden? /forgotten
    Wie viele Benutzer sind online? /online
    Wer hat was wann beendet? /log
    Welche Meldungen bekomme ich, was ist stumm? Zeitzone? /preferences
    Eine andere Sprache? /language

    <b>Überwachung</b> eines Servers und Meldungen über vergessene Konferenzen: Wählen Sie den Server, dann 🩺.
    <b>Um eine Konferenz zu beenden,</b> öffnen Sie sie. Vor jedem Beenden zeigt der Bot, um welche Konferenz es geht. Wer wann was beendet hat, wird protokolliert.

conference-untitled = Ohne Titel
conference-untitled-id = Ohne Titel ({ $conference_id })
person-unnamed = ohne Namen

stop-interrupted = Der Bot wurde neu gestartet, während er <b>{ $topic }</b> ({ $conference_id }) auf { $server } beenden wollte.

screen-waiting = ⏳ Frage den Server ab…
screen-unread =
    <b>{ $server }</b>
    { screen-waiting }
screen-failed =
    <b>{ $server }</b>
    { $failure }
as-of = <i>Stand: { DATETIME($read_at, timeStyle: "medium") }</i>
just-now = gerade eben
ago = vor { DURATION($age) }
