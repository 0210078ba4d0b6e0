"""What holds after every step of a walk."""

from __future__ import annotations

from demo.telegram import UnseenError
from tests.running_bot import SECRET, TOKEN
from tests.walks.books import compare_alerts, look_into_the_books
from tests.walks.broken import Broken
from tests.walks.place import HOME, Place
from tests.walks.rights import everybody_sees_what_is_theirs, who_acts_may
from tests.walks.several import several_are_what_was_asked
from tests.walks.stops import nothing_else_is_stopped, the_record_is_exact


def check_at_once(place: Place) -> None:
    """What holds at every moment."""
    telegram = place.bot.telegram
    if telegram.illegal or telegram.unknown_methods:
        raise Broken("Telegram takes every screen", telegram.illegal or telegram.unknown_methods)
    lines = place.body.new_lines()
    for number, line in enumerate(lines):
        if line.startswith("ERROR") or "Traceback" in line:
            raise Broken("no error is logged", "\n".join(lines[number : number + 40]))
        if TOKEN in line or SECRET in line or "access_token=" in line:
            raise Broken("no secret is logged", line)
    everybody_sees_what_is_theirs(place)
    nothing_else_is_stopped(place)
    who_acts_may(place)


async def check(place: Place) -> None:
    """What holds as soon as the bot has done what it was asked for."""
    try:
        await place.rest()
    except (UnseenError, TimeoutError) as late:
        raise Broken("every press is answered", place.unanswered or late) from late
    for pressed in place.pressed[place.answerable :]:
        if len(pressed.press.answers) > 1 or (pressed.press.refused and not place.answers_lost):
            raise Broken("a press is answered once", pressed.press)
    check_at_once(place)
    the_record_is_exact(place)
    several_are_what_was_asked(place)
    look_into_the_books(place)
    compare_alerts(place)
    for who in filter(place.history.is_in, place.people):
        leads = place.window(who) in {*HOME, "?"} or place.way_back(who)
        if not leads and place.window(who) != "alert":
            raise Broken("every window has a way back", place.screen(who))
