"""Reviewing a finished run: each record beside the place on its page that it was read from."""
