"""Alerts of forgotten conferences: how they read, alone and as a list, and their buttons."""
