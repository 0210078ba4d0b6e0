"""The talk with Telegram: updates, answers, ways, and what goes wrong on them."""
