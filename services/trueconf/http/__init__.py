"""Requests to one server and what comes back: connections, TLS, and every failure by its name."""
