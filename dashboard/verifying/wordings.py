"""Words of English that a draft is held by, beside those of `dashboard.loading.editorial.english`.

What softens, what makes a claim firmer, what leaves something open, and what turns it round.
"""

import re

from dashboard.loading.editorial import english


def any_of(*words: str) -> "re.Pattern[str]":
    """Return a pattern that finds any of these words, whole."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w])", re.IGNORECASE)


SOFT = any_of(
    *("alleged", "potential", "possible", "suspected", "probable", "presumed", "supposed"),
    *("would-be", "so-called", "ostensible", "apparent"),
)
"""What softens a noun; 'reported' is left out, as outlets report everything."""
SOFTENERS = any_of(
    *english.HEDGE_WORDS,
    *english.HEDGE_PHRASES,
    *("alleged", "potential", "possible", "suspected", "probable", "presumed", "supposed"),
    *(r"in all likelihood", r"(?:is|are|was|were) (?:said|assumed|presumed|expected|reckoned) to"),
    *(r"possibilit\w+", r"likelihood", r"probabilit\w+", r"assum\w+", r"presum\w+", r"suspect\w*"),
    *(r"uncertain\w*", r"unconfirmed", r"plausibl\w+", r"thought to", r"believ\w+", r"seems?"),
    *(r"appears?", r"evidently not", r"would-be", r"so-called", r"suggest\w*", r"estimat\w+"),
    *(
        r"can",
        r"(?:is|are|was|were) (?:likely|liable|apt) to",
        r"risks?",
        r"in (?:her|his|its) view",
    ),
)
"""What a draft may soften a claim with."""
MAY = re.compile(r"\bMay\b")
"""The month; 'may' at the beginning of a sentence asks or wishes."""


def softeners(text: str) -> list[str]:
    """Return the words of a text that soften something."""
    return SOFTENERS.findall(MAY.sub("", text))


RAISING = (
    *(r"confirm\w*", r"prov(?:e|es|ed|en|ing)", r"verif\w+", r"establish\w*", r"certain(?:ly)?"),
    *(r"undoubted\w*", r"doubtless", r"definite\w*", r"beyond (?:any )?doubt", r"without doubt"),
    *(r"clearly", r"in fact", r"indeed", r"undeniabl\w+", r"unquestionabl\w+", r"proof"),
    *(r"order(?:s|ed)", r"decided", r"approv(?:e|es|ed)", r"authori[sz]\w+", r"sign(?:s|ed)"),
    *(r"sent", r"send(?:s|ing)", r"deliver(?:s|ed)", r"receiv(?:e|es|ed)", r"arriv(?:e|es|ed)"),
    *(r"shipp?ed", r"hand(?:s|ed)", r"dispatch\w*", r"transferr?ed", r"launch(?:es|ed)"),
    *(r"began", r"begun", r"carried out", r"complet(?:es|ed)", r"finali[sz]ed", r"agreed"),
    *(r"agrees", r"grant(?:s|ed)", r"accept(?:s|ed)", r"obtain(?:s|ed)", r"secur(?:es|ed)"),
    *(r"acquir(?:es|ed)", r"bought", r"purchas(?:es|ed)", r"will", r"going to", r"visited"),
    *(r"travelled", r"traveled", r"went", r"met", r"show(?:s|ed|n)", r"reveal(?:s|ed)"),
    *(r"admit(?:s|ted)", r"acknowledg\w+", r"conced\w+", r"guarantee\w*", r"promis(?:es|ed)"),
    *(r"invad(?:es|ed)", r"destroy(?:s|ed)", r"kill(?:s|ed)", r"bomb(?:s|ed)", r"demand(?:s|ed)"),
    *(
        r"vow(?:s|ed)",
        r"now has",
        r"supplied",
        r"sold",
        r"sells",
        r"implement\w*",
        r"caught",
        *(r"brought", r"convict\w*", r"sentenced", r"arrest(?:s|ed)", r"paid", r"charged", r"won"),
    ),
)
"""What makes a claim firmer, or takes a matter further than it has come."""
IS_RAISING = any_of(*RAISING)
LEFT_OPEN = any_of(
    r"not (?:yet )?(?:been )?(?:said|known|clear|given|stated|reported|confirmed|named|specified)",
    *(r"not told apart", r"does not say", r"do not say", r"did not say", r"unclear", r"unknown"),
    *(r"uncertain", r"unconfirmed", r"undated", r"unnamed", r"elsewhere", r"no (?:\w+ ){0,2}is"),
    *(r"no (?:word|check|outlet|town|date|number|figure|answer|period)", r"nobody (?:has )?\w+"),
    *(
        r"(?:later )?denie[sd]",
        r"open question",
        r"remains open",
        r"not (?:independently )?verified",
    ),
    *(r"isn't (?:known|clear|said)", r"hasn't been \w+", r"only the article"),
)
"""What says that something is open, or held otherwise elsewhere."""
DENIES = any_of(
    *(r"den(?:y|ies|ied|ying)", r"denials?", r"reject\w*", r"refut\w+", r"dismiss\w*", "untrue"),
    *(r"contradict\w*", r"disput(?:e|es|ed|ing)", "not true", r"says? no", r"said no"),
    *(r"answered no", r"rul(?:es|ed) out", r"disavow\w*", r"rebuff\w*", r"not so", r"no"),
    *(r"said (?:that )?\w+ (?:is|was) not", r"answer(?:s|ed)? in the negative"),
)
TURNS_A_DENIAL = re.compile(
    r"\b(?:not|never|n't|hardly|stopped short of) (?:\w+ ){0,2}?"
    r"(?:den(?:y|ied|ying)|rul(?:e|ed) out)"
    r"|n't den(?:y|ied)\b",
    re.IGNORECASE,
)
NEGATES = re.compile(
    r"(?<![\w-])(?:not|never|neither|nor|nobody|none|cannot|false|wrong|untrue|"
    r"declin\w+|refus\w+|no longer|no (?!one\b)\w+|fail(?:s|ed) to)\b|n't\b",
    re.IGNORECASE,
)
KEEPS_PLAN = any_of(
    *(r"plan\w*", r"meant", r"means? to", r"intend\w*", r"intention\w*", "scheduled", "due"),
    *(r"aim\w*", r"(?:was|were|is|are) to", r"supposed to", r"hop(?:es|ed|ing)", r"propos\w+"),
    *(r"(?:has|have|had) yet to", r"prepar(?:es|ing) to", r"wants? to", r"expected to"),
)
"""What says that something is meant and not done; 'will' says more."""
KEEPS_OPTION = any_of(
    *(r"consider\w*", r"weigh\w*", r"options?", r"possib\w+", "would", "could", "should", "if"),
    *(r"mull\w*", r"discuss\w*", r"may", r"examin\w*", r"stud(?:y|ies|ied|ying)", r"might"),
    *(
        r"contemplat\w*",
        r"propos\w+",
        r"under review",
        r"thinking (?:about|of)",
        r"no (?:final )?dec",
    ),
    *(r"not (?:yet )?(?:been )?(?:made|taken|decided)", r"undecided", r"no (?:final )?decision"),
    *(r"deliberat\w+", r"look(?:s|ed|ing) (?:at|into)"),
)
INFERRED = any_of(
    *("about", "around", "by", "circa", "roughly", "approximately", "inferred", "worked out"),
    *("reckoning", "presumably", "between", "estimated", r"some time", "before", "until", "from"),
    *("since", "not later than", "no later than", "at the latest", "late", "early", "mid"),
)
OF_A_REPORT = re.compile(
    r"\b(?:report\w*|publish\w*|wrote|writes|said|says|according|article|news\w*|told)\b",
    re.IGNORECASE,
)
BOUNDS = any_of(
    *(r"more than", r"at least", r"over", r"nearly", r"almost", r"up to", r"less than", r"under"),
    *(r"fewer than", r"no more than", r"as many as", r"exactly", r"precisely", r"some"),
)
"""What makes a number another, right before it."""
UNITS = {
    unit: words.split()[0]
    for words in (
        "tonne tonnes ton tons t",
        "kilogram kilograms kilo kilos kg",
        "pound pounds lb",
        "dollar dollars usd $",
        "euro euros eur €",
        "rouble roubles ruble rubles",
        "bolivar bolivars",
        "day days",
        "night nights",
        "week weeks",
        "month months",
        "year years",
        "decade decades",
        "hour hours",
        "kilometre kilometres kilometer kilometers km",
        "mile miles",
        "nautical",
        "percent %",
        "litre litres liter liters",
        "barrel barrels",
    )
    for unit in words.split()
}
"""Units of measure by the ways that they are written: the first of them."""
OF_THE_PAPER = any_of(
    *(r"this (?:paper|note|briefing|deck|slide|page|document|draft|table|chart|map)", "we", "our"),
    *("I", "please", "thank", "thanks", "questions", "agenda", "welcome", "good morning", "dear"),
    r"on (?:another|the|this) map",
    *(r"the (?:next|following|previous) (?:slide|page|section|table)", "minister", "colleagues"),
)
"""What a speaker says of the paper and to the listeners."""
COUNTS_FACTS = any_of("facts")
"""What a paper of ours says of the dossier itself; the counts are those of a filter."""
FOREIGN = re.compile(r"[^\W\d_a-zA-ZÀ-ɏ]")
"""A letter that is none of the Latin script."""
