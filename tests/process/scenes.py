"""What the stories of this folder begin with."""

from __future__ import annotations

from demo.telegram import Person
from demo.trueconf import Person as Participant
from demo.trueconf import SimulatedTrueConf
from tests.running_bot import RunningBot

ANNA = 1001
ROOM = "4406127733"
TOPIC = "Board meeting"
OTHER_ROOM = "5517238844"


async def two_conferences(bot: RunningBot) -> tuple[SimulatedTrueConf, Person]:
    """A server on which two conferences run, and an operator."""
    server = await bot.add_server()
    for room, topic in ((ROOM, TOPIC), (OTHER_ROOM, "Sales")):
        server.world.add_room(room, topic, "ivanova")
        server.world.begin(room, [Participant("ivanova", "Anna Ivanova", 2)])
    return server, bot.add_operator(ANNA, "Anna")


async def open_menu(bot: RunningBot, person: Person) -> None:
    """With a new screen below everything else."""
    command = await person.send("/start")

    def is_there() -> bool:
        """An alert may come first, which has no buttons."""
        screen = person.screen
        return bool(screen.labels) and screen.message_id > command.message_id

    await bot.telegram.until(is_there)


async def walk(bot: RunningBot, person: Person, *labels: str) -> None:
    """Begin at the menu and press one button after another."""
    await open_menu(bot, person)
    for label in labels:
        await person.press(label)


TO_CONFIRM = ("Conferences", TOPIC, "Stop…")


def notices(bot: RunningBot, person: Person) -> list[str]:
    """What the bot has said after a restart about stops that were cut off."""
    texts = (message.now.formatted.text for message in bot.telegram.messages(person.id))
    return [text for text in texts if is_notice(text)]


def is_notice(text: str) -> bool:
    return "The bot was restarted while" in text
