"""`crisis-dashboard article`: take in the text of an article, and list what of it is covered."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.line import DONE, MISUSED, CommandError, Parser, add_config, config_of
from dashboard.commands.problems import counted, print_lines, print_object
from dashboard.exports import GENERATOR

if TYPE_CHECKING:
    from dashboard.authoring.adding import Added
    from dashboard.authoring.articles import Article
    from dashboard.authoring.clues import Clues
    from dashboard.commands.line import Commands
    from dashboard.domain.coverage import Covered
    from dashboard.domain.dossier import Dossier
    from dashboard.domain.sources import Seed

EXTRA = "pip install 'crisis-dashboard[author]'"


def add(commands: "Commands") -> None:
    """The command with its two actions."""
    article = commands.add_parser("article", help="take in the text of an article")
    actions = article.add_subparsers(metavar="ACTION", required=True)
    _add_add(actions)
    _add_show(actions)


def _add_add(actions: "Commands") -> None:
    add_ = actions.add_parser(
        "add", help="record an article, and propose what its facts may be made of"
    )
    add_.add_argument("file", type=Path, metavar="FILE", help="the text, as UTF-8")
    add_.add_argument("--date", metavar="DAY", help="its day, YYYY-MM-DD (default: guessed)")
    add_.add_argument("--language", metavar="CODE", help="en, ru, es, uk ... (default: guessed)")
    add_.add_argument("--publisher", metavar="NAME", default="", help="who published it")
    add_.add_argument("--id", metavar="ID", default="", help="the id of the record and the source")
    add_.add_argument(
        "--move-as-of",
        action="store_true",
        help="move as_of in config.yaml to the day of an article that is younger",
    )
    _add_common(add_)
    add_.set_defaults(run=_run_add)


def _add_show(actions: "Commands") -> None:
    show = actions.add_parser("show", help="list which paragraphs are covered by facts")
    show.add_argument("record", nargs="?", metavar="RECORD", help="default: all articles")
    show.add_argument("--text", action="store_true", help="print the text too, where it is here")
    _add_common(show)
    show.set_defaults(run=_run_show)


def _add_common(command: Parser) -> None:
    command.add_argument("--json", action="store_true", help="print one JSON object")
    add_config(command)


def _run_add(arguments: argparse.Namespace) -> int:
    """Record the article, and say what was written and found."""
    try:
        from dashboard.authoring.adding import add as take_in
    except ModuleNotFoundError as error:
        raise CommandError(f"{error.name} is missing; install it with {EXTRA}") from None
    from dashboard.loading import load

    config = config_of(arguments)
    dossier = load(config)
    article, guessed = _article(arguments)
    added = take_in(config, arguments.file, article, dossier, move=arguments.move_as_of)
    if arguments.json:
        print_object(_as_json(added, guessed), sys.stdout)
    else:
        print_lines(_said(added, guessed), sys.stdout)
    return DONE


def _article(arguments: argparse.Namespace) -> tuple["Article", list[str]]:
    """Return the article as the options describe it, and what was guessed where they do not."""
    from dashboard.authoring.articles import Article, day_in, id_of, language_in, paragraphs_in

    file: Path = arguments.file
    day = _day(arguments.date) if arguments.date else None
    language = _language(arguments.language) if arguments.language else ""
    named = _id(arguments.id)
    paragraphs = paragraphs_in(file)
    guessed: list[str] = []
    if not language:
        language, likely = language_in(paragraphs)
        guessed.append(f"language {language}, by its words ({likely:.0%})")
    if day is None:
        day, where = day_in(file, paragraphs, language)
        guessed.append(f"date {day}, from {where}")
    name = named or id_of(file, arguments.publisher, day)
    return Article(name, day, language, arguments.publisher.strip(), paragraphs), guessed


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"--date: {text!r} is no day; write YYYY-MM-DD", MISUSED) from None


def _language(code: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        what = f"--language: {code!r} is not a language code"
        raise CommandError(f"{what}; write it as BCP 47 has it: en, ru, pt-BR", MISUSED) from None
    return code


def _id(name: str) -> str:
    from dashboard.loading.values import SLUG

    if name and not SLUG.fullmatch(name):
        what = f"--id: {name!r} is no id; use small letters a-z, digits, '-' and '_'"
        raise CommandError(what, MISUSED)
    return name


def _said(added: "Added", guessed: list[str]) -> Iterator[str]:
    """Return what was written, what was found, and what to do next."""
    article = added.article
    yield f"{article.id}: {counted(len(article.paragraphs), 'paragraph')}, {article.day}"
    yield from (f"guessed: {what}" for what in guessed)
    if article.headings:
        numbers = ", ".join(f"¶ {number}" for number in article.headings)
        yield f"guessed: headings, {numbers}; remove 'heading' of one that states something"
    if added.differs:
        yield f"differs from {added.differs.record.id}: {added.differs}"
    if added.moved_from:
        yield f"as_of moved from {added.moved_from} to {article.day}"
    if added.timeline_ends:
        ends = f"the timeline in config.yaml ends on {added.timeline_ends}"
        yield f"{ends}: widen its last span, or add one, for the facts of this article"
    yield from (f"wrote {file}" for file in added.files)
    yield "its text and what was found quote it: keep them out of version control"
    yield from map(_found, added.found)
    yield from _lacking(article.language)
    yield "next: write its facts, or run crisis-dashboard author; check lists what is unread"


def _found(one: "Clues") -> str:
    """Return what was found in a paragraph: '¶ 3  2 names, 1 date · like lamp-failed'."""
    from dashboard.authoring.mark import Sort

    sorts = Counter(mark.sort for mark in one.marks)
    counts = ", ".join(counted(sorts[sort], sort.value) for sort in Sort if sorts[sort])
    unknown = [mark.text for mark in one.of(Sort.NAME) if not mark.meaning]
    parts = [
        f"¶ {one.number}  {counts or 'nothing found'}",
        *([f"unknown: {', '.join(unknown)}"] if unknown else []),
        *([f"like {', '.join(like.fact for like in one.alike)}"] if one.alike else []),
    ]
    return " · ".join(parts)


def _lacking(code: str) -> Iterator[str]:
    from dashboard.authoring.language import language_of, languages

    if not language_of(code).is_known:
        known = ", ".join(languages())
        yield f"hedges and words of saying were not looked for: they are known in {known} only"


def _as_json(added: "Added", guessed: list[str]) -> dict[str, object]:
    article = added.article
    return {
        "record": article.id,
        "date": article.day.isoformat(),
        "language": article.language,
        "guessed": guessed,
        "headings": list(article.headings),
        "files": list(map(str, added.files)),
        "differs": str(added.differs) if added.differs else "",
        "moved_as_of": added.moved_from is not None,
        "paragraphs": [
            {
                "number": one.number,
                "marks": [mark._asdict() for mark in one.marks],
                "alike": [like._asdict() for like in one.alike],
            }
            for one in added.found
        ],
    }


def _run_show(arguments: argparse.Namespace) -> int:
    """Print for each paragraph whether it is covered."""
    from dashboard.domain.coverage import coverage
    from dashboard.loading import load

    dossier = load(config_of(arguments))
    shown = [(seed, coverage(dossier, seed)) for seed in _asked(arguments.record, dossier)]
    if arguments.json:
        records = {seed.id: [*map(_covered, rows)] for seed, rows in shown}
        print_object({"records": records}, sys.stdout)
        return DONE
    for seed, rows in shown:
        texts = _texts(dossier, seed) if arguments.text else ()
        print_lines(_listed(seed, rows, texts), sys.stdout)
    return DONE


def _asked(record: str | None, dossier: "Dossier") -> tuple["Seed", ...]:
    if record is None:
        return dossier.seeds
    found = tuple(seed for seed in dossier.seeds if seed.id == record)
    if not found:
        known = ", ".join(seed.id for seed in dossier.seeds)
        raise CommandError(f"there is no record {record!r}; the records are: {known}", MISUSED)
    return found


def _texts(dossier: "Dossier", seed: "Seed") -> tuple[str, ...]:
    from dashboard.loading.original import original

    there = original(dossier, seed)
    if there.refusal:
        print_lines([f"{GENERATOR}: {there.refusal}"], sys.stderr)
    return there.paragraphs


def _covered(row: "Covered") -> dict[str, object]:
    return {
        "number": row.paragraph.number,
        "state": row.state.value,
        "facts": [fact.id for fact in row.facts],
        "gist": row.paragraph.gist,
        "nothing": row.paragraph.nothing,
    }


def _listed(seed: "Seed", rows: tuple["Covered", ...], texts: tuple[str, ...]) -> Iterator[str]:
    """Return the lines of one article: its states counted, then each paragraph."""
    states = Counter(row.state for row in rows)
    counts = ", ".join(f"{number} {state.value}" for state, number in states.items())
    yield f"{seed.id}: {counts}"
    for row in rows:
        about = row.paragraph.nothing or row.paragraph.gist
        facts = counted(len(row.facts), "fact") if row.facts else "-"
        yield f"  ¶ {row.paragraph.number:<3} {row.state.value:<8} {facts:<9} {about}"
        if texts:
            yield f"        {texts[row.paragraph.number - 1]}"
