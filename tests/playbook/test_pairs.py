"""Covering arrays: every two levels meet, in few rows."""

from itertools import combinations, product

from segue.playbook.pairs import Factor, Pairs, Row, covering_rows


FACTORS = (
    Factor("flirting", ("-", "none", "mutual")),
    Factor("power", ("-", "none", "boss"), frozenset({"boss"})),
    Factor("kind", ("-", "club", "event", "other")),
    Factor("when", ("-", "past", "soon"), needs="kind"),
    Factor("partner", ("-", "single", "taken"), frozenset({"taken"})),
    Factor("goal", ("-", "date")),
)
Pair = tuple[tuple[str, str], ...]


def named(row: Row) -> dict[str, str]:
    """Return the level of each factor by name."""
    return {f.name: f.levels[n] for f, n in zip(FACTORS, row, strict=True)}


def pairs_in(row: Row) -> set[Pair]:
    """Return every two levels of a row."""
    return set(combinations(named(row).items(), 2))


def all_pairs() -> set[Pair]:
    """Return every two levels that can meet; a date needs its circumstance."""
    pairs: set[Pair] = set()
    for one, other in combinations(FACTORS, 2):
        for level, beside in product(one.levels, other.levels):
            dated = (one.name, other.name, level) == ("kind", "when", "-")
            if not (dated and beside != "-"):
                pairs.add(((one.name, level), (other.name, beside)))
    return pairs


def test_every_two_levels_meet() -> None:
    """The rows hold every pair that can meet, and none that can't."""
    rows = list(covering_rows(Pairs(FACTORS)))
    assert set().union(*map(pairs_in, rows)) == all_pairs()


def test_open_levels_meet_where_nothing_stops() -> None:
    """Every two open levels meet in a row without a closed level."""
    closed = {("power", "boss"), ("partner", "taken")}
    rows = list(covering_rows(Pairs(FACTORS)))
    free = [row for row in rows if not closed & set(named(row).items())]
    met = set().union(*map(pairs_in, free))
    assert met == {pair for pair in all_pairs() if not closed & set(pair)}


def test_few_rows_do() -> None:
    """Pairs take a small part of the rows that all combinations would."""
    assert len(list(covering_rows(Pairs(FACTORS)))) <= 30


def test_the_same_rows_every_time() -> None:
    """Nothing is left to chance."""
    assert list(covering_rows(Pairs(FACTORS))) == list(covering_rows(Pairs(FACTORS)))


def test_pairs_are_counted() -> None:
    """One row of six factors shows fifteen pairs, and all rows show all."""
    pairs = Pairs(FACTORS)
    seen = pairs.none_seen()
    rows = list(covering_rows(pairs))
    pairs.note(rows[0], seen)
    after_one = pairs.count(seen)
    for row in rows:
        pairs.note(row, seen)
    assert (after_one, pairs.count(seen), pairs.total) == (
        15,
        len(all_pairs()),
        len(all_pairs()),
    )
