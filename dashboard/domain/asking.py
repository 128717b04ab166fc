"""Headings made of the rows of aid, and what may be said of a state that was asked.

Rows are wordings of requests, or shipments that are being arranged, so they are never counted as
requests; a state is spoken of as the least firm of its rows has it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.domain.aid import AidRequest
from dashboard.domain.dossier import Dossier
from dashboard.domain.kinds import UNSPECIFIED
from dashboard.domain.map_views import RequestSign
from dashboard.domain.phrasing import softened
from dashboard.domain.vocabulary import FIRMNESS, Answer, Stage, Status

ARRANGED = "Being arranged; no request is reported"
LEAST_SAID = (
    Stage.COORDINATED,
    Stage.NOT_STATED,
    Stage.RESPONSE_UNCLEAR,
    Stage.REFUSED,
    Stage.REQUESTED,
    Stage.PROMISED,
    Stage.CONTRACTED,
    Stage.SHIPPED,
    Stage.DELIVERED,
)
"""The stages, from the one that says least of a request on."""
NOT_SURELY_ASKED = (Stage.COORDINATED, Stage.NOT_STATED)
ANSWERED = {
    Answer.GRANTED: "agreed",
    Answer.REFUSED: "refused",
    Answer.DECLINED: "no comment",
    Answer.UNCLEAR: "answer unclear",
    Answer.NOT_STATED: "no answer reported",
}


def in_detail(row: AidRequest, dossier: Dossier) -> str:
    """Return what a row is about, with the kind of help where the words do not say it already."""
    kind = dossier.help_kind[row.help].label.lower()
    is_told = row.help == UNSPECIFIED or kind in row.detail.lower()
    return row.detail if is_told else f"{row.detail} ({kind})"


def hedged(row: AidRequest, dossier: Dossier) -> str:
    """Return the same with its hedge: 'Lamps of no stated type (supply), “probably”'."""
    return softened(in_detail(row, dossier), row.hedge)


@dataclass(frozen=True)
class Asked:
    """The rows of one state, as far as a selection shows them; one or more."""

    rows: tuple[AidRequest, ...]
    dossier: Dossier

    @property
    def state(self) -> str:
        """Return the name of the state."""
        return self.dossier.actor[self.rows[0].asked].name

    @property
    def requests(self) -> tuple[AidRequest, ...]:
        """The rows that are requests, those of which least is said first."""
        found = (row for row in self.rows if row.stage is not Stage.COORDINATED)
        return tuple(sorted(found, key=lambda row: LEAST_SAID.index(row.stage)))

    @property
    def arranged(self) -> tuple[AidRequest, ...]:
        """The rows that are being arranged without a reported request."""
        return tuple(row for row in self.rows if row.stage is Stage.COORDINATED)

    @property
    def ruling(self) -> tuple[AidRequest, ...]:
        """The rows that rule how the state is spoken of and drawn."""
        return self.requests or self.rows

    @property
    def is_surely_asked(self) -> bool:
        """Return whether each of its requests is said to have been made."""
        return self.ruling[0].stage not in NOT_SURELY_ASKED

    @property
    def fact(self) -> str:
        """The id of the fact that says the most that may be said of it."""
        first = self.ruling[0]
        return first.facts[0] if self.is_surely_asked else first.stage_fact

    @property
    def status(self) -> Status:
        """Return the status of the least firm of its rows, by the fact it rests on first."""
        return min((self._status(row) for row in self.ruling), key=FIRMNESS.index)

    def _status(self, row: AidRequest) -> Status:
        return self.dossier.fact[row.facts[0]].status

    @property
    def label(self) -> str:
        """The state, with what may be said of it: 'Tropica: asked; answer unclear'."""
        return f"{self.state}: {self.said}"

    @property
    def said(self) -> str:
        """Return what may be said of the state: 'asked; answer unclear'."""
        return self._sign.label or self._derived()

    @property
    def short(self) -> str:
        """The same without the answer, for the head of a column: 'Tropica: asked'."""
        return self.label.partition(";")[0]

    @property
    def _sign(self) -> RequestSign:
        """Return what the curators say of the state on a map; empty if nothing."""
        state = self.rows[0].asked
        signs = (sign for view in self.dossier.config.maps for sign in view.requests)
        return next((s for s in signs if s.state == state and s.label), RequestSign(state=state))

    def _derived(self) -> str:
        stage = self.ruling[0].stage
        if stage is Stage.COORDINATED:
            return ARRANGED[0].lower() + ARRANGED[1:]
        if stage is Stage.NOT_STATED:
            return "how far it got is not stated"
        return f"asked{self._softened()}; {self._answered(stage)}"

    def _softened(self) -> str:
        """The least firm status, if not all is reported as so: ' (possible)'."""
        return "" if self.status is Status.REPORTED else f" ({self.status.label.lower()})"

    def _answered(self, stage: Stage) -> str:
        if stage is Stage.RESPONSE_UNCLEAR:
            return ANSWERED[Answer.UNCLEAR]
        if stage is not Stage.REQUESTED:
            return stage.label.lower()
        answers = (r.answer for r in self.dossier.responses if r.state == self.rows[0].asked)
        return ANSWERED[next(answers, Answer.NOT_STATED)]

    def parts(self) -> Iterator[tuple[str, Sequence[AidRequest]]]:
        """Yield the rows under headings that say no more than they do."""
        heading = self._sign.heading
        sure = [row for row in self.requests if row.stage not in NOT_SURELY_ASKED]
        unsure = [row for row in self.requests if row.stage in NOT_SURELY_ASKED]
        if unsure:
            yield heading or f"Named for {self.state}; how far it got is not stated", unsure
        if sure:
            said = "Also reported as asked for" if unsure else heading
            yield said or f"{self.state} was asked for", sure
        if self.arranged:
            yield ARRANGED, self.arranged


def asked_of(state: str, rows: Iterable[AidRequest], dossier: Dossier) -> Asked | None:
    """Return what some rows say of a state; None where none is about it."""
    found = tuple(row for row in rows if row.asked == state)
    return Asked(found, dossier) if found else None
