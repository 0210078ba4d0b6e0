"""`make bench`: what the program takes, each figure beside a floor measured in the same run.

The simulators and the people who press live in the bench's own process; the bot under test and
every floor (`bench/floors`) are processes of their own. Nothing of the program imports this.
"""

# What `bench.tidy_bot` writes when it has collected its garbage.
TIDY = "garbage collected"
