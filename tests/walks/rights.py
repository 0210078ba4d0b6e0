"""Nobody reaches a server with an act that they may not do, nothing that is protected is stopped,
and nobody is shown what is not for them.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from demo.telegram.text.messages import Version
from services.roles import Right
from tests.walks.broken import Broken
from tests.walks.intentions import STOP, behind, intentions
from tests.walks.people import PEOPLE
from tests.walks.place import ANOTHER, OWNER, ROOMS, SERVERS, Place, Request

# From the last look at rights and protections to the arrival of a request.
ON_ITS_WAY = timedelta(seconds=2)
# From the look at rights to the arrival of a screen, flood waits included.
ON_ITS_WAY_TO_A_CHAT = timedelta(seconds=6)


def who_acts_may(place: Place) -> None:
    """Looks at each request once."""
    requests = place.requests
    new = [each for each in requests if each not in place.judged]
    written = intentions(place) if new else []
    for request in new:
        intention = behind(request, written)
        if intention is None:
            raise Broken("a request is on record, once", request)
        since = max(intention.requested, request.at - ON_ITS_WAY)
        _judge(place, request, intention.who, since)
        owner = OWNER if request.conference in ROOMS else ANOTHER
        if intention.act == STOP and place.history.protected(
            request.server, request.conference, owner, since=since, until=request.at
        ):
            raise Broken("what is protected is not stopped", request)
    place.judged.update(new)


def _judge(place: Place, request: Request, who: int, since: datetime) -> None:
    if not place.history.might(who, Right.ACT, request.server, since, request.at):
        raise Broken("who acts on a server may do so", (PEOPLE[who], request))


def everybody_sees_what_is_theirs(place: Place) -> None:
    """Looks at each version of a message once."""
    for who in PEOPLE:
        for message in place.bot.telegram.messages(who):
            if not message.sender.is_bot:
                continue
            looked_at = place.looked_at.get((who, message.message_id), 0)
            for number, version in enumerate(message.history[looked_at:], looked_at):
                before = message.history[number - 1].text if number else ""
                _look(place, who, version, is_news=version.text != before)
            place.looked_at[who, message.message_id] = len(message.history)


def _look(place: Place, who: int, version: Version, *, is_news: bool) -> None:
    """:param is_news: else only its buttons have changed: a newer screen has taken their place"""
    at = datetime.fromtimestamp(version.at, UTC)
    since = at - ON_ITS_WAY_TO_A_CHAT
    if version.keyboard and not place.history.might(who, Right.VIEW, None, since, at):
        raise Broken("a stranger gets no screen", (PEOPLE[who], version.text))
    for server in SERVERS:
        named = is_news and server in version.text
        if named and not place.history.might(who, Right.VIEW, server, since, at):
            raise Broken("nobody is told of a server that is not theirs", (PEOPLE[who], version))
