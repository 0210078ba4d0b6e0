"""Why a conference looks forgotten, or why that cannot be said."""

from services.forgotten import Doubt, Rule

REASONS: dict[Rule | Doubt, str] = {
    Rule.EMPTY: "forgotten-reason-empty",
    Rule.LONE_HOST: "forgotten-reason-lone-host",
    Rule.NO_HOST: "forgotten-reason-no-host",
    Doubt.AGE: "forgotten-doubt-age",
    Doubt.PARTICIPANTS: "forgotten-doubt-participants",
    Doubt.HOSTS: "forgotten-doubt-hosts",
}
