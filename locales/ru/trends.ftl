btn-trends = 📈 Графики
btn-compare = 📈 Сравнить с прошлой неделей
btn-compare-no-more = 📈 Без прошлой недели

trends-span = { $span ->
        [day] 24 часа
        [week] 7 дней
        [month] 30 дней
       *[year] 12 месяцев
    }
trends-span-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
trends-compared = { $span }, в сравнении с прошлой неделей
trends-users = Пользователи онлайн
trends-conferences = Конференции
trends-people = Люди в конференциях
trends-availability = Доступность
trends-up = работает
trends-down = сбой
trends-unknown = не проверялся
trends-line-mean = среднее
trends-line-most = максимум
trends-line-before = неделей раньше
trends-peak = { $number } · { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
trends-limit = Лицензия: { $number }

trends-view-title = 📈 <b>{ $server }</b>, { $name }
trends-view-users =
    Пользователи онлайн: <b>{ $users }</b>{ $peaked ->
        [yes] , максимум <b>{ $peak }</b> ({ DATETIME($peak_at, dateStyle: "medium", timeStyle: "short") })
       *[no] { "" }
    }{ $limited ->
        [yes] , лицензия { $limit }
       *[no] { "" }
    }
trends-view-conferences =
    Конференции: <b>{ $conferences }</b>, максимум { $conferences_most }
    Люди в них: <b>{ $people }</b>, максимум { $people_most }
trends-view-availability = Доступность: <b>{ NUMBER($available, style: "percent", maximumFractionDigits: 2) }</b>{ $outages ->
        [0] { "" }
        [one] , { $outages } сбой
        [few] , { $outages } сбоя
        [many] , { $outages } сбоев
       *[other] , { $outages } сбоя
    }{ $paused ->
        [yes] , плановые работы: { DURATION($planned) }
       *[no] { "" }
    }
trends-view-empty = { $monitored ->
        [yes] За это время пока нет данных. Бот снимает показания каждые пять минут.
       *[no] За это время нет данных. Бот снимает показания, пока включён мониторинг: включите его в 🩺.
    }
trends-view-drawing = ⏳ Рисую график…
trends-view-failed = Нарисовать график не удалось. Все цифры указаны выше.
trends-view-missing = Для графиков там, где работает бот, нужен matplotlib: <code>pip install matplotlib</code>
trends-view-sampled = <i>данные: { AGO($age) }</i>
