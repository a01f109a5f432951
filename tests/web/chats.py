"""A chat of two who were made up, as WhatsApp writes it."""

from pathlib import Path


CHAT = (Path(__file__).parents[2] / "examples" / "chat.txt").read_bytes()
NAMED = "WhatsApp Chat with Robin.txt"
"""A name that tells who is who."""

UNNAMED = "chat.txt"
"""A name that does not."""

UNDECIDED = (
    b"3/2/26, 18:00 - Sam: hi\n3/2/26, 18:06 - Robin: hi, how are you?\n"
    b"3/4/26, 18:08 - Sam: good\n"
)
"""A chat that could be of February or of March."""

REFUSED = CHAT + (
    b"2026-03-13, 18:00 - Sam: can I have your number?\n"
    b"2026-03-13, 18:04 - Robin: sorry, I don't give it out\n"
)
"""The chat, with an ask in it and a no."""
