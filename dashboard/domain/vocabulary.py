"""The closed vocabularies: each word with its label and what it means.

They are the same in every dossier; what differs from crisis to crisis (kinds of fact,
equipment) is named in the dossier's own files.
"""

from enum import StrEnum
from typing import TypeVar


class Word(StrEnum):
    """A word of a vocabulary: its value is in files, its label and meaning on screens.

    `formerly` is the value that earlier versions had for it; addresses still understand that.
    `glyph` is one character that stands for it wherever there is room for no more.
    """

    label: str
    meaning: str
    formerly: str
    glyph: str

    def __new__(
        cls, value: str, label: str = "", meaning: str = "", formerly: str = "", glyph: str = ""
    ) -> "Word":
        """Make a member of its value, label, meaning, earlier value and glyph."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        word.meaning = meaning
        word.formerly = formerly
        word.glyph = glyph
        return word


W = TypeVar("W", bound=Word)


def renamed(words: type[W], former: str) -> tuple[W, ...]:
    """Return the words that a value of an earlier version stands for today; often none."""
    return tuple(word for word in words if former and word.formerly == former)


class Status(Word):
    """The firmness of a claim."""

    REPORTED = "reported", "Reported", "The source states it as so.", "", "●"
    CLAIMED = "claimed", "Claimed", "A party says it of itself or of its opponent.", "", "○"
    POSSIBLE = "possible", "Possible", "The source softens it: probably, presumably, may.", "", "◌"
    CONSIDERED = "considered", "Considered", "An option under review; nothing was decided.", "", "◇"
    PLANNED = "planned", "Planned", "Meant to happen; whether it happened is not stated.", "", "▷"
    DENIED = "denied", "Denied", "A party says that it is not so.", "", "⊗"
    DECLINED = "declined", "No comment", "A party was asked and would not comment.", "", "□"
    UNCLEAR = "unclear", "Unclear", "The source says that it does not know.", "", "?"


FIRMNESS = (
    Status.DENIED,
    Status.DECLINED,
    Status.UNCLEAR,
    Status.POSSIBLE,
    Status.CONSIDERED,
    Status.PLANNED,
    Status.CLAIMED,
    Status.REPORTED,
)
"""From the least firm to the firmest."""


class Basis(Word):
    """The basis of a claim."""

    DOCUMENTS = "documents", "Documents", "Papers that the outlet says it has seen."
    UNNAMED_SOURCES = (
        "unnamed-sources",
        "Unnamed sources",
        "People who are not named.",
        "anonymous-officials",
    )
    ON_RECORD = "on-record", "On the record", "Said in public or signed by somebody named."
    TRACKING = "tracking", "Open tracking", "A public tracking service."
    OFFICIAL_ACCOUNT = (
        "official-account",
        "Official account or figures",
        "An account, or figures, that an authority gives.",
        "official-figures",
    )
    EXPERTS = "experts", "Experts", "Experts or observers that the outlet cites."
    JUDGEMENT = "judgement", "The outlet's judgement", "What the outlet itself concludes.", "outlet"
    OUTLET_REPORT = (
        "outlet-report",
        "The outlet's report",
        "The outlet says so; what that rests on is not stated.",
        "outlet",
    )
    ARTICLE = "article", "An article's own words", "Said there, naming no outlet for it.", "outlet"


class WhenIs(Word):
    """The kind of date that a fact has."""

    EVENT = (
        "event",
        "Date of the event",
        "It happened, was said, or was meant to happen, at this time.",
    )
    REPORT = "report", "Date of the report", "Known through a report of this date only."
    INFERRED = (
        "inferred",
        "Date worked out",
        "Worked out from its article's date; the card says how.",
    )


class Precision(Word):
    """The precision of a place."""

    SITE = "site", "Site", "One building or compound."
    CITY = "city", "City", "Somewhere in a city."
    STATE = "state", "State", "Somewhere in a state or province."
    COUNTRY = "country", "Country", "Somewhere in a country."
    SEA_AREA = "sea-area", "Sea area", "Somewhere in a stretch of sea."
    REGION = "region", "Region", "Somewhere in a wider region; its edge is ours."
    UNLOCATED = "unlocated", "Not on the map", "The source gives no place that could be drawn."


class Stage(Word):
    """The progress of a request for aid: a fixed ladder, and the ways off it."""

    COORDINATED = (
        "coordinated",
        "Being arranged",
        "It is being arranged; no request is reported.",
    )
    REQUESTED = "requested", "Requested", "Asked for; no answer is reported."
    PROMISED = "promised", "Promised", "The state that was asked said yes."
    CONTRACTED = "contracted", "Contracted", "An agreement was signed."
    SHIPPED = "shipped", "Shipped", "It left."
    DELIVERED = "delivered", "Delivered", "It arrived."
    REFUSED = "refused", "Refused", "The state that was asked said no."
    RESPONSE_UNCLEAR = (
        "response-unclear",
        "Response unclear",
        "Asked for; the source says that the answer is not known.",
    )
    NOT_STATED = "not-stated", "Not stated", "The source does not say how far it got."


class Answer(Word):
    """The answer of a state that was asked."""

    GRANTED = "granted", "Agreed", "It said yes."
    REFUSED = "refused", "Refused", "It said no."
    DECLINED = "declined", "No comment", "It would not comment."
    UNCLEAR = "unclear", "Unclear", "The source says that it does not know."
    NOT_STATED = "not-stated", "Not stated", "The source says nothing about it."


class Deed(Word):
    """The acts of one actor toward another that the graph of actors draws."""

    REQUEST = "request", "Request", "It asked the other for something, or prepared to."
    SUPPLY = "supply", "Supply from", "Goods or transport from the other, however far they got."
    ALLIANCE = "alliance", "Ties", "A treaty, projects, support, friendship, or their waning."
    CONTACT = "contact", "Contact", "A visit, a flight or the like; its purpose is not stated."
    ACCUSATION = (
        "accusation",
        "Accusation",
        "It says, or gives figures that say, that the other is linked to a wrong.",
    )
    MEASURE = "measure", "Measure", "Sanctions, a reward for an arrest, and the like."
    PRESSURE = (
        "pressure",
        "Pressure",
        "Force or pressure, weighed or moved.",
        "threat",
    )
    DENIAL = "denial", "Denied", "It says that it does not do what is said of it."


class SourceKind(Word):
    """The kinds of source."""

    ARTICLE = "article", "Article", "What this dossier is drawn from."
    OUTLET = "outlet", "Outlet", "A publication that an article reports on."
    DOCUMENTS = "documents", "Documents", "Papers seen by an outlet."
    UNNAMED_SOURCES = (
        "unnamed-sources",
        "Unnamed sources",
        "People who are not named.",
        "officials",
    )
    STATEMENT = "statement", "Public statement", "Words said or signed in public."
    TRACKING = "tracking", "Tracking service", "A public tracking service."
    AUTHORITY = "authority", "Authority", "A state body that gives figures or announces."
    EXPERTS = "experts", "Experts", "Experts or observers, unnamed."


class TensionKind(Word):
    """The kinds of contradiction between claims."""

    DENIAL = "denial", "Denial", "One of them denies another."
    TWO_VERSIONS = "two-versions", "Two versions", "The same is said in two ways."
    UNEASE = "unease", "Unease", "Both may hold; together they leave a question."


class Hue(Word):
    """The few colours that carry meaning; the palette of `config.yaml` says how they look."""

    ASKED = "asked", "Asked for", "What the asking state asked for or did."
    OPPOSED = "opposed", "Opposing power", "What the opposing power did."
    PARTNER = "partner", "Partners", "What the states that were asked did."
    NEUTRAL = "neutral", "Neither", "Assessments, reports, background."


class SlideView(Word):
    """The content of a slide."""

    TITLE = "title", "Title", "The headline, over the first map: what opens the deck."
    POINTS = "points", "Points", "Its lines, or the first of each strand, with sign and source."
    SITUATION = "situation", "Situation", "The key figures."
    MAP = "map", "Map", "One map view: the one that the filter names, else the first."
    TIMELINE = "timeline", "Timeline", "What happened and what was published, and when."
    MOMENTS = "moments", "Moments", "The weightiest facts in the order of time."
    MATRIX = "matrix", "Matrix", "By state: what was asked, or is being arranged."
    LADDER = "ladder", "Ladder", "How far each request or arrangement has come."
    REQUESTS = "requests", "Requests", "What was asked, or is being arranged, one by one."
    RESPONSES = "responses", "Responses", "How those who were asked responded."
    TENSIONS = "tensions", "Tensions", "Claims that pull against each other; those in focus first."
    ACTORS = "actors", "Actors", "Who did what to whom, within the filter."
    FLOW = "flow", "Flow", "The chains of attribution: who reports, and what that rests on."
    BASIS = "basis", "Basis", "Basis by status: what the facts rest on, and how firmly put."
    QUESTIONS = "questions", "Questions", "What nobody has said; what touches the focus first."
    CHANGES = "changes", "Changes", "What changed since the edition before, the weightiest first."
    FACT = "fact", "Fact", "The fact in focus, alone, with who says so."
    WEIGHT = (
        "weight",
        "Weight",
        "What everything rests on, and what falls with one source.",
        "voices",
    )
    SOURCES = "sources", "Sources", "Who reports, each with how many facts; and the limits."
    CLOSE = "close", "Close", "What would settle the weightiest open questions, and the link."
