"""What would survive a change of messenger: TrueConf operations and their records. No aiogram."""
