# Wer den Bot benutzen darf, und was jeder darf.

btn-people = 👤 Personen
btn-invite = ➕ Einladen
btn-invitations = 🔗 Einladungen · { $invited }
btn-withdraw = 🗑 Zurückziehen
btn-remove = 🗑 Entfernen…
btn-confirm-remove = 🗑 Entfernen
btn-keep-person = ◀ Nein, zurück
btn-make-link = 🔗 Link erstellen
btn-let-in = Zulassen
btn-turn-away = Ablehnen

people-role-name = { $role ->
        [owner] Eigentümer
        [operator] Operator
       *[viewer] Beobachter
    }
people-servers-name = { $which ->
        [all] alle Server
        [none] keine Server
       *[some] { $servers }{ $more ->
            [0] { "" }
           *[other] , … +{ $more }
        }
    }
people-list-title =
    <b>Wer den Bot benutzen darf</b>
    { "" }
people-list-row =
    { $number }. <b>{ $name }</b> · { $role } · { $servers_shown }
    { $settings ->
        [yes] aus den Einstellungen
       *[no] zugelassen von { $by }
    } · { $seen ->
        [yes] zuletzt hier: { DATETIME($seen_at, dateStyle: "medium", timeStyle: "short") }
       *[no] noch nie hier
    }
people-person-body =
    <b>{ $name }</b>
    ID: <code>{ $id }</code>
    Rolle: { $role }
    Zugriff auf: { $servers_shown }
    { $settings ->
        [yes] aus den Einstellungen
       *[no] zugelassen von { $by }
    }{ $has_since ->
        [yes] { " " }({ DATETIME($since, dateStyle: "medium", timeStyle: "short") })
       *[no] { "" }
    }
    { $seen ->
        [yes] zuletzt hier: { DATETIME($seen_at, dateStyle: "medium", timeStyle: "short") }
       *[no] noch nie hier
    }
people-person-settings =
    { "" }
    Eigentümer stehen in der Einstellungsdatei (<code>tg-users-id</code>) und lassen sich nur dort ändern.
people-role-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
people-servers-title = <b>Welche Server darf { $name } sehen?</b>
people-all-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } Alle Server, auch neue
people-remove-title =
    <b>{ $name } entfernen?</b>
    Danach kann { $name } hier nichts mehr sehen oder tun und bekommt keine Meldungen.
people-role-title =
    <b>Was darf die neue Person?</b>
    Ein Operator sieht alles, beendet Konferenzen und schaltet die Überwachung. Ein Beobachter sieht nur zu.
people-limits-title =
    <b>Welche Server sollen sichtbar sein?</b> Rolle: { $role }
people-link-body =
    <b>Leiten Sie diesen Link an eine Person weiter:</b>
    { $link }
    { "" }
    Er gilt einmal, 24 Stunden lang. Wer ihn öffnet, fragt nur an: Sie sehen, wer es ist, und entscheiden.
people-link-gone = Der Link wird nur einmal angezeigt. Ist er verloren, erstellen Sie einen neuen.
people-invitations-title = { $count ->
        [0] Keine Einladung ist offen.
       *[other] <b>Offene Einladungen</b>
    }
people-invitations-row =
    { "" }
    { $number }. <b>{ $role }</b> · { $servers_shown }
    { $asked ->
        [yes] { $asked_by } hat sie geöffnet und wartet
       *[no] bis { DATETIME($until, dateStyle: "medium", timeStyle: "short") }
    } · von { $by }
people-invitation-body =
    <b>Einladung: { $role }</b>
    Server: { $servers_shown }
    Erstellt von { $by }
    { $asked ->
        [yes] { $asked_by } hat sie geöffnet und wartet auf eine Antwort.
       *[no] Noch niemand hat sie geöffnet. Sie gilt bis { DATETIME($until, dateStyle: "medium", timeStyle: "short") }.
    }
    { "" }
    Zurückgezogen ist ihr Link wertlos, und niemand kann darüber hereingelassen werden.
people-asked = Der Eigentümer des Bots wurde gefragt. Sobald Sie zugelassen sind, bekommen Sie hier eine Nachricht.
people-in-already = Sie sind schon zugelassen: Der Link ändert für Sie nichts. Ihre Rolle kann ein Eigentümer unter „👤 Personen“ ändern.
people-asks =
    <b>{ $name }</b>{ $has_username ->
        [yes] { " " }@{ $username }
       *[no] { "" }
    } (ID <code>{ $id }</code>)
    hat Ihre Einladung geöffnet und bittet um Zugang. Rolle: <b>{ $role }</b>
    Kennen Sie diese Person nicht, lehnen Sie ab.
people-let-in = ✅ <b>{ $name }</b> wurde zugelassen.
people-turned-away = <b>{ $name }</b> wurde abgelehnt.
people-admitted = { $by } hat Sie zugelassen. Ihre Rolle: <b>{ $role }</b>. /start öffnet das Menü.
