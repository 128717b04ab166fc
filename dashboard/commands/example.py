"""The example of a new dossier: between marks in its files, and taken out in one step."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard.atomic_write import write
from dashboard.commands.line import CommandError

BEGIN, END = "# >> example", "# << example"
MARKS = {BEGIN: BEGIN, END: END, "<!-- >> example -->": BEGIN, "<!-- << example -->": END}
"""The lines that are marks, in YAML and in Markdown, and which mark each is."""
PLACEHOLDER = re.compile(r"\$\{\w+\}")
"""What a line of a template has in place of a date or a digest."""
EMPTY_KEY = re.compile(r"^(\s*)[\w]+:\s*(#.*)?$")
SHOWN = 40
"""Letters of a line that a message shows."""


def lines_between_marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines between the marks with their numbers, without blank ones."""
    is_inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if mark := MARKS.get(line.strip()):
            is_inside = mark == BEGIN
        elif is_inside and line.strip():
            yield number, line.strip()


def remove_example(folder: Path, known: Iterable[str]) -> Iterator[str]:
    """Take the example out of the files of a dossier; yield what was done, a line each.

    Nothing is written where a line that is not `known`, as the templates have it, stands between
    marks.
    """
    ours = _pattern(known)
    marked = {path: text for path, text in _files(folder) if any(_marks(text))}
    if not marked:
        raise CommandError(f"{folder} holds no example, or its marks ({BEGIN}) are gone")
    for path, text in marked.items():
        marks = list(_marks(text))
        if marks != [BEGIN, END] * (len(marks) // 2):
            raise CommandError(f"{path}: a mark is missing; each {BEGIN} has its {END}")
        _refuse_own(path, text, ours)
    for path, text in marked.items():
        write(path, without_example(text).encode())
    for path in sorted((folder / "seeds").glob("gazette-example.*")):
        path.unlink()
    yield f"the example is gone from {len(marked)} files and from {folder / 'seeds'}"


def _pattern(known: Iterable[str]) -> re.Pattern[str]:
    """Return what fits each line of the example, whatever its dates and digests are."""
    parts = (map(re.escape, PLACEHOLDER.split(line)) for line in known)
    return re.compile("|".join(".*".join(line) for line in parts))


def _refuse_own(path: Path, text: str, ours: re.Pattern[str]) -> None:
    """Raise CommandError at the first line between marks that is not of the example."""
    for number, line in lines_between_marks(text):
        if not ours.fullmatch(line):
            said = line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
            raise CommandError(
                f"{path}:{number}: '{said}' stands inside the example and is not of it; move it"
                f" below the next {END}, or delete the line"
            )


def _marks(text: str) -> Iterator[str]:
    return (MARKS[line.strip()] for line in text.splitlines() if line.strip() in MARKS)


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    names = ("config.yaml", "README.md")
    for path in (*(folder / name for name in names), *sorted((folder / "data").glob("*.yaml"))):
        if path.is_file():
            yield path, path.read_text("utf-8")


def without_example(text: str) -> str:
    """Return the text of a file without what stands between marks; a list left empty is `[]`."""
    lines: list[str] = []
    is_inside = False
    for line in text.splitlines():
        if mark := MARKS.get(line.strip()):
            is_inside = mark == BEGIN
        elif not is_inside:
            lines.append(line)
    return "\n".join(_with_empty_lists(lines)) + "\n"


def _with_empty_lists(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        found = EMPTY_KEY.match(line)
        if found and not _has_content(lines[number + 1 :], len(found[1])):
            key, hash_, comment = line.partition("#")
            yield f"{key.rstrip()} []" + (f" {hash_}{comment}" if hash_ else "")
        else:
            yield line


def _has_content(after: Iterable[str], indent: int) -> bool:
    """Return whether a key has something under it."""
    for line in after:
        if line.strip() and not line.lstrip().startswith("#"):
            own = len(line) - len(line.lstrip())
            return own > indent or (own == indent and line.lstrip().startswith("- "))
    return False
