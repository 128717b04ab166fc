"""Twelve edits that were written before anything was tuned, and that nothing was tuned by."""

from tests.verifying.edits import Edit

HELD_BACK = (
    Edit(
        "hedge lost",
        "docx",
        "was presumably meant to let Venezuela strengthen its capabilities",
        "let Venezuela strengthen its capabilities",
        {"hedge lost"},
    ),
    Edit(
        "hedge lost",
        "txt",
        "Russia could lose a great deal if Nicolás Maduro fell",
        "Russia loses a great deal once Nicolás Maduro falls",
        {"hedge lost"},
    ),
    Edit(
        "status raised",
        "docx",
        "was meant to be delivered during a visit to Moscow in October",
        "was handed over during a visit to Moscow in October",
        {"status raised"},
    ),
    Edit(
        "status raised",
        "md",
        "is planning a visit to Iran",
        "has visited Iran",
        {"status raised"},
    ),
    Edit(
        "source lost",
        "txt",
        "By figures of the US Drug Enforcement Administration, 30 tonnes of cocaine",
        "30 tonnes of cocaine",
        {"source lost"},
    ),
    Edit(
        "figure changed",
        "docx",
        "seven ships with 4,500 military personnel",
        "seven ships with 5,400 military personnel",
        {"figure or date changed"},
    ),
    Edit(
        "date changed",
        "txt",
        "(8 August 2025; as retold",
        "(18 August 2025; as retold",
        {"figure or date changed"},
    ),
    Edit(
        "caveat lost",
        "md",
        "reached Caracas by a detour over Africa; where it set out is not stated",
        "reached Caracas by a detour over Africa",
        {"caveat lost"},
    ),
    Edit(
        "denial dropped",
        "md",
        "Donald Trump denied that he is considering an order to strike Venezuela",
        "Donald Trump is considering an order to strike Venezuela",
        {"status raised"},
    ),
    Edit(
        "direction swapped",
        "docx",
        "Venezuela asked Iran for military aid",
        "Iran asked Venezuela for military aid",
        {"not in the dossier"},
    ),
    Edit(
        "invented claim",
        "docx",
        "A Russian Il-76 aircraft arrived in Caracas",
        "A Russian Il-76 aircraft with 200 soldiers on board arrived in Caracas",
        {"figure or date changed", "not in the dossier"},
    ),
    Edit(
        "paraphrase, hedge lost",
        "txt",
        "Donald Trump may try to bring down Nicolás Maduro's government under cover of fighting"
        " the drug trade in Venezuela",
        "Donald Trump is trying to topple the government of Nicolás Maduro under the pretext of"
        " fighting the drug trade in Venezuela",
        {"hedge lost"},
    ),
)
