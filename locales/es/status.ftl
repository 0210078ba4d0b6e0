status-view-body =
    <b>{ $server }</b>
    { $address }

    <b>{ $verdict }</b>
    { $advice }

    Versión: { $version }
    API: { $generation }
    Tiempo de respuesta: { $answered ->
        [yes] { NUMBER($seconds, maximumFractionDigits: 2) } s
       *[no] —
    }
    Certificado: { $certificate ->
        [valid] { $certificate_days ->
            [one] queda { $certificate_days } día
           *[other] quedan { $certificate_days } días
        }
        [expired] caducado
       *[unknown] —
    }
    Comprobado a las { DATETIME($checked_at, timeStyle: "medium") }

verdict-running = 🟢 en marcha
verdict-running-advice = El motor de vídeo y la API web responden.
verdict-slow = 🟡 en marcha, pero lento
verdict-slow-advice = La API web tarda más de dos segundos. Revise la carga del servidor y su red.
verdict-port-silent = 🟡 puerto de estado mudo
verdict-port-silent-advice = La API web responde, el puerto de estado no: hay un cortafuegos en medio, o el puerto de la configuración no es el correcto.
verdict-engine-stopped = 🔴 motor de vídeo parado
verdict-engine-stopped-advice = La API web responde, pero el motor de vídeo ya no. Arránquelo en el panel de control del servidor.
verdict-tls = 🔴 problema con el certificado
verdict-unreachable = 🔴 inaccesible
