import pytest

# Before anybody imports it: its assertions are to show what they compare.
pytest.register_assert_rewrite("tests.stories.stop.stage")
