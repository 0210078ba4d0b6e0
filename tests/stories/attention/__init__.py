"""Alerts that somebody takes, and alerts that nobody takes."""
