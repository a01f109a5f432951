"""A conversation → what it shows: cues, circumstances, asks, openings."""
