"""The journal in the app: kept, asked once, answered, due, locked, wiped."""

import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from litestar.testing import TestClient
from tests.web.visitor import BASE, TOKEN, Visitor, heading_of

from segue.actions.journal_held import IDLE, HeldAccess
from segue.journal.profiles import CHEAP
from segue.web.app import make_app
from segue.web.settings import Settings


PASSPHRASE = "seven quiet words"  # noqa: S105 - opens nothing but a test


@pytest.fixture
def keeper(visitor: Visitor) -> Visitor:
    """Return somebody who told of Robin and keeps it in a journal."""
    visitor.open("/questions")
    visitor.send("/questions/them.name", value="Robin")
    visitor.open("/questions/them.familiarity")
    visitor.send("/questions/them.familiarity", value="friend")
    visitor.open("/questions/shared")
    visitor.send("/questions/shared", step="answer", kind="class_project", detail="x")
    visitor.open("/keep")
    assert visitor.address == "/unlock?then=keep"
    visitor.send("/unlock", then="keep", passphrase=PASSPHRASE, again=PASSPHRASE)
    assert visitor.address == "/keep"
    visitor.send("/keep", name="Robin")
    assert visitor.address == "/cases/robin"
    return visitor


def test_a_case_is_begun_and_shown(keeper: Visitor) -> None:
    """Under its nickname, with what was told; the first page lists it."""
    assert heading_of(keeper.page) == "Robin"
    text = keeper.open("/cases/robin")
    assert "Open. Nothing has been asked yet." in text
    assert "You described where you two stand." in text
    assert "Robin Open" in keeper.open("/")


def test_a_case_is_planned_through_its_gate(keeper: Visitor) -> None:
    """The plan is kept; once asked, none is made any more, and it says why."""
    text = keeper.send("/cases/robin/plan")
    assert heading_of(keeper.page) == "Ask."
    assert "To the case" in text
    assert "You made a plan: ask." in keeper.open("/cases/robin")
    keeper.send("/cases/robin", what="asked")
    for path in ("/plan", "/card"):
        text = keeper.open(path)
        assert keeper.status == 409
        assert heading_of(keeper.page) == "One ask is kept to one ask."
        assert "robin" in text
    keeper.open("/cases/robin")
    keeper.send("/cases/robin/plan")
    assert keeper.status == 409


def test_a_yes_brings_the_first_message(keeper: Visitor) -> None:
    """When, and in which words; on the case's page and on the first one."""
    keeper.send("/cases/robin", what="asked")
    text = keeper.send("/cases/robin", what="answered", reading="yes")
    assert "They said yes." in text
    assert "Not before" in text
    assert "Remind me by my calendar" in text
    home = keeper.open("/")
    assert "There is something to do." in home
    assert "The first message to Robin" in home
    keeper.open("/calendar.ics")
    assert "BEGIN:VALARM" in keeper.page
    assert "Robin" not in keeper.page
    keeper.open("/cases/robin")
    text = keeper.send("/cases/robin", what="contacted")
    assert "You wrote to them." in text


def test_an_ask_is_written_down_as_it_was_planned(keeper: Visitor) -> None:
    """So that the first message speaks of the reason that the ask rested on."""
    keeper.send("/cases/robin/plan")
    keeper.open("/cases/robin")
    fields = dict(re.findall(r'name="(move|reason)" value="(\w+)"', keeper.page))
    assert fields == {"move": "shared_reason", "reason": "class_project"}
    keeper.send("/cases/robin", what="asked", **fields)
    keeper.send("/cases/robin", what="answered", reading="yes")
    keeper.open("/journal.json")
    events = msgspec.json.decode(keeper.page)["cases"][0]["events"]
    assert {"move", "reason"} <= events[-2].keys()


def test_what_is_changed_later_is_kept_with_the_plan(keeper: Visitor) -> None:
    """The case knows what a plan was made from; looking again adds nothing."""
    keeper.send("/cases/robin/plan")
    keeper.open("/questions/private_moment?then=plan")
    keeper.send("/questions/private_moment", value="yes", then="plan")
    assert heading_of(keeper.page) == "Ask."
    keeper.open("/plan?words=1")
    text = keeper.open("/cases/robin")
    assert text.count("You described where you two stand.") == 2
    assert text.count("You made a plan: ask.") == 2


def test_a_yes_for_later_waits_for_what_they_named(keeper: Visitor) -> None:
    """Nothing is planned before; then the person says that it has come."""
    keeper.send("/cases/robin", what="asked")
    text = keeper.send(
        "/cases/robin", what="answered", reading="conditional", opening="after exams"
    )
    assert "Waiting." in text
    keeper.open("/plan")
    assert keeper.status == 409
    text = keeper.open("/cases/robin")
    assert "What they named has come" in text
    keeper.send("/cases/robin/plan", opening_came="yes")
    assert (keeper.address, keeper.status) == ("/plan", 200)
    assert heading_of(keeper.page) == "Ask."


