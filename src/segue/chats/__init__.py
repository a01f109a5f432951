"""Exports of chat services → conversations; nothing is extracted or sent."""
