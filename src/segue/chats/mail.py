"""Email: an mbox, single `.eml` files, or a folder or zip of either.

A person is an address; names are what the headers call it. Mail of more than
two people, of lists and of machines is left out and counted, and only what the
writer wrote is kept of the rest. The same Message-ID twice (Sent and All Mail)
is one message.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message as Mail
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from msgspec import Struct

from segue.chats.archive import Export, Member
from segue.chats.choices import Choices, Thread, choose_thread
from segue.chats.gather import Gather, Moment, Said, Skipped, moment_of
from segue.chats.importer import Claim, Importer
from segue.chats.mail_text import has_attachments, plain_text
from segue.chats.mailbox_stream import header, mails
from segue.chats.reply_text import own_words
from segue.domain.conversation import Conversation, Health, Person


_BECAUSE: Final = "the headers of emails"
_FIRST_LINES: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:>?From [^\n]*\n)?"
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}"
)
_FROM: Final = re.compile(rb"^From:", re.MULTILINE | re.IGNORECASE)
_DATED: Final = re.compile(rb"^(?:Date|Received):", re.MULTILINE | re.IGNORECASE)
_NAMED: Final = r"\.(eml|mbox|mbx|emlx)$|(^|/)mbox$"
_SENT: Final = re.compile(
    r"\b(?:sent|gesendet|enviad[oa]s?|envoyés?|inviat[ai]|verzonden|skickat|sendt)\b"
    r"|отправленные|已发送|寄件備份|送信済み",
    re.IGNORECASE,
)
_BULK: Final = re.compile(r"^\s*(?:bulk|list|junk)\b", re.IGNORECASE)
_LOOKED_AT: Final = 20_000


class _Envelope(Struct, frozen=True):
    """Who a mail is from and to, as far as it matters here."""

    sender: str
    names: dict[str, str]
    sent_label: bool
    machine: bool

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two, in the order of their addresses, if there are two."""
        if len(self.names) != 2 or not self.sender:  # noqa: PLR2004 - two people
            return None
        first, second = sorted(self.names)
        return first, second


class _Survey:
    """What the headers of all mails say."""

    def __init__(self) -> None:
        self.names: dict[str, Counter[str]] = {}
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.owners: Counter[str] = Counter()
        self.larger = self.machines = 0

    def note(self, envelope: _Envelope) -> None:
        """Take up one mail."""
        if envelope.machine:
            self.machines += 1
            return
        for address, name in envelope.names.items():
            self.names.setdefault(address, Counter())[name] += bool(name)
        if envelope.sent_label and envelope.sender:
            self.owners[envelope.sender] += 1
        if envelope.pair:
            self.pairs[envelope.pair] += 1
        else:
            self.larger += 1

    def owner(self) -> tuple[str | None, str]:
        """Return whose mail it is, if that can be told."""
        if self.owners:
            return self.owners.most_common(1)[0][0], "from this address mail was sent"
        if len(self.pairs) > 1:
            shared = set.intersection(*(set(pair) for pair in self.pairs))
            if len(shared) == 1:
                return shared.pop(), "every mail is from or to this address"
        return None, ""

    def person(self, address: str) -> Person:
        """Return the person behind an address."""
        known = [name for name, n in self.names[address].most_common() if name and n]
        shown = [*known, address]
        return Person(shown[0], tuple(shown[1:]))


def claim(export: Export) -> Claim | None:
    """Recognize the headers that mails begin with."""
    named = export.named(_NAMED) if len(export.members) > 1 else export.members
    found = tuple(named[:_LOOKED_AT])
    if not found or not any(_is_mail(member) for member in found[:20]):
        return None
    return Claim("email", _BECAUSE, found)


