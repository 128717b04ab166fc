"""Checks of config.yaml: pages, key figures, the time axis, colours, who may frame it."""

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise

from dashboard.domain.config import Config, Palette
from dashboard.domain.dossier import by_id
from dashboard.domain.facts import Fact
from dashboard.domain.kinds import STATE
from dashboard.domain.links import base_of
from dashboard.loading.draft import Draft, Finding
from dashboard.loading.files import remedy, why
from dashboard.loading.findings import quoted
from dashboard.loading.fonts import ENDINGS, fonts_in, is_below

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
FRAMER = re.compile(r"'self'|https?://(\*\.)?[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*(:\d{1,5})?", re.ASCII)
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
TICKS = ("year", "month", "week")


def pages_come_once(draft: Draft) -> Iterator[Finding]:
    """A page has one place in the navigation."""
    for config in draft.of(Config):
        for page in sorted({page for page in config.pages if config.pages.count(page) > 1}):
            yield Finding(config, "pages", f"names '{page}' twice", "once is enough")


def states_are_a_kind_of_actor(draft: Draft) -> Iterator[Finding]:
    """States ask and are asked, so there is such a kind, whatever its label."""
    for config in draft.of(Config):
        if STATE not in (kind.id for kind in config.actor_kinds):
            hint = f"add one with the id '{STATE}': every actor that asks or is asked belongs to it"
            yield Finding(config, "actor_kinds", f"no kind of actor '{STATE}'", hint)


def key_figures_are_there(draft: Draft) -> Iterator[Finding]:
    """A card shows a figure that its fact has."""
    facts = by_id(draft.of(Fact))
    for config in draft.of(Config):
        for card in config.key_figures:
            fact = facts.get(card.fact)
            if fact and not 1 <= card.figure <= len(fact.figures):
                what = f"there is no figure {card.figure} in '{fact.id}'"
                there = len(fact.figures)
                hint = (
                    f"it has {there}, counted from 1"
                    if there
                    else "give the fact a figure, or remove the card"
                )
                yield Finding(card, "figure", what, hint)


def time_runs_forward(draft: Draft) -> Iterator[Finding]:
    """Spans have a length, a width and known ticks, and follow each other."""
    for config in draft.of(Config):
        for span in config.timeline:
            if span.end < span.start:
                yield Finding(span, "end", f"{span.end} is before {span.start}", "swap the two")
            if not span.share > 0:
                yield Finding(span, "share", f"{span.share:g} is not a width", "write more than 0")
            if span.ticks not in TICKS:
                hint = f"the words are: {', '.join(TICKS)}"
                yield Finding(span, "ticks", f"unknown word {quoted(span.ticks)}", hint)
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
                    hint = "write '#rrggbb', in straight quotes"
                    yield Finding(palette, spec.name, f"{quoted(colour)} is not a colour", hint)


def framers_are_sites(draft: Draft) -> Iterator[Finding]:
    """Sites that may frame go into a header, where a semicolon would begin another rule."""
    for config in draft.of(Config):
        for site in config.frame_ancestors:
            if not FRAMER.fullmatch(site):
                hint = "write a site as https://example.org, without a path, or \"'self'\""
                yield Finding(config, "frame_ancestors", f"{quoted(site)} is not a site", hint)


def address_is_on_the_web(draft: Draft) -> Iterator[Finding]:
    """Addresses of pages and facts are made of it by what follows it."""
    for config in draft.of(Config):
        try:
            base_of(config.address or "https://example.org/")
        except ValueError:
            hint = "write https://, the host, and the path that it runs under, without ? and #"
            what = f"{quoted(config.address)} is not the address of a dashboard"
            yield Finding(config, "address", what, hint)


def editions_tell_each_other_apart(draft: Draft) -> Iterator[Finding]:
    """A digest that was printed in a file leads to one earlier state, and the latest is first."""
    for config in draft.of(Config):
        known: set[str] = set()
        for edition in config.editions:
            if not DIGEST.fullmatch(edition.digest):
                hint = "write the 64 hexadecimal digits, in lower case"
                yield Finding(edition, "digest", f"{quoted(edition.digest)} is not a digest", hint)
            elif edition.digest in known:
                yield Finding(edition, "digest", "is given twice", "remove one of them")
            known.add(edition.digest)
        for later, edition in pairwise(config.editions):
            if edition.on > later.on:
                what = f"{edition.on} is after {later.on}, the day of the edition before"
                yield Finding(edition, "on", what, "put the latest first")


def fonts_are_read_beside_config(draft: Draft) -> Iterator[Finding]:
    """The PDF is set with the fonts of one folder, all of which can be read."""
    for config in draft.of(Config):
        if config.fonts:
            yield from (
                Finding(config, "fonts", what, hint)
                for what, hint in _wrong_with_fonts(draft, config.fonts)
            )


def _wrong_with_fonts(draft: Draft, named: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the folder of fonts or a file in it, each with what to do."""
    root = draft.folders.config.parent
    name_another = "name a folder beside config.yaml, with '/', or leave the key out"
    if not is_below(named):
        yield f"{quoted(named)} leads out of the folder that config.yaml is in", name_another
        return
    try:
        found = list(fonts_in(root / named, root))
    except (OSError, ValueError) as error:
        yield f"{quoted(named)} {_why_no_folder(error)}", remedy(error) or name_another
        return
    if not found:
        yield f"{quoted(named)} holds no font", f"fonts end with {', '.join(ENDINGS)}"
    for path, font in found:
        if isinstance(font, str):
            yield f"{quoted(draft.folders.name(path))} {font}", "put the font itself there, or none"


def _why_no_folder(error: Exception) -> str:
    return "is a file, not a folder" if isinstance(error, NotADirectoryError) else why(error)


CHECKS = (
    pages_come_once,
    states_are_a_kind_of_actor,
    key_figures_are_there,
    time_runs_forward,
    colours_are_colours,
    framers_are_sites,
    address_is_on_the_web,
    editions_tell_each_other_apart,
    fonts_are_read_beside_config,
)
