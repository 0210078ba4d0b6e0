btn-other-zone = 🌍 Otra…
btn-monitor-all = ▶ Activar la supervisión
btn-later = ◀ Más tarde

welcome-zone-body =
    👋 <b>Hola, { $name }.</b> { $servers ->
        [one] Me ocupo de { $servers } servidor.
       *[other] Me ocupo de { $servers } servidores.
    }

    ¿Cuál es su zona horaria? Hasta que la elija, todas las horas son de { $timezone }. Puede cambiarla después: /preferences
welcome-zone-item = { $name } · { $clock }
welcome-clock = { DATETIME($now, timeStyle: "short") }

welcome-monitoring-body =
    <b>La supervisión está desactivada{ $several ->
        [no] { "" }
       *[yes] { " " }en los { $servers } servidores
    }.</b>
    Mientras lo esté, nadie sabrá que un servidor ha fallado. Después puede cambiarlo en cada servidor: 🩺
