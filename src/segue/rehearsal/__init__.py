"""Rehearsing: an honest partner and a mentor who quotes you."""
