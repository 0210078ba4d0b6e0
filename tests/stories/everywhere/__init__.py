"""Conferences, forgotten ones and users online, of all servers on one screen."""
