"""What would survive a change of messenger: the operations on TrueConf Servers and the records
of them. No aiogram.
"""
