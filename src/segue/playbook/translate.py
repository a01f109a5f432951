"""The built-in playbook in another language: its rules, with other words.

Rules exist once, in English files. A language's table of strings is laid over
them before they become a playbook, so no translation can change what is
decided.
"""

from collections.abc import Mapping

from segue.domain.languages import ENGLISH
from segue.domain.yaml_source import Value
from segue.playbook.document import Playbook
from segue.playbook.folder import book_of
from segue.playbook.load import (
    ContentError,
    SourceFile,
    content_folder,
    is_compiled,
    load_built_in,
    read_source,
    source_names,
)
from segue.translation.pages import page_strings
from segue.translation.said import Said, said_in
from segue.translation.strings import String, strings_in, with_words


ANSWERS = "answers.yaml"
"""What to say after an answer: no part of the playbook, but translated too."""


def load_in(language: str) -> Playbook:
    """Return the built-in playbook in a language, compiled where it has been.

    Raises:
        ContentFileError: A table of that language is at fault.
    """
    if language == ENGLISH:
        return load_built_in()
    return load_built_in(language) if is_compiled(language) else made_in(language)


def made_in(language: str) -> Playbook:
    """Lay a language's table over the English files.

    Raises:
        ContentFileError: A table of that language is at fault.
    """
    files = translated(english_files(), language, said_in(language))
    book = book_of(files)
    if book.whole is None:
        first = book.broken[0]
        raise ContentError(first.file, first.line, first.says)
    return book.whole


def english_files() -> dict[str, SourceFile]:
    """Read every file of the built-in playbook."""
    folder = content_folder()
    return {name: read_source(folder, name) for name in source_names(folder)}


def translated(
    files: Mapping[str, SourceFile], language: str, said: Said
) -> dict[str, SourceFile]:
    """Return files with other words for their strings, and another tag."""
    made = {
        name: SourceFile(name, with_words(name, file.value, said), file.lines)
        for name, file in files.items()
    }
    settings = made["playbook.yaml"]
    made["playbook.yaml"] = SourceFile(
        settings.name, _tagged(settings.value, language), settings.lines
    )
    return made


def _tagged(value: Value, language: str) -> Value:
    return {**value, "language": language} if isinstance(value, dict) else value


def all_strings(files: Mapping[str, SourceFile] | None = None) -> tuple[String, ...]:
    """Return every string that is translated: rules, answers and pages."""
    answers = read_source(content_folder(), ANSWERS)
    sources = {**(files or english_files()), ANSWERS: answers}
    return (
        *page_strings(),
        *(one for name in sources for one in strings_in(name, sources[name].value)),
    )
