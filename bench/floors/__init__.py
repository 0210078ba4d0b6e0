"""Programs that do the least that has to be done, to be measured beside the bot."""
