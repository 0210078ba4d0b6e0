btn-other-zone = 🌍 Another one…
btn-monitor-all = ▶ Turn monitoring on
btn-later = ◀ Later

welcome-zone-body =
    👋 <b>Hello { $name }.</b> { $servers ->
        [one] I look after { $servers } server.
       *[other] I look after { $servers } servers.
    }

    Which is your time zone? Until you choose, all times are in { $timezone }. You can change it later: /preferences
welcome-zone-item = { $name } · { $clock }
welcome-clock = { DATETIME($now, timeStyle: "short") }

welcome-monitoring-body =
    <b>Monitoring is off{ $several ->
        [no] { "" }
       *[yes] { " " }for all { $servers } servers
    }.</b>
    Until it is on, nobody is told when a server fails. You can change it later for each server: 🩺
