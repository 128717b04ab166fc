"""The dated facts as a calendar (RFC 5545): all-day events that block no time.

A calendar knows days only. What is roughly or openly dated, or has only the date of its report,
therefore says so in its summary; an event with an open end stands on the one day that is known.
What has only the date of its report is an event of that day where one asks for it, as many such
claims would otherwise make a busy day of a day on which something was published.

A calendar that has an event already takes another of the same UID for it where its SEQUENCE is
higher (RFC 5546, section 2.1.5). No state is kept: what grows is the time at which one of the
files of the dossier changed last.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, Journal, vDuration, vText

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import (
    claim,
    contest_mark,
    counted,
    dated,
    has_no_period,
    signed,
)
from dashboard.domain.superseded import superseded_how
from dashboard.domain.vocabulary import WhenIs
from dashboard.domain.wording import listed
from dashboard.exports import FORMATS
from dashboard.exports.about import About, about
from dashboard.exports.account import account
from dashboard.exports.addresses import export_address, fact_address

FIRST = datetime(2000, 1, 1, tzinfo=UTC)
"""When `Dossier.changed` begins to count."""
REFRESH = timedelta(hours=6)
"""How often a calendar that subscribes should look for changes."""
OPEN = "The {end} is not known; the calendar shows the one day that is."
SPAN = "It was some time in the days that the calendar shows, or all through them."
SOFT = "The date is not firm; it may lie outside what the calendar shows."


def render(excerpt: Excerpt, *, address: str = "", reports: bool = False) -> bytes:
    """Return a calendar with an event for each fact that has a date.

    With `reports` also for those that have only the date of their report. With the `address` of the
    dashboard, each event leads to its card and the calendar says where it comes from.
    """
    dossier, head = excerpt.dossier, about(excerpt)
    shown = [fact for fact in excerpt.by_date if reports or _has_date(fact, dossier)]
    left_out = "" if reports else _left_out(excerpt)
    calendar = _calendar(head, dossier, left_out)
    if address:
        _say_where(calendar, excerpt, address, reports=reports)
    for fact in shown:
        link = fact_address(address, fact.id) if address else ""
        calendar.add_component(_event(fact, dossier, head, link))
    if not shown:
        why = f"No dated event. {left_out}" if left_out else f"No fact matches. {head.filter}"
        calendar.add_component(_none(head, dossier, why))
    content: bytes = calendar.to_ical()
    return content


def _has_date(fact: Fact, dossier: Dossier) -> bool:
    """Return whether anything is known of when it was, besides that it was told."""
    return fact.when_is is not WhenIs.REPORT and not has_no_period(fact, dossier)


def _left_out(excerpt: Excerpt) -> str:
    """Return how many claims have no date of their own, as a sentence; empty where none is so."""
    undated = [fact for fact in excerpt.listed if not _has_date(fact, excerpt.dossier)]
    told = sum(fact.when_is is WhenIs.REPORT for fact in undated)
    kinds = {
        "known only by the date of the report": told,
        "with no period given": len(undated) - told,
    }
    parts = [f"{counted(number, 'claim')} {how}" for how, number in kinds.items() if number]
    return (
        f"Not in this calendar: {listed(parts)}. The option “reports” adds them." if parts else ""
    )


def _calendar(head: About, dossier: Dossier, left_out: str) -> Calendar:
    """Return the calendar without its events."""
    said = (
        head.subtitle,
        f"{head.as_of_line}. {head.scope}",
        left_out,
        head.attribution,
        f"Licence: {head.licence}.",
        f"Digest: {head.digest}",
        *head.limits,
    )
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", f"-//{head.generator}//{head.version}//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    for name in ("NAME", "X-WR-CALNAME"):
        calendar.add(name, vText(head.title))
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        calendar.add(name, vText("\n".join(filter(None, said))))
    calendar.add("LAST-MODIFIED", _revised(dossier))
    return calendar


def _say_where(calendar: Calendar, excerpt: Excerpt, address: str, *, reports: bool) -> None:
    """Add where the calendar comes from and how often to look there (RFC 7986, section 5)."""
    format_ = FORMATS["ics"].told(reports=reports)
    source = export_address(format_, excerpt.selection.without_focus(), address)
    calendar.add("URL", address)
    calendar.add("SOURCE", source, parameters={"VALUE": "URI"})
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))


def _event(fact: Fact, dossier: Dossier, head: About, link: str) -> Event:
    """Return an event. Its UID stays when the fact changes, and its SEQUENCE grows.

    One that no longer stands is cancelled, which calendars strike through or hide.
    """
    article = dossier.article_of(fact.reports[0])
    first, last = _days(fact)
    event = Event()
    event.add("UID", f"{fact.id}@{article.id if article else head.generator}")
    event.add("SEQUENCE", dossier.changed)
    event.add("DTSTAMP", _revised(dossier))
    event.add("LAST-MODIFIED", _revised(dossier))
    event.add("DTSTART", first)
    if last < date.max:
        event.add("DTEND", last + timedelta(days=1))
    event.add("SUMMARY", _summary(fact, dossier))
    if superseded_how(fact, dossier):
        event.add("STATUS", "CANCELLED")
    event.add("DESCRIPTION", "\n".join(_said(fact, dossier, head, link)))
    event.add("CATEGORIES", [dossier.kind[fact.kind].name, fact.status.label])
    if fact.places:
        event.add("LOCATION", _where(fact, dossier))
    if link:
        event.add("URL", link)
    event.add("TRANSP", "TRANSPARENT")
    return event


def _none(head: About, dossier: Dossier, why: str) -> Journal:
    """Return what stands in a calendar without events, which may not be empty (section 3.6)."""
    entry = Journal()
    entry.add("UID", f"no-fact@{head.generator}")
    entry.add("DTSTAMP", _revised(dossier))
    entry.add("SUMMARY", why)
    return entry


def _revised(dossier: Dossier) -> datetime:
    """Return when the events were last revised: when one of the files changed.

    Without METHOD that is what DTSTAMP means, and LAST-MODIFIED too (sections 3.8.7.2 and 3).
    """
    return FIRST + timedelta(seconds=dossier.changed)


def _where(fact: Fact, dossier: Dossier) -> str:
    """Return the places of a fact; calendars put a pin where they find a name on their map."""
    places = (dossier.place[name] for name in fact.places)
    return listed([p.name if p.is_located else f"{p.name} (not located)" for p in places])


def _days(fact: Fact) -> tuple[date, date]:
    """Return the first and the last day of an event; where one is open, the other alone."""
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
    """Return '◌ Possible, May 2031 (date of the report) ≠ denied by X: ...'.

    The date stands in it where the calendar cannot show it, or what it is the date of.
    """
    how = superseded_how(fact, dossier)
    when = f", {dated(fact, dossier)}" if _is_rough(fact) else ""
    held = contest_mark(fact, dossier)
    firmly = f"{signed(fact)}{when}{' ' if held else ''}{held}"
    return f"{f'{how}. ' if how else ''}{firmly}: {claim(fact)}"


def _said(fact: Fact, dossier: Dossier, head: About, link: str) -> Iterator[str]:
    """Yield what stands behind an event, and where to read on."""
    yield from account(fact, dossier)
    yield from _limits(fact)
    yield f"{head.as_of_line}. {head.attribution}"
    if link:
        yield f"In the dashboard: {link}"


def _limits(fact: Fact) -> Iterator[str]:
    """Yield what the days of the calendar do not show."""
    when = fact.when
    if when.earliest is None or when.latest is None:
        yield OPEN.format(end="end" if when.earliest else "beginning")
    elif not when.is_day:
        yield SPAN
    if (when.soft_start and when.earliest) or (when.soft_end and when.latest):
        yield SOFT
