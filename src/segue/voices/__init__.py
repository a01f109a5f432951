"""Voices: they put into words what the partner has decided, and no more."""
