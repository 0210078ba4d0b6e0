"""Why the rule of a server pauses."""

from services.policy import PauseReason

PAUSES = {
    PauseReason.AT_ONCE: "rule-pause-at-once-name",
    PauseReason.PER_DAY: "rule-pause-per-day-name",
    PauseReason.CONTRADICTION: "rule-pause-contradiction-name",
    PauseReason.PARTIAL: "rule-pause-partial-name",
    PauseReason.UNSURE: "rule-pause-unsure-name",
}
