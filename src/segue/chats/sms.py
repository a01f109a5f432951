"""SMS Backup & Restore's XML, from Android.

Times count milliseconds from 1970. `type` 2 and `msg_box` 2 are what the owner
sent. Absent is written as the literal "null". One person may stand there with
a national and with an international number.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from msgspec import Struct

from segue.chats.archive import Export, Member
from segue.chats.choices import Choices, Thread, choose_thread
from segue.chats.gather import Gather, Said, Skipped, ZoneClock
from segue.chats.importer import Claim, Importer
from segue.chats.xml_stream import elements
from segue.domain.conversation import Conversation, Health, Person
from segue.domain.message import Kind


ME: Final = "me"

_BECAUSE: Final = "smses as SMS Backup & Restore writes them"
_SENT: Final = ("2", "4", "6")
_RECEIVED: Final = "1"
_NAMELESS: Final = ("", "null", "(Unknown)")
_SECONDS_UNDER: Final = 100_000_000_000
_DIGITS_OF_A_NUMBER: Final = 9
_NO_DIGIT: Final = re.compile(r"\D")


class _Thread(Struct):
    """One correspondent, as the entries show them."""

    names: dict[str, None]
    addresses: dict[str, None]
    group: bool


def claim(export: Export) -> Claim | None:
    """Recognize the root element."""
    named = export.named(r"\.xml$") if len(export.members) > 1 else export.members
    found = tuple(member for member in named[:50] if b"<smses" in member.head(4096))
    return Claim("sms", _BECAUSE, found[:1]) if found else None


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read one chat.

    Raises:
        InputError: It is a group, empty, damaged, or leaves something open.
    """
    member = claimed.members[0]
    found = _survey(member)
    threads = [
        Thread(key=key, names=(*one.names, *one.addresses), group=one.group)
        for key, one in found.items()
    ]
    key = choose_thread(export.name, threads, choices).key
    one = found[key]
    shown = [*one.names, *one.addresses]
    gather = Gather(member.name, "sms")
    gather.take_all(_messages(member, key, ZoneClock(choices.zone), gather.repaired))
    return gather.finish(
        {ME: Person("Me"), key: Person(shown[0], tuple(shown[1:]))},
        me=ME,
        me_because="the backup marks what you sent",
        title=shown[0],
        health=Health(recognized_by=_BECAUSE),
    )


def _survey(member: Member) -> dict[str, _Thread]:
    found: dict[str, _Thread] = {}
    for element in elements(member, ("sms", "mms")):
        address = element.get("address", "")
        one = found.setdefault(_key(address), _Thread({}, {}, "~" in address))
        one.addresses[address] = None
        name = element.get("contact_name", "")
        if name not in _NAMELESS:
            one.names[name] = None
        one.group = one.group or address.endswith("@rcs.google.com")
    return found


def _key(address: str) -> str:
    """Return the same for a number however it is written."""
    if "~" in address or "@" in address or re.search(r"[^\W\d_]", address):
        return address.casefold()
    digits = _NO_DIGIT.sub("", address)
    return digits[-_DIGITS_OF_A_NUMBER:] or address


def _messages(
    member: Member, key: str, clock: ZoneClock, repaired: dict[str, int]
) -> Iterator[Said | Skipped]:
    told = elements(member, ("sms", "mms"), repaired)
    for number, element in enumerate(told, 1):
        if _key(element.get("address", "")) != key:
            continue
        box = element.get("type") if element.tag == "sms" else element.get("msg_box")
        if box != _RECEIVED and box not in _SENT:
            continue
        try:
            stamp = int(element.get("date", ""))
            millis = stamp if stamp > _SECONDS_UNDER else stamp * 1000
            when = clock.moment(millis * 1000)
        except (ValueError, OverflowError):
            yield Skipped(f"{member.name}, entry {number}", "expected a date")
            continue
        text, kind = _sms(element) if element.tag == "sms" else _mms(element)
        sender = key if box == _RECEIVED else ME
        yield Said(when=when, sender=sender, text=text, kind=kind)


def _sms(element: Element) -> tuple[str, Kind]:
    return element.get("body", ""), "text"


def _mms(element: Element) -> tuple[str, Kind]:
    texts, kind = [], "text"
    for part in element.iter("part"):
        content = part.get("ct", "").lower()
        if content == "text/plain":
            texts.append(part.get("text", ""))
        elif "vcard" in content:
            kind = "contact"
        elif content.startswith("audio/"):
            kind = "voice"
        elif content != "application/smil":
            kind = "media"
    text = "\n".join(one for one in texts if one != "null")
    if kind == "text" and not text:
        return "", "other"
    return text, kind  # type: ignore[return-value] # one of the kinds above


IMPORTER: Final = Importer(("sms",), claim, read)
