"""What the tests of charts in rows and columns ask of a scene."""

from dashboard.scenes.shapes import NARROW, PAPER, PHONE, SLIDE, WIDE, Mark, Text
from tests.scenes.seen import covering, outside, texts

FRAMES = {"phone": PHONE, "narrow": NARROW, "wide": WIDE, "slide": SLIDE, "paper": PAPER}


def group_of(scene, fact):
    """The first group that stands for a fact."""
    return next(group for group in scene.groups if fact in group.facts)


def words_of(group):
    """The words of a group."""
    return " ".join(line for one in group.shapes if isinstance(one, Text) for line in one.lines)


def mark_of(group):
    """The symbol of a group, and how its line is drawn."""
    [mark] = [one for one in group.shapes if isinstance(one, Mark)]
    return mark.symbol, mark.stroke.dash


def keys(scene):
    """The words of the legend."""
    return [key.words for key in scene.legend]


def is_legible(scene, frame):
    """Whether nothing is crossed, cut off or too small, and a height that is given is kept."""
    smallest = min((text.size for text in texts(scene)), default=frame.size)
    return (
        not covering(scene)
        and not outside(scene)
        and smallest >= frame.size * 0.85 - 0.1
        and (not frame.height or scene.height <= frame.height)
    )
