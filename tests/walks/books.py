"""What holds in the database whenever the bot is at rest, as questions that find what offends."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from tests.walks.broken import Broken
from tests.walks.place import Place

OFFENDERS: Mapping[str, str] = {
    "the file is sound": """
        SELECT * FROM pragma_integrity_check WHERE integrity_check != 'ok'""",
    "what is referred to exists": """
        SELECT * FROM pragma_foreign_key_check""",
    "dialog data is a JSON object": """
        SELECT * FROM dialogs WHERE NOT json_valid(data) OR json_type(data) != 'object'""",
    "a person has at most one dialog stack": """
        SELECT chat_id FROM dialogs WHERE destiny LIKE 'aiogd:stack:%'
        GROUP BY chat_id HAVING count(*) > 1""",
    "a dialog stack has all its windows": """
        SELECT stack.chat_id, intent.value
        FROM dialogs AS stack, json_each(stack.data, '$.intents') AS intent
        WHERE stack.destiny LIKE 'aiogd:stack:%' AND NOT EXISTS (
            SELECT * FROM dialogs AS context WHERE context.chat_id = stack.chat_id
            AND context.destiny = 'aiogd:context:' || intent.value)""",
    "each of several is on record once": """
        SELECT batch, server_id, conference_id FROM audit
        WHERE batch IS NOT NULL AND outcome IS NOT 'outdated'
        GROUP BY batch, server_id, conference_id HAVING count(*) > 1""",
    "each of several has the number of its screen": """
        SELECT * FROM confirmations AS asked WHERE used_at IS NOT NULL AND batch IS NOT NULL
        AND NOT EXISTS (SELECT * FROM audit WHERE batch = asked.batch
            AND server_id = asked.server_id AND conference_id = asked.conference_id)""",
    "a used confirm screen is one Yes on record": """
        SELECT used, recorded FROM
            (SELECT count(*) AS used FROM confirmations WHERE used_at IS NOT NULL),
            (SELECT count(*) AS recorded FROM audit
             WHERE outcome IS NULL OR outcome NOT IN ('outdated', 'in-progress')
             OR outcome = 'in-progress' AND batch IS NOT NULL)
        WHERE used != recorded""",
    "an outcome has its time": """
        SELECT * FROM audit WHERE (outcome IS NULL) != (settled_at IS NULL)
        OR (told_at IS NOT NULL AND outcome IS NULL)
        OR settled_at < requested_at""",
    "a server has at most one outage that lasts": """
        SELECT server_id FROM outages WHERE ended_at IS NULL
        GROUP BY server_id HAVING count(*) > 1""",
    "an outage ends after it began": """
        SELECT * FROM outages WHERE last_bad_at < began_at OR ended_at < last_bad_at""",
    "outages of a server are apart": """
        SELECT a.*, b.* FROM outages AS a JOIN outages AS b
        ON a.server_id = b.server_id AND a.began_at < b.began_at
        AND (a.ended_at IS NULL OR a.ended_at > b.began_at)""",
    "times of checks are apart": """
        SELECT a.*, b.* FROM coverage AS a JOIN coverage AS b
        ON a.server_id = b.server_id AND a.began_at < b.began_at AND a.ended_at > b.began_at""",
    "an alert is sent or given up": """
        SELECT * FROM alerts WHERE sent_at IS NOT NULL AND given_up_at IS NOT NULL
        OR message_id IS NOT NULL AND sent_at IS NULL""",
    "an alert is put once for a chat": """
        SELECT chat_id, kind, thread FROM alerts WHERE NOT asked_for
        GROUP BY chat_id, kind, thread, data HAVING count(*) > 1""",
    "a session is announced once": """
        SELECT server_id, conference_id, session_id FROM sightings WHERE session_id IS NOT NULL
        GROUP BY server_id, conference_id, session_id HAVING count(*) > 1""",
}
# A kill can fall between the two rows: the screen is outdated then, and that is all.
TORN_BY_A_KILL = {"a dialog stack has all its windows"}


def look_into_the_books(place: Place) -> None:
    path = place.bot.folder / "data" / "bot.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        for rule, offenders in OFFENDERS.items():
            if place.body.mortal and rule in TORN_BY_A_KILL:
                continue
            if found := connection.execute(offenders).fetchall():
                raise Broken(rule, found)


def compare_alerts(place: Place) -> None:
    """Every alert that counts as sent stands in its chat, unless somebody has deleted it."""
    sent = place.bot.rows("SELECT chat_id, message_id FROM alerts WHERE message_id IS NOT NULL")
    shown = {
        (who, message.message_id)
        for who in place.people
        for message in place.bot.telegram.messages(who)
    }
    missing = {each for each in sent if each[1] not in place.deleted} - shown
    if missing:
        raise Broken("an alert that is sent stands in its chat", missing)
