btn-other-zone = 🌍 Eine andere…
btn-monitor-all = ▶ Überwachung einschalten
btn-later = ◀ Später

welcome-zone-body =
    👋 <b>Guten Tag, { $name }.</b> { $servers ->
        [one] Ich betreue { $servers } Server.
       *[other] Ich betreue { $servers } Server.
    }

    Welche Zeitzone haben Sie? Bis Sie wählen, gelten alle Zeiten in { $timezone }. Ändern können Sie es später: /preferences
welcome-zone-item = { $name } · { $clock }
welcome-clock = { DATETIME($now, timeStyle: "short") }

welcome-monitoring-body =
    <b>Die Überwachung ist { $several ->
        [no] { "" }
       *[yes] für alle { $servers } Server{ " " }
    }aus.</b>
    Solange sie aus ist, erfährt niemand vom Ausfall eines Servers. Später lässt es sich für jeden Server ändern: 🩺
