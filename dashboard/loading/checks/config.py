"""What one dashboard shows: pages, key figures, the time axis, colours, who may frame or see it."""

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise

from dashboard.domain.config import Config, Palette
from dashboard.domain.dossier import by_id
from dashboard.domain.facts import Fact
from dashboard.domain.signin import MOST_DAYS, SignIn
from dashboard.loading.draft import Draft, Finding
from dashboard.loading.findings import shown

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
FRAMER = re.compile(r"'self'|https?://(\*\.)?[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*(:\d{1,5})?", re.ASCII)
PROVIDER = re.compile(r"[a-z0-9-]+", re.ASCII)
DOMAIN = re.compile(r"[^\s@,;<>]+\.[^\s@,;<>.]+")
ADDRESS = re.compile(rf"[^\s@,;<>]+@{DOMAIN.pattern}")
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
TICKS = ("year", "month", "week")


def pages_come_once(draft: Draft) -> Iterator[Finding]:
    """A page has one place in the navigation."""
    for config in draft.of(Config):
        for page in sorted({page for page in config.pages if config.pages.count(page) > 1}):
            yield Finding(config, "pages", f"names '{page}' twice", "once is enough")


def key_figures_are_there(draft: Draft) -> Iterator[Finding]:
    """A card shows a figure that its fact has."""
    facts = by_id(draft.of(Fact))
    for config in draft.of(Config):
        for card in config.key_figures:
            fact = facts.get(card.fact)
            if fact and not 1 <= card.figure <= len(fact.figures):
                what = f"there is no figure {card.figure} in '{fact.id}'"
                yield Finding(card, "figure", what, f"it has {len(fact.figures)}, counted from 1")


def time_runs_forward(draft: Draft) -> Iterator[Finding]:
    """Spans have a length, a width and known ticks, and follow each other."""
    for config in draft.of(Config):
        for span in config.timeline:
            if span.end < span.start:
                yield Finding(span, "end", f"{span.end} is before {span.start}", "swap the two")
            if not span.share > 0:
                yield Finding(span, "share", f"{span.share:g} is no width", "write more than 0")
            if span.ticks not in TICKS:
                hint = f"the words are: {', '.join(TICKS)}"
                yield Finding(span, "ticks", f"unknown word {shown(span.ticks)}", hint)
        for before, span in pairwise(config.timeline):
            if span.start <= before.end:
                what = f"{span.start} is not after {before.end}, where the span before ends"
                yield Finding(span, "start", what, "put spans in order, without overlap")


def colours_are_colours(draft: Draft) -> Iterator[Finding]:
    """Charts and pages take the same colours, so they are written in the one way both know."""
    for config in draft.of(Config):
        for palette in (config.light, config.dark):
            for spec in fields(Palette):
                colour = getattr(palette, spec.name)
                if not COLOUR.fullmatch(colour):
                    hint = "write '#rrggbb', in quotes"
                    yield Finding(palette, spec.name, f"{shown(colour)} is no colour", hint)


def framers_are_sites(draft: Draft) -> Iterator[Finding]:
    """What stands here goes into a header, where a semicolon would begin another rule."""
    for config in draft.of(Config):
        for site in config.frame_ancestors:
            if not FRAMER.fullmatch(site):
                hint = "write a site as https://example.org, or \"'self'\""
                yield Finding(config, "frame_ancestors", f"{shown(site)} is no site", hint)


def somebody_is_let_in(draft: Draft) -> Iterator[Finding]:
    """A private copy says who may look at it, in one way only."""
    for rule in _rules(draft):
        listed = bool(rule.domains or rule.addresses)
        if not listed and not rule.everybody:
            hint = "give domains or addresses, or write everybody: true"
            yield Finding(rule, "", "lets nobody in", hint)
        if listed and rule.everybody:
            hint = "leave everybody out, or the lists"
            yield Finding(rule, "everybody", "lets in more than the lists do", hint)
        if not 1 <= rule.days <= MOST_DAYS:
            hint = f"write 1 to {MOST_DAYS}"
            yield Finding(rule, "days", f"{rule.days} is too few or too many", hint)


def those_let_in_are_written_as_the_provider_has_them(draft: Draft) -> Iterator[Finding]:
    """A slip here would lock somebody out without a word."""
    for rule in _rules(draft):
        if not PROVIDER.fullmatch(rule.provider):
            hint = "write small letters, digits and '-', as in [auth.NAME] of secrets.toml"
            yield Finding(rule, "provider", f"{shown(rule.provider)} is no name", hint)
        for domain in rule.domains:
            if not DOMAIN.fullmatch(domain):
                hint = "write what stands behind the @: example.org"
                yield Finding(rule, "domains", f"{shown(domain)} is no domain", hint)
        for address in rule.addresses:
            if not ADDRESS.fullmatch(address):
                hint = "write one as ann@example.org"
                yield Finding(rule, "addresses", f"{shown(address)} is no address", hint)


def _rules(draft: Draft) -> Iterator[SignIn]:
    return (config.sign_in for config in draft.of(Config) if config.sign_in)


def editions_tell_each_other_apart(draft: Draft) -> Iterator[Finding]:
    """A digest that was printed in a file leads to one earlier state, and the latest is first."""
    for config in draft.of(Config):
        known: set[str] = set()
        for edition in config.editions:
            if not DIGEST.fullmatch(edition.digest):
                hint = "write the 64 hexadecimal digits, in small letters"
                yield Finding(edition, "digest", f"{shown(edition.digest)} is no digest", hint)
            elif edition.digest in known:
                yield Finding(edition, "digest", "is given twice", "take one of them out")
            known.add(edition.digest)
        for later, edition in pairwise(config.editions):
            if edition.on > later.on:
                what = f"{edition.on} is after {later.on}, the day of the edition before"
                yield Finding(edition, "on", what, "put the latest first")


CHECKS = (
    pages_come_once,
    key_figures_are_there,
    time_runs_forward,
    colours_are_colours,
    framers_are_sites,
    editions_tell_each_other_apart,
    somebody_is_let_in,
    those_let_in_are_written_as_the_provider_has_them,
)