def _is_mail(member: Member) -> bool:
    head = member.head().replace(b"\r\n", b"\n")
    if member.base.lower().endswith(".emlx"):
        head = head.partition(b"\n")[2]
    found = _FIRST_LINES.match(head)
    if found is None:
        return False
    return bool(_FROM.search(found[0]) and _DATED.search(found[0]))


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read the mail between two people.

    Raises:
        InputError: There is none, or something is left open.
    """
    survey = _survey(claimed)
    owner, because = survey.owner()
    pair = _choose(export, survey, owner, choices)
    gather = Gather(export.name, "email")
    gather.take_all(_between(claimed, pair))
    if survey.larger:
        gather.notes.append(f"{survey.larger} mails of more than two people left out")
    if survey.machines:
        gather.notes.append(f"{survey.machines} mails of lists and machines left out")
    other = next((one for one in pair if one != owner), pair[0])
    people = {address: survey.person(address) for address in pair}
    return gather.finish(
        people,
        me=owner if owner in pair else None,
        me_because=because,
        title=people[other].name,
        health=Health(recognized_by=_BECAUSE),
    )


def _survey(claimed: Claim) -> _Survey:
    survey = _Survey()
    for member in claimed.members:
        for _, mail in mails(member, headers_only=True):
            if mail is not None:
                survey.note(_envelope(mail))
    return survey


def _between(claimed: Claim, pair: tuple[str, str]) -> Iterator[Said | Skipped]:
    """Yield what two people wrote to each other."""
    seen: set[str] = set()
    for member in claimed.members:
        for where, mail in mails(member):
            if mail is None:
                yield Skipped(where, "expected a mail")
                continue
            envelope = _envelope(mail)
            if envelope.pair == pair and not envelope.machine:
                yield from _read(mail, where, seen)


def _choose(
    export: Export, survey: _Survey, owner: str | None, choices: Choices
) -> tuple[str, str]:
    pairs = list(survey.pairs)
    threads = []
    for place, pair in enumerate(pairs):
        names = []
        for address in pair:
            if address != owner:
                person = survey.person(address)
                names += [person.name, *person.also]
        threads.append(Thread(key=str(place), names=tuple(names)))
    return pairs[int(choose_thread(export.name, threads, choices).key)]


def _envelope(mail: Mail) -> _Envelope:
    names: dict[str, str] = {}
    sender = ""
    for field in ("From", "To", "Cc"):
        for name, address in _addresses(mail, field):
            names.setdefault(address, "")
            names[address] = names[address] or name
            if field == "From" and not sender:
                sender = address
    automatic = header(mail, "Auto-Submitted").strip().lower()
    machine = bool(
        header(mail, "List-Id")
        or _BULK.match(header(mail, "Precedence"))
        or automatic not in {"", "no"}
    )
    labels = header(mail, "X-Gmail-Labels")
    return _Envelope(sender, names, bool(_SENT.search(labels)), machine)


def _addresses(mail: Mail, field: str) -> Iterator[tuple[str, str]]:
    for name, address in getaddresses([header(mail, field)]):
        if "@" in address:
            yield " ".join(name.split()), address.strip().lower()


def _read(mail: Mail, where: str, seen: set[str]) -> Iterator[Said | Skipped]:
    key = header(mail, "Message-ID").strip()
    if key and key in seen:
        return
    seen.add(key)
    when = _when(mail)
    if when is None:
        yield Skipped(where, "expected a Date")
        return
    text = own_words(plain_text(mail))
    with_files = has_attachments(mail)
    yield Said(
        when=when,
        sender=_envelope(mail).sender,
        text=text,
        kind="text" if text else "media" if with_files else "other",
        key=key,
        reply_to=header(mail, "In-Reply-To").strip(),
    )


def _when(mail: Mail) -> Moment | None:
    received = header(mail, "Received").rpartition(";")[2]
    for shown in (header(mail, "Date"), received):
        try:
            at: datetime = parsedate_to_datetime(shown.strip())
            return moment_of(at if at.tzinfo else at.replace(tzinfo=UTC))
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


IMPORTER: Final = Importer(("email",), claim, read)
