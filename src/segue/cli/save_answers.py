"""A situation → a new file that ``segue plan`` reads."""

import sys
from pathlib import Path

import msgspec

from segue.cli.interview import Enough, read_line, say
from segue.cli.reading import FileError
from segue.domain.page_words import AskWords
from segue.domain.situation import Situation


def check_new_file(path: Path) -> None:
    """Check before the first question that the answers can be kept there.

    Raises:
        FileError: The file exists, or its folder does not.
    """
    if path.exists():
        raise FileError(str(path), "exists already", "name a new file")
    if not path.absolute().parent.is_dir():
        raise FileError(str(path), "no such folder", "name a file in one that exists")


def offer_to_save(answered: Situation, words: AskWords) -> None:
    """Ask on a terminal whether to keep the answers, and where."""
    if not sys.stdin.isatty():
        return
    prompt = f"\n{words.keep_answers} "
    try:
        while name := read_line(prompt):
            if _is_saved(answered, name, words):
                return
    except Enough:
        return


def _is_saved(answered: Situation, name: str, words: AskWords) -> bool:
    try:
        save_answers(answered, Path(name))
    except FileError as error:
        say(error.line())
        return False
    say(words.saved.format(file=name))
    return True


def save_answers(answered: Situation, path: Path) -> None:
    """Write a situation to a new file.

    Raises:
        FileError: The file exists, or cannot be written.
    """
    import yaml

    plain = msgspec.to_builtins(answered)
    text = yaml.safe_dump(plain, sort_keys=False, allow_unicode=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise FileError(str(path), "exists already", "name a new file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "cannot be written"
        raise FileError(str(path), reason.lower()) from None
