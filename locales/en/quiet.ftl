# Quiet hours, in the preferences.

btn-quiet = 💤 Quiet hours
btn-quiet-begins = From { $begins }
btn-quiet-ends = Until { $ends }
btn-quiet-urgent = Urgent alerts

quiet-every-day = every day
quiet-no-day = on no day
quiet-view =
    💤 Quiet: <b>{ $begins }–{ $ends }</b>, { $named } · { $nothing ->
        [yes] nothing is urgent
       *[no] urgent: { $urgent }
    }
quiet-now = 💤 quiet until { DATETIME($quiet_until, timeStyle: "short") }
quiet-title =
    <b>Quiet hours</b>
    What happens then comes afterwards as one list. Only what is urgent comes at once, and what you asked for yourself.
quiet-hours =
    { "" }
    From <b>{ $begins }</b> to <b>{ $ends }</b> by the clocks of { $zone }, { $named }
    { $nothing ->
        [yes] Nothing is urgent.
       *[no] Urgent: <b>{ $urgent }</b>
    }

    Below are the days on which they begin.
quiet-on-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } Quiet hours
quiet-day-item = { $wanted ->
        [yes] ✅
       *[no] ⬜
    } { $name }
quiet-hour-item = { $chosen ->
        [yes] ✅ { $shown }
       *[no] { $shown }
    }
quiet-begins-title =
    <b>From what time is it quiet?</b>
    By the clocks of { $zone }. Or type a time, such as 22:30.
quiet-ends-title =
    <b>Until what time is it quiet?</b>
    By the clocks of { $zone }. Or type a time, such as 6:45.
quiet-no-time =
    { "" }
    “{ $typed }” cannot be used: type a time such as 22:30, and not the same one for both.
quiet-urgent-title =
    <b>What is urgent?</b>
    It comes at once, also in quiet hours.

    A rule stops a conference only when somebody has been warned. If it is to do so at night, somebody needs its warnings then.
