"""What is wrong with a JSON document → its place, and no words of it."""


def fault_of(says: str) -> str:
    """Return the place of a finding of msgspec's, and what is expected there.

    Names that the document itself brought along are left out: they may be
    words of a conversation.
    """
    what, _, where = says.partition(" - at ")
    place = where.strip("`").removeprefix("$").removeprefix(".") or "document"
    if place.startswith("key"):
        place = "document"
    if "unknown field" in what:
        return f"{place}: a field that is not known"
    if "Invalid enum" in what:
        return f"{place}: not a known value"
    return f"{place}: {what[:1].lower()}{what[1:]}"
