btn-trends = 📈 Trends
btn-compare = 📈 Compare with last week
btn-compare-no-more = 📈 Without last week

trends-span = { $span ->
        [day] 24 hours
        [week] 7 days
        [month] 30 days
       *[year] 12 months
    }
trends-span-item = { $chosen ->
        [yes] ✅ { $name }
       *[no] { $name }
    }
trends-compared = { $span }, compared with a week before
trends-users = Users online
trends-conferences = Conferences
trends-people = People in conferences
trends-availability = Availability
trends-up = well
trends-down = outage
trends-unknown = not checked
trends-line-mean = average
trends-line-most = peak
trends-line-before = a week before
trends-peak = { $number } · { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
trends-limit = License: { $number }

trends-view-title = 📈 <b>{ $server }</b>, { $name }
trends-view-users =
    Users online: <b>{ $users }</b>{ $peaked ->
        [yes] , peak <b>{ $peak }</b> ({ DATETIME($peak_at, dateStyle: "medium", timeStyle: "short") })
       *[no] { "" }
    }{ $limited ->
        [yes] , license { $limit }
       *[no] { "" }
    }
trends-view-conferences =
    Conferences: <b>{ $conferences }</b>, at most { $conferences_most }
    People in them: <b>{ $people }</b>, at most { $people_most }
trends-view-availability = Availability: <b>{ NUMBER($available, style: "percent", maximumFractionDigits: 2) }</b>{ $outages ->
        [0] { "" }
        [one] , { $outages } outage
       *[other] , { $outages } outages
    }{ $paused ->
        [yes] , planned: { DURATION($planned) }
       *[no] { "" }
    }
trends-view-empty = { $monitored ->
        [yes] Nothing has been measured in this time yet. The bot takes a sample every five minutes.
       *[no] Nothing has been measured in this time. The bot takes samples while monitoring is on: turn it on in 🩺.
    }
trends-view-drawing = ⏳ Drawing the picture…
trends-view-failed = The picture could not be drawn. The figures above are complete.
trends-view-missing = For pictures, matplotlib has to be installed where the bot runs: <code>pip install matplotlib</code>
trends-view-sampled = <i>sampled { AGO($age) }</i>
