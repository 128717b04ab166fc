"""What stands on a slide, as plain words."""

from dataclasses import replace

from dashboard.deck.model import Drawing, Table, Words


def words(content):
    """The words of its blocks, line breaks taken out, a table row by row."""
    found = []
    for block in content.blocks:
        if isinstance(block, Words):
            found += [signed(one) for one in block.paragraphs]
        elif isinstance(block, Table):
            found += rows(block)
    return found


def rows(table):
    return [
        " | ".join("; ".join(map(signed, cell.paragraphs)) for cell in row) for row in table.rows
    ]


def signed(paragraph):
    return " ".join(filter(None, (paragraph.sign, paragraph.text)))


def drawings(content):
    return [block for block in content.blocks if isinstance(block, Drawing)]


def table_of(content):
    [found] = [block for block in content.blocks if isinstance(block, Table)]
    return found


def decked(dossier, *slides):
    """A dossier with these slides and no others."""
    return replace(dossier, config=replace(dossier.config, slides=slides))
