"""The words of English that the checks of our own sentences rest on.

Statements are always written in English, so these tables serve every dossier.
"""

import re

UP_TO_TEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
UP_TO_NINETEEN = (
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)
UP_TO_NINETY = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = {word: number for number, word in enumerate((*UP_TO_TEN, *UP_TO_NINETEEN), 1)}
TENS = {word: 10 * number for number, word in enumerate(UP_TO_NINETY, 2)}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "bn": 10**9}

MONTHS = {
    word: number
    for number, words in enumerate(
        (
            *("January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun"),
            *("July Jul", "August Aug", "September Sept Sep", "October Oct", "November Nov"),
            "December Dec",
        ),
        1,
    )
    for word in words.split()
}
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = {word: number for number, word in enumerate(WEEK)}

SMALL_WORDS = frozenset(
    """
    a about above across after again against all along already also among an and another any are
    as ask asked asking at be because been before being below between both but by could did do
    does during each either even ever every few for from gave give given had has have he her here
    him his how i if in inside into is it its just last later least less many may me might more
    most much must near neither no nor not now of off on once one only onto or other our out over
    own per said say says she should since so some still such than that the their them then there
    these they this those through to too toward towards under until up upon us was we were what
    when where whether which while who whom whose why will with within without would yet you your
    """.split()  # noqa: SIM905 - one word a line would be a page
)
"""Words that carry no content of their own: two statements that differ in these alone are equal."""


def _any_of(*words: str) -> "re.Pattern[str]":
    """Return a pattern that finds any of these words, whole."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w])", re.IGNORECASE)


HEDGE_WORDS = (
    *("probably", "presumably", "possibly", "perhaps", "may", "might", "could", "apparently"),
    *("reportedly", "allegedly", "likely", "unlikely", "potentially", "seemingly", "supposedly"),
    *("purportedly", "conceivably", "arguably", "maybe"),
)
HEDGE_PHRASES = (r"(?:is|are|was|were) (?:believed|thought) to", r"(?:appears?|seems?|seemed) to")
HEDGES = re.compile(rf"(?<![\w-])(?:{'|'.join((*HEDGE_WORDS, *HEDGE_PHRASES))})(?![\w])(?! not\b)")
"""What softens a whole claim. 'could not' and 'may not' are none; nor is the month of May."""

SOFT = _any_of(
    *("alleged", "potential", "possible", "suspected", "probable", "presumed", "supposed"),
    "reported",
)
"""What softens a single noun: the claim itself may be firm."""

WITHIN = _any_of("what", "whether", "how", "which", "if")
"""After these, a word belongs to what is asked or told, and not to the claim."""

ACCUSING = _any_of("accus(?:e|es|ed|ing)", "blam(?:e|es|ed|ing)")
SAYING = _any_of(
    *("say", "says", "said", "saying", "tell", "tells", "told", r"announc\w+", r"declar\w+"),
    *(
        r"claim\w*",
        r"accus\w+",
        r"blam\w+",
        "accounts?",
        "according",
        "figures?",
        r"warn\w*",
        r"insist\w*",
    ),
    *("writes?", "wrote", r"argu(?:e|es|ed)", r"confirm\w*", r"assert\w*", r"describ\w+"),
    *("speaks?", "spoke", r"vow\w*", r"pledg\w+", r"promis\w+", r"report(?:s|ed)?", "adds?"),
    *("added", r"remark\w*", r"answer\w*", r"repl(?:y|ies|ied)", "per", r"cit(?:e|es|ed|ing)"),
    *(r"stat(?:e|es|ed)", r"call(?:s|ed)", "words", r"explain\w*", r"admit\w*", "puts?", "gives?"),
    *(r"estimat(?:e|es|ed|ing)", r"fear(?:s|ed)?", r"disput(?:e|es|ed|ing)"),
)
SAID_THAT = _any_of("(?:said|says|claimed|claims|insisted|insists|asserted|asserts)")

DENYING = _any_of(
    *(r"den(?:y|ies|ied|ying)", r"denials?", r"reject\w*", r"refut\w+", r"dismiss\w*", "untrue"),
    *(r"contradict\w*", r"disput(?:e|es|ed|ing)", "not true", r"no"),
)
CLEARLY_DENIES = _any_of(r"den(?:ies|ied)", r"refut(?:es|ed)", r"reject(?:s|ed) (?:that|the claim)")
DECLINING = _any_of(
    *(
        r"declin\w+",
        r"(?:would|will|did|does|do|had|has|have) not (?:comment|answer|respond|reply)",
    ),
    *(r"refus\w+ to (?:comment|answer|say|respond|speak)", "no comment", "silent", "silence"),
    *(r"(?:gave|made|offered|had) no (?:answer|comment|reply|response)", "without comment"),
)
CLEARLY_DECLINES = _any_of(
    r"declin(?:es|ed) to (?:comment|answer|say)",
    r"(?:would|did) not (?:comment|answer|respond|reply)",
    r"refus(?:es|ed) to (?:comment|answer|say)",
)
NOT_KNOWING = _any_of(
    *("not known", "unknown", "unclear", "not clear", "open", "uncertain", "unsure"),
    *("not said", "not stated", "whether", r"(?:does|do|did) not (?:know|say)"),
    r"(?:nobody|no one|none) (?:(?:has|had) )?(?:said|says|knows|knew|known)",
)
CLEARLY_UNKNOWN = _any_of(
    r"(?:is|was|were|are) (?:not known|unknown|unclear|not clear)",
    r"(?:leave|leaves|left) (?:it )?(?:open|unclear)",
)
PLANNING = _any_of(
    *("(?:was|were|is|are) to", r"plan\w*", r"mean(?:s|t)?", r"intend\w*", "scheduled", "due"),
    *("will", "would", "to be", r"expect\w*", "going to", r"prepar\w+", "set to", r"aim\w*"),
    *(r"propos\w+", r"arrang\w+", r"want\w*", "hop(?:es|ed)"),
)
CLEARLY_PLANS = _any_of(
    r"(?:was|were|is|are) (?:meant|due|to be|supposed|scheduled|planned|expected) to",
    r"(?:was|were|is|are) (?:planning|to be)",
    r"plans? to",
    r"(?:was|were|is|are) to (?!which|whom)\w+",
)
CONSIDERING = _any_of(
    *(r"consider\w*", r"weigh\w*", r"options?", r"possib\w+", "would", "could", "should", "if"),
    *(r"deci(?:de|des|ded|sion|sions|ding)", r"review\w*", r"mull\w*", r"discuss\w*", "may"),
    *(r"examin\w*", r"stud(?:y|ies|ied|ying)", r"contemplat\w*", "might", r"propos\w+"),
)
CLEARLY_CONSIDERS = _any_of(r"(?:was|were|is|are) (?:being )?(?:considering|considered|weighing)")
ABOUT = _any_of(
    *("about", "around", "some", "roughly", "approximately", "nearly", "almost", "circa"),
    *("or so", "an estimated", "close to"),
)
"""What makes a number approximate, before it or after it."""