def test_a_no_is_kept_and_is_the_end(keeper: Visitor) -> None:
    """Told kindly; only what the other one does opens it again."""
    keeper.send("/cases/robin", what="asked")
    text = keeper.send("/cases/robin", what="answered", reading="no")
    assert "Closed." in text
    assert "You asked, and you got an answer. That took something." in text
    assert "Nothing is due." in keeper.open("/")
    keeper.open("/cases/robin")
    text = keeper.send("/cases/robin", what="reopened", text="Robin gave me a note")
    assert "Open." in text
    assert "They opened it again: Robin gave me a note" in text


@pytest.mark.parametrize(
    ("what", "fields", "says"),
    [
        ("noted", {"text": "wore the green coat"}, "wore the green coat"),
        ("before", {"nerves": "70"}, "Before: nerves 70."),
        ("after", {"nerves": "30"}, "After: nerves 30."),
        ("closed", {}, "You let it rest."),
        ("replied", {}, "They wrote to you."),
    ],
)
def test_what_happened_is_written_down(
    what: str, fields: dict[str, str], says: str, keeper: Visitor
) -> None:
    """Each with its moment."""
    assert says in keeper.send("/cases/robin", what=what, **fields)
    assert keeper.status == 200


@pytest.mark.parametrize("what", ["noted", "reopened", "answered", "nonsense", ""])
def test_what_is_missing_is_said(what: str, keeper: Visitor) -> None:
    """And nothing is written down."""
    before = keeper.open("/cases/robin").count("2026") + keeper.page.count("<li>")
    keeper.send("/cases/robin", what=what)
    assert keeper.status == 400
    assert 'role="alert"' in keeper.page
    after = keeper.open("/cases/robin").count("2026") + keeper.page.count("<li>")
    assert before == after


def test_one_can_look_back(keeper: Visitor) -> None:
    """What was expected beside what came, and how it felt."""
    assert "Nothing noted yet" in keeper.open("/look-back")
    keeper.open("/cases/robin")
    keeper.send("/cases/robin", what="before", nerves="70", reading="no")
    keeper.send("/cases/robin", what="asked")
    keeper.send("/cases/robin", what="answered", reading="yes")
    keeper.send("/cases/robin", what="after", nerves="30", again="yes", text="Breathe")
    text = keeper.open("/look-back")
    assert "Nerves: 70 before, 30 after." in text
    assert "You expected one thing (no), and another came (yes)." in text
    assert "You would do it again. “Breathe”" in text


def test_a_name_that_is_taken_is_said(keeper: Visitor) -> None:
    """One person is one case."""
    keeper.open("/keep")
    text = keeper.send("/keep", name="Robin")
    assert keeper.status == 400
    assert "robin" in text


def test_locked_is_locked(keeper: Visitor) -> None:
    """No name, no case, no word of it, until the passphrase opens it again."""
    keeper.open("/data")
    keeper.send("/lock")
    text = keeper.open("/")
    assert "It is locked." in text
    assert "Robin" not in text
    keeper.open("/cases/robin")
    assert keeper.address == "/unlock?then=cases/robin"
    assert heading_of(keeper.page) == "Your journal is locked"
    text = keeper.send("/unlock", then="cases/robin", passphrase=PASSPHRASE[::-1])
    assert "This passphrase does not open the journal." in text
    keeper.send("/unlock", then="cases/robin", passphrase=PASSPHRASE)
    assert keeper.address == "/cases/robin"


def test_a_case_that_was_open_is_hidden_by_the_lock(
    settings: Settings, home: Path
) -> None:
    """What the browser was told of it is not shown after an idle while."""
    now = [datetime(2026, 11, 22, 12, tzinfo=UTC)]
    app = make_app(settings, HeldAccess(lambda: now[0], CHEAP))
    with TestClient(app, base_url=BASE) as client:
        here = Visitor(client)
        here.open(f"/?token={TOKEN}")
        here.open("/questions")
        here.send("/questions/them.name", value="Robin")
        here.open("/unlock")
        here.send("/unlock", then="keep", passphrase=PASSPHRASE, again=PASSPHRASE)
        here.send("/keep", name="Robin")
        now[0] += IDLE + timedelta(seconds=1)
        for path in ("/", "/answers", "/plan", "/answers.json", "/cases/robin"):
            text = here.open(path)
            assert here.address.startswith("/unlock")
            assert "Robin" not in text
    assert (home / "journal.db").exists()


def test_two_passphrases_that_differ_begin_nothing(visitor: Visitor) -> None:
    """A slip of the finger would lock the person out for good."""
    visitor.open("/unlock")
    text = visitor.send("/unlock", passphrase=PASSPHRASE, again="")
    assert "The two are not the same" in text
    text = visitor.send("/unlock", passphrase="", again="")
    assert "The two are not the same" in text
    assert "kept on this machine only" in text


def test_a_journal_may_have_no_passphrase(visitor: Visitor, home: Path) -> None:
    """Then its key lies beside it, and it opens by itself."""
    visitor.open("/unlock")
    visitor.send("/unlock", without="yes")
    assert (home / "journal.key").exists()
    assert "opens without being asked" in visitor.open("/data")
    assert "Lock it now" not in visitor.page


