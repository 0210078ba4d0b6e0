btn-trends = 📈 Evolución
btn-compare = 📈 Comparar con hace 7 días
btn-compare-no-more = 📈 Sin hace 7 días

trends-span = { $span ->
        [day] 24 horas
        [week] 7 días
        [month] 30 días
       *[year] 12 meses
    }
trends-span-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
trends-compared = { $span }, comparado con la semana anterior
trends-users = Usuarios en línea
trends-conferences = Conferencias
trends-people = Personas en conferencias
trends-availability = Disponibilidad
trends-up = en orden
trends-down = caída
trends-unknown = sin comprobar
trends-line-mean = media
trends-line-most = máximo
trends-line-before = una semana antes
trends-peak = { $number } · { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
trends-limit = Licencia: { $number }

trends-view-title = 📈 <b>{ $server }</b>, { $name }
trends-view-users =
    Usuarios en línea: <b>{ $users }</b>{ $peaked ->
        [yes] , máximo <b>{ $peak }</b> ({ DATETIME($peak_at, dateStyle: "medium", timeStyle: "short") })
       *[no] { "" }
    }{ $limited ->
        [yes] , licencia { $limit }
       *[no] { "" }
    }
trends-view-conferences =
    Conferencias: <b>{ $conferences }</b>, máximo { $conferences_most }
    Personas en ellas: <b>{ $people }</b>, máximo { $people_most }
trends-view-availability = Disponibilidad: <b>{ NUMBER($available, style: "percent", maximumFractionDigits: 2) }</b>{ $outages ->
        [0] { "" }
        [one] , { $outages } caída
       *[other] , { $outages } caídas
    }{ $paused ->
        [yes] , mantenimiento: { DURATION($planned) }
       *[no] { "" }
    }
trends-view-empty = { $monitored ->
        [yes] Todavía no hay mediciones de este tiempo. El bot mide cada cinco minutos.
       *[no] No hay mediciones de este tiempo. El bot mide mientras la supervisión está activada: actívela en 🩺.
    }
trends-view-drawing = ⏳ Dibujando la imagen…
trends-view-failed = No se pudo dibujar la imagen. Las cifras de arriba están completas.
trends-view-missing = Para las imágenes hace falta matplotlib donde se ejecuta el bot: <code>pip install matplotlib</code>
trends-view-sampled = <i>medido { AGO($age) }</i>
