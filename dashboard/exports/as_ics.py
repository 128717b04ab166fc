"""The facts as a calendar (RFC 5545): all-day events that block no time.

A calendar knows days only. What is roughly or openly dated, or has only the date of its report,
therefore says so in its summary; an event with an open end stands on the one day that is known.

A calendar that has an event already takes another of the same UID for it where its SEQUENCE is
higher (RFC 5546, section 2.1.5). No state is kept: what grows is the time at which one of the
files of the dossier changed last.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import claim, dated, firmness
from dashboard.domain.superseded import superseded_how
from dashboard.domain.vocabulary import WhenIs
from dashboard.domain.wording import listed
from dashboard.exports.about import About, about
from dashboard.exports.account import account

FIRST = datetime(2000, 1, 1, tzinfo=UTC)
"""When `Dossier.changed` begins to count."""
LONGEST = 75
"""Octets in a line, without its end."""
OPEN = "The {end} is not known; the calendar shows the one day that is."
SPAN = "It was some time in the days that the calendar shows, or all through them."
SOFT = "The date is not firm; it may lie outside what the calendar shows."


def render(excerpt: Excerpt) -> bytes:
    """Return a calendar with an event for each fact."""
    head = about(excerpt)
    lines = [*_head(head, excerpt.dossier)]
    for fact in excerpt.listed:
        lines += _event(fact, excerpt.dossier, head)
    lines += () if excerpt.listed else _none(head, excerpt.dossier)
    lines.append("END:VCALENDAR")
    return b"".join(map(_folded, lines))


def _head(head: About, dossier: Dossier) -> Iterator[str]:
    said = (
        head.subtitle,
        f"{head.as_of_line}. {head.scope}",
        head.attribution,
        f"Licence: {head.licence}.",
        f"Digest: {head.digest}",
        *head.limits,
    )
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//{_text(head.generator)}//{_text(head.version)}//EN"
    yield "CALSCALE:GREGORIAN"
    for name in ("NAME", "X-WR-CALNAME"):
        yield f"{name}:{_text(head.title)}"
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        yield f"{name}:{_text(chr(10).join(said))}"
    yield f"LAST-MODIFIED:{_revised(dossier)}"


def _event(fact: Fact, dossier: Dossier, head: About) -> Iterator[str]:
    """The lines of one event. Its UID stays when the fact changes, and its SEQUENCE grows.

    One that no longer stands is cancelled, which calendars strike through or hide.
    """
    article = dossier.article_of(fact.reports[0])
    first, last = _days(fact)
    yield "BEGIN:VEVENT"
    yield f"UID:{fact.id}@{article.id if article else head.generator}"
    yield f"SEQUENCE:{dossier.changed}"
    yield f"DTSTAMP:{_revised(dossier)}"
    yield f"LAST-MODIFIED:{_revised(dossier)}"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"
    how = superseded_how(fact, dossier)
    yield f"SUMMARY:{_text(f'{how}. ' * bool(how) + _summary(fact, dossier))}"
    yield from ("STATUS:CANCELLED",) * bool(how)
    yield f"DESCRIPTION:{_text(chr(10).join(_said(fact, dossier, head)))}"
    yield f"CATEGORIES:{_text(dossier.kind[fact.kind].name)},{_text(fact.status.label)}"
    if fact.places:
        yield f"LOCATION:{_text(_where(fact, dossier))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _none(head: About, dossier: Dossier) -> Iterator[str]:
    """A calendar may not be empty (section 3.6): a journal entry says that nothing was found."""
    yield "BEGIN:VJOURNAL"
    yield f"UID:no-fact@{head.generator}"
    yield f"DTSTAMP:{_revised(dossier)}"
    yield f"SUMMARY:{_text(f'No fact matches. {head.filter}')}"
    yield "END:VJOURNAL"


def _revised(dossier: Dossier) -> str:
    """Return when the events were last revised: when one of the files changed.

    Without METHOD that is what DTSTAMP means, and LAST-MODIFIED too (sections 3.8.7.2 and 3).
    """
    return f"{FIRST + timedelta(seconds=dossier.changed):%Y%m%dT%H%M%SZ}"


def _where(fact: Fact, dossier: Dossier) -> str:
    """Return the places of a fact; calendars put a pin where they find a name on their map."""
    places = (dossier.place[name] for name in fact.places)
    return listed([p.name if p.is_located else f"{p.name} (not located)" for p in places])


def _days(fact: Fact) -> tuple[date, date]:
    """The first and the last day that the calendar shows; where one is open, the other alone."""
    first, last = fact.when.earliest, fact.when.latest
    start, end = first or last, last or first
    if start is None or end is None:
        raise ValueError(f"{fact.when} has neither end")
    return start, end


def _is_rough(fact: Fact) -> bool:
    """Return whether the calendar shows more, or firmer, than is known."""
    when = fact.when
    is_event = fact.when_is is WhenIs.EVENT
    return not is_event or when.soft_start or when.soft_end or not when.is_day


def _summary(fact: Fact, dossier: Dossier) -> str:
    """Return 'Possible, May 2031 (date of the report): ...'.

    The date stands in it where the calendar cannot show it, or what it is the date of.
    """
    date_said = f", {dated(fact, dossier)}" if _is_rough(fact) else ""
    return f"{firmness(fact)}{date_said}: {claim(fact)}"


def _said(fact: Fact, dossier: Dossier, head: About) -> Iterator[str]:
    yield from account(fact, dossier)
    yield from _limits(fact)
    yield f"{head.as_of_line}. {head.attribution}"


def _limits(fact: Fact) -> Iterator[str]:
    """What the days of the calendar do not show."""
    when = fact.when
    if when.earliest is None or when.latest is None:
        yield OPEN.format(end="end" if when.earliest else "beginning")
    elif not when.is_day:
        yield SPAN
    if (when.soft_start and when.earliest) or (when.soft_end and when.latest):
        yield SOFT


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A value of type TEXT (RFC 5545, section 3.3.11)."""
    escaped = re.sub(r"([\\;,])", r"\\\1", text)
    return re.sub(r"\r\n|\r|\n", r"\\n", escaped)


def _folded(line: str) -> bytes:
    """A content line of at most 75 octets a piece (section 3.1), never cut inside a letter."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