def test_unlocking_leads_to_our_own_pages_only(keeper: Visitor) -> None:
    """Whatever stands in the address."""
    for then in ("/evil.example", "//evil.example", "https://evil", "a b"):
        keeper.open("/unlock")
        keeper.send("/unlock", then=then, passphrase=PASSPHRASE)
        assert keeper.address == "/"


def test_all_of_it_can_leave(keeper: Visitor) -> None:
    """As the terminal's export has it."""
    keeper.open("/journal.json")
    whole = msgspec.json.decode(keeper.page)
    assert [case["name"] for case in whole["cases"]] == ["robin"]


def test_a_case_can_be_forgotten(keeper: Visitor) -> None:
    """After it was said what goes with it."""
    text = keeper.send("/cases/robin/forget")
    assert "the memory of the ask goes with it" in text
    keeper.send("/cases/robin/forget", sure="yes")
    assert keeper.address == "/"
    keeper.open("/cases/robin")
    assert keeper.status == 400


def test_everything_can_be_removed(keeper: Visitor, home: Path) -> None:
    """After it was said what that means."""
    keeper.open("/data")
    text = keeper.send("/wipe")
    assert "Nobody can bring it back." in text
    keeper.send("/wipe", sure="yes")
    assert list(home.iterdir()) == []
    assert "There is somebody" in keeper.open("/")


def test_what_was_written_survives_a_restart(
    keeper: Visitor, settings: Settings
) -> None:
    """A case is on the disk before the page says so."""
    keeper.send("/cases/robin", what="asked")
    with TestClient(make_app(settings), base_url=BASE) as client:
        later = Visitor(client)
        later.open(f"/?token={TOKEN}")
        later.open("/unlock")
        later.send("/unlock", passphrase=PASSPHRASE)
        assert "Asked, no answer yet" in later.open("/cases/robin")


def test_a_journal_locks_itself_when_it_is_not_used(home: Path) -> None:
    """After a quarter of an hour its keys are gone from memory."""
    assert not list(home.iterdir())
    now = [datetime(2026, 11, 22, 12, tzinfo=UTC)]
    held = HeldAccess(lambda: now[0], CHEAP)
    assert held.state() == "none"
    held.begin(PASSPHRASE)
    now[0] += IDLE
    assert held.state() == "open"
    now[0] += IDLE
    assert held.state() == "open"
    now[0] += IDLE + timedelta(seconds=1)
    assert held.state() == "locked"


def test_an_idle_journal_locks_though_nobody_asks(
    settings: Settings, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The app itself lets go of the keys; no page has to be opened for that."""
    monkeypatch.setattr("segue.web.app._SECONDS_BETWEEN", 0.01)
    now = [datetime(2026, 11, 22, 12, tzinfo=UTC)]
    held = HeldAccess(lambda: now[0], CHEAP)
    seen = []
    with TestClient(make_app(settings, held), base_url=BASE):
        held.begin(PASSPHRASE)
        seen.append(held.is_guarded)
        now[0] += IDLE + timedelta(seconds=1)
        until = time.monotonic() + 10
        while seen[-1] and time.monotonic() < until:
            time.sleep(0.01)
            seen.append(held.is_guarded)
    assert (seen[0], seen[-1]) == (True, False)
    assert (home / "journal.db").exists()


@pytest.mark.parametrize("reading", ["yes", "no", "soft_no", "conditional", "unclear"])
def test_every_answer_has_its_page(reading: str, visitor: Visitor) -> None:
    """What to say, and what to do, in the plan's own words."""
    visitor.open("/")
    visitor.send("/demonstration")
    assert "What did they say?" in visitor.open("/answer")
    text = visitor.open(f"/answer?reading={reading}")
    assert visitor.status == 200
    assert "Say" in text
    assert "Then" in text
    assert ("That took something." in text) == (reading in {"no", "soft_no"})


def test_an_answer_is_written_down_from_its_page(keeper: Visitor) -> None:
    """Where it belongs to a case."""
    keeper.open("/answer?reading=no")
    assert "Write it down" in keeper.page
    text = keeper.send("/cases/robin", what="answered", reading="no")
    assert "They answered: no." in text


def test_yours_can_be_offered(visitor: Visitor, home: Path) -> None:
    """As a code, a picture or a contact; nothing of it is kept."""
    assert "kept nowhere" in visitor.open("/offer")
    fields = {"name": "Sam", "number": "+1 202 555 0142", "line": ""}
    text = visitor.send("/offer", **fields)
    assert "data:image/svg+xml;base64," in visitor.page
    assert "It gives away" in text
    assert "2025550142" in text.replace(" ", "").replace("-", "")
    visitor.send("/offer", kind="vcf", **fields)
    assert visitor.page.startswith("BEGIN:VCARD")
    visitor.open("/offer")
    visitor.send("/offer", kind="png", **fields)
    assert visitor.status == 200
    visitor.open("/offer")
    text = visitor.send("/offer", name="Sam", number="12")
    assert visitor.status == 400
    assert "no phone number" in text
    assert list(home.iterdir()) == []
