"""Why a press does not count."""


class ScreenUnread(Exception):
    """A dangerous button was pressed sooner than its screen can have been read."""


class WindowOutdated(Exception):
    """The window that was pressed is gone, or what it showed is."""
