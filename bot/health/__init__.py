"""How the bot is doing, for those who run it. Off unless `[health]` of the settings says where."""
