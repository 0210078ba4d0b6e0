# Was mehrere Fenster sagen, und was außerhalb der Fenster gesagt wird.

language-name = Deutsch

btn-back = ◀ Zurückgehen
btn-refresh = 🔄 Aktualisieren
btn-language = 🌐 Sprache wählen
btn-timezone = 🕒 Zeitzone wählen
btn-open-preferences = ⚙️ Einstellungen öffnen
btn-open-forgotten = 🕯 Vergessene Konferenzen suchen
btn-open-users = 👥 Angemeldete zählen
btn-open-status = 🩺 Server prüfen
btn-open-conferences = 🎥 Konferenzen zeigen
btn-open-menu = ◀ Menü öffnen

press-working = Einen Moment…
typed-hint = Ich verstehe nur Tasten und Befehle. /start bringt das Menü, /help erklärt alles.
private-only = Bitte drücken Sie die Tasten im privaten Chat mit mir.

stranger-refusal =
    Dieser Bot ist für die Administratoren eines TrueConf Servers.
    Ihre Telegram-ID ist <code>{ $id }</code>: Ein Administrator kann sie in die Einstellungen eintragen.
stranger-alert = Dieser Bot ist für die Administratoren eines TrueConf Servers. Ihre Telegram-ID: { $id }.

command-start = Menü öffnen
command-servers = Server wählen
command-conferences = Laufende Konferenzen zeigen
command-forgotten = Vergessene Konferenzen suchen
command-online = Angemeldete Benutzer zählen
command-status = Zustand eines Servers prüfen
command-language = Sprache wählen
command-help = Den Bot erklären

help-text =
    <b>Was dieser Bot tut</b>
    Er zeigt, wie es Ihren TrueConf Servern geht, welche Konferenzen laufen und wie viele Benutzer online sind. Er findet Konferenzen, die jemand zu beenden vergaß, und beendet eine davon, nachdem Sie es bestätigt haben.

    /start öffnet das Menü
    /servers wählt einen Server
    /conferences zeigt, was läuft
    /forgotten sucht vergessene Konferenzen
    /online zählt, wer online ist
    /status prüft einen Server
    /language wählt die Sprache
    /help zeigt diesen Text

    Nichts wird beendet ohne einen Bildschirm, der die Konferenz nennt. Wer wann was beendet hat, wird festgehalten.

conference-untitled = Ohne Titel
person-unnamed = ohne Namen

stop-interrupted = Der Bot wurde neu gestartet, während er <b>{ $topic }</b> ({ $conference_id }) auf { $server } beendete.
