from services.conferences.recent import Recent


def test_the_one_that_was_read_longest_ago_goes_first() -> None:
    recent: Recent[str, int] = Recent(2)
    for subject, read in (("a", 1), ("b", 2), ("a", 3), ("c", 4)):
        recent.keep(subject, read)
    assert [recent.get(subject) for subject in "abc"] == [3, None, 4]


def test_what_is_dropped_is_gone_and_may_be_dropped_again() -> None:
    recent: Recent[str, int] = Recent(2)
    recent.keep("a", 1)
    for _ in range(2):
        recent.drop("a")
    assert recent.get("a") is None
