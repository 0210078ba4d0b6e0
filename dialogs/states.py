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


class SeveralSG(StatesGroup):
    choose = State()
    confirm = State()
    result = State()


class ParticipantsSG(StatesGroup):
    list = State()


class ChoiceSG(StatesGroup):
    running = State()


class ActsSG(StatesGroup):
    confirm_recording = State()
    result = State()


class ForgottenSG(StatesGroup):
    list = State()
    threshold = State()


class RuleSG(StatesGroup):
    view = State()
    stops = State()
    hours = State()
    begins = State()
    until = State()
    zone = State()
    limits = State()
    report = State()


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


class AttentionSG(StatesGroup):
    view = State()


class MaintenanceSG(StatesGroup):
    view = State()
    once = State()
    weekly = State()
    begins = State()
    lasts = State()
    plan = State()


class TrendsSG(StatesGroup):
    view = State()


class PreferencesSG(StatesGroup):
    view = State()
    language = State()
    region = State()
    zone = State()
    alerts = State()
    servers = State()
    mutes = State()
    digest = State()
    quiet = State()
    quiet_begins = State()
    quiet_ends = State()
    urgent = State()


class PeopleSG(StatesGroup):
    list = State()
    person = State()
    servers = State()
    remove = State()
    role = State()
    limits = State()
    link = State()
    invitations = State()
    invitation = State()


class LogSG(StatesGroup):
    list = State()
    entry = State()
    servers = State()
    people = State()
    kinds = State()
    export = State()


GROUPS = (
    ServersSG,
    WelcomeSG,
    EverywhereSG,
    ConferencesSG,
    ParticipantsSG,
    SeveralSG,
    ChoiceSG,
    ActsSG,
    ForgottenSG,
    RuleSG,
    ProtectionSG,
    UsersSG,
    StatusSG,
    AttentionSG,
    MaintenanceSG,
    TrendsSG,
    PreferencesSG,
    PeopleSG,
    LogSG,
)
