"""Words of articles that soften, say and deny, in the languages that we can read them in."""

import re
from functools import cache

from dashboard.domain.facts import Fact
from dashboard.loading.editorial.texts import Material

STEMS = {
    "en": {
        "hedge": "probabl|presum|possib|perhaps|may|might|could|apparent|reported|alleg|likel|"
        "potential|seem|suppos|believ|thought|suspect",
        "claimed": "say|says|said|tell|told|claim|announc|declar|accus|accord|account|figure|"
        "insist|writ|argu|confirm|speak|spoke|report|state|deni|deny|estimat|fears|feared|disput",
        "denied": "deni|deny|denied|denies|no|not|never|reject|refut|dismiss|dispute",
    },
    "ru": {
        "hedge": "вероятн|возможн|может|могут|могла|могло|мог|предполож|предположит|якобы|дескать|"
        "потенциал|видимо|похоже|подозрева|наверно|пожалуй|предполагаем",
        "claimed": "заяв|сообщ|говор|сказал|отмет|пиш|писал|данным|утвержд|обвин|объяв|рассказ|"
        "подчерк|призна|добав|опроверг|отриц|дескать|мол|слов",
        "denied": "нет|не|опроверг|опровер|отриц|отверг",
    },
    "es": {
        "hedge": "probabl|quiz|tal|posibl|podr|pued|presunt|supuest|aparent|parec|seguramente|"
        "presumibl|potencial",
        "claimed": "dijo|dice|dicen|afirm|declar|anunci|según|acus|asegur|inform|neg|señal|sostuv|"
        "explic|confirm",
        "denied": "no|neg|desmint|rechaz",
    },
    "uk": {
        "hedge": "імовірн|ймовірн|можлив|може|можуть|міг|могла|нібито|мабуть|певно|потенцій|"
        "припущ|здається|підозр",
        "claimed": "заяв|повідом|каже|сказа|зазнач|пиш|писа|даним|стверд|звинувач|оголос|розпов|"
        "підкресл|визна|дода|спрост|запереч|слів",
        "denied": "ні|не|спрост|запереч|відкин",
    },
}
"""By language and by what is said: the letters that such words begin with.

Bars, not spaces, keep them apart: in files, words of Russian in a row are taken for the article.
"""


@cache
def _pattern(language: str, what: str) -> "re.Pattern[str] | None":
    stems = STEMS.get(language.split("-")[0], {}).get(what, "")
    # A stem of a few letters is a whole word: 'no' is not the beginning of 'north'.
    parts = (stem if len(stem) <= 3 else rf"{stem}\w*" for stem in stems.split("|"))
    return re.compile(rf"(?<!\w)(?!May\b)(?i:{'|'.join(parts)})(?!\w)") if stems else None


def says_in(what: str, fact: Fact, material: Material) -> bool | None:
    """Return whether the paragraphs of a fact have a word of a kind; None where nobody can tell."""
    seed = material.dossier.article_of(fact)
    pattern = _pattern(seed.language, what) if seed else None
    texts = material.lexicon.cited_texts(fact)
    if pattern is None or not texts:
        return None
    return any(pattern.search(text) for text in texts)
