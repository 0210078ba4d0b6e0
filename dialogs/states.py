"""Every window of the bot. Renaming one makes open screens outdated: say so in the changelog."""

from aiogram.fsm.state import State, StatesGroup


class ServersSG(StatesGroup):
    home = State()
    menu = State()


class EverywhereSG(StatesGroup):
    conferences = State()
    forgotten = State()
    online = State()


class WelcomeSG(StatesGroup):
    zone = State()
    monitoring = State()


class ConferencesSG(StatesGroup):
    list = State()
    card = State()
    confirm_stop = State()
    result = State()


class ActsSG(StatesGroup):
    confirm_recording = State()
    result = State()


class ForgottenSG(StatesGroup):
    list = State()
    threshold = State()


class ProtectionSG(StatesGroup):
    add = State()
    note = State()
    list = State()
    one = State()


class UsersSG(StatesGroup):
    online = State()


class StatusSG(StatesGroup):
    view = State()
    interval = State()
    watch = State()


class PreferencesSG(StatesGroup):
    view = State()
    language = State()
    region = State()
    zone = State()
    alerts = State()
    servers = State()
    mutes = State()


class PeopleSG(StatesGroup):
    list = State()
    person = State()
    servers = State()
    remove = State()
    role = State()
    limits = State()
    link = State()


GROUPS = (
    ServersSG,
    WelcomeSG,
    EverywhereSG,
    ConferencesSG,
    ActsSG,
    ForgottenSG,
    ProtectionSG,
    UsersSG,
    StatusSG,
    PreferencesSG,
    PeopleSG,
)
