"""Edits of the exported deck and paper: those that lose something, and those that do no harm."""

from typing import NamedTuple

ALL = "all"


class Edit(NamedTuple):
    """An edit of one file: the first passage that has `find` gets `put` in its place."""

    kind: str
    file: str
    """'pptx', 'docx', 'md' or 'txt'."""
    find: str
    put: str
    lost: frozenset[str] | set[str] = frozenset()
    """Any of these must be reported; none for an edit that does no harm."""


H, S, R = {"hedge lost"}, {"source lost"}, {"status raised"}
F, C, U = {"figure or date changed"}, {"caveat lost"}, {"not in the dossier"}

HARMFUL = (
    # a hedge is lost, in several ways
    Edit("hedge lost", "pptx", "aircraft and, probably, missiles", "aircraft and missiles", H),
    Edit("hedge lost", "docx", "attacks on alleged drug boats", "attacks on drug boats", H),
    Edit(
        "hedge lost", "md", "may considerably weaken Cuba", "will considerably weaken Cuba", H | R
    ),
    Edit("hedge lost", "docx", "potentially run into the billions", "run into the billions", H),
    Edit(
        "hedge lost",
        "txt",
        "on potential US targets in Venezuela",
        "on US targets in Venezuela",
        H,
    ),
    Edit(
        "hedge lost",
        "docx",
        "Possible, “may” · 29 August 2025",
        "Reported · 29 August 2025",
        H | R,
    ),
    Edit(
        "hedge lost",
        "docx",
        "Cuba may be next on a US list",
        "Cuba is next on a US list",
        H,
    ),
    # who says so is lost
    Edit(
        "source lost",
        "pptx",
        "CNN, citing sources in the White House, reported that Donald Trump was weighing",
        "Donald Trump was weighing",
        S,
    ),
    Edit(
        "source lost",
        "txt",
        "The Washington Post reports that Venezuela asked China for military aid",
        "Venezuela asked China for military aid",
        S,
    ),
    Edit(
        "source lost",
        "txt",
        "CNN, citing sources in the White House, reported that Donald Trump was weighing",
        "Donald Trump was weighing",
        S,
    ),
    Edit(
        "source lost",
        "txt",
        "Axios, citing unnamed sources, reported that Donald Trump may try",
        "It is known that Donald Trump may try",
        S,
    ),
    Edit(
        "source lost",
        "docx",
        "Nicolás Maduro said that 5,000 portable Igla-S missiles of Russian make were deployed",
        "5,000 portable Igla-S missiles of Russian make are deployed",
        S | R,
    ),
    Edit(
        "source swapped",
        "txt",
        "The Washington Post reports that Russia was among",
        "Reuters reports that Russia was among",
        S | U,
    ),
    # the status is raised, in several ways
    Edit(
        "status raised",
        "pptx",
        "prepared a letter asking Vladimir Putin",
        "sent a letter asking Vladimir Putin",
        R,
    ),
    Edit("status raised", "docx", "was weighing options for", "decided on", R),
    Edit("status raised", "md", "was weighing options for", "ordered", R),
    Edit(
        "status raised",
        "docx",
        "was recently coordinating a shipment of military equipment and drones from Iran",
        "received a shipment of military equipment and drones from Iran",
        R,
    ),
    Edit(
        "status raised",
        "txt",
        "has not yet made a final decision on strikes",
        "has made a final decision on strikes",
        R,
    ),
    Edit(
        "status raised",
        "txt",
        "The Washington Post reports that the gathering of US forces",
        "The Washington Post confirms that the gathering of US forces",
        R,
    ),
    Edit(
        "status raised",
        "docx",
        "If Donald Trump decides on air strikes, their aim would be to force Nicolás Maduro",
        "Donald Trump's air strikes will force Nicolás Maduro",
        R | H,
    ),
    Edit(
        "status raised",
        "md",
        "declined to comment on The Washington Post's report about",
        "confirmed The Washington Post's report about",
        R,
    ),
    Edit(
        "status raised",
        "docx",
        "Venezuela asked China for military aid",
        "Venezuela obtained military aid from China",
        R,
    ),
    Edit("status raised", "docx", "Planned · October 2025", "Reported · October 2025", R),
    # figures and units
    Edit("figure changed", "docx", "seven ships with", "seventeen ships with", F),
    Edit("figure changed", "txt", "5,000 portable Igla-S", "50,000 portable Igla-S", F),
    Edit("figure changed", "md", "7 tonnes of the seized", "17 tonnes of the seized", F),
    Edit("figure changed", "docx", "4,500 military", "more than 4,500 military", F),
    Edit("figure changed", "pptx", "retells five outlets", "retells nine outlets", F),
    Edit("unit changed", "docx", "30 tonnes of cocaine", "30 kilograms of cocaine", F),
    Edit("unit changed", "txt", "50 million dollars", "50 million euros", F),
    # dates, and that they were worked out
    Edit("date changed", "docx", "26 October 2025 (date worked", "25 October 2025 (date worked", F),
    Edit("date changed", "txt", "(6 September 2025", "(16 September 2025", F),
    Edit(
        "date changed",
        "txt",
        "during a visit to Moscow in October",
        "during a visit to Moscow in July",
        F,
    ),
    Edit("date changed", "docx", "in 2023", "in 2019", F),
    Edit(
        "inferred mark lost",
        "txt",
        "(by 29 August 2025, by our reckoning)",
        "(29 August 2025)",
        F,
    ),
    Edit(
        "inferred mark lost",
        "docx",
        "26 October 2025 (date worked out)",
        "26 October 2025",
        F,
    ),
    Edit("inferred mark lost", "md", "about 20 years before", "20 years before", F),
    # caveats
    Edit("caveat lost", "pptx", "; whether it was sent is not stated", "", C),
    Edit(
        "caveat lost",
        "docx",
        "arrived in Caracas; what it carried is not stated",
        "arrived in Caracas",
        C,
    ),
    Edit("caveat lost", "txt", "; they are part of the 30 tonnes, not added to them", "", C),
    Edit("caveat lost", "md", "; a refusal to comment neither denies nor confirms it", "", C),
    Edit("caveat lost", "docx", "; which land is not stated; no outlet is named", "", C),
    # denials
    Edit(
        "denial dropped",
        "pptx",
        "Donald Trump denied that he is considering",
        "Donald Trump said that he is considering",
        R,
    ),
    Edit(
        "denial turned round",
        "docx",
        "Donald Trump denied that he is considering",
        "Donald Trump did not deny that he is considering",
        R,
    ),
    Edit("denial dropped", "txt", "Donald Trump said no", "Donald Trump said yes", R),
    Edit(
        "negated",
        "docx",
        "Venezuela asked Iran for military aid",
        "Venezuela never asked Iran for military aid",
        U | R,
    ),
    # who does what to whom
    Edit(
        "direction swapped",
        "md",
        "Venezuela asked China for military aid",
        "China asked Venezuela for military aid",
        U,
    ),
    Edit(
        "direction swapped",
        "docx",
        "Russia ratified a new strategic partnership treaty with Venezuela",
        "Venezuela ratified a new strategic partnership treaty with Russia",
        U,
    ),
    Edit(
        "name swapped",
        "docx",
        "Venezuela asked China and Iran for supplies",
        "Venezuela asked China and Russia for supplies",
        U,
    ),
    # sentences merged, reworded, invented
    Edit(
        "merged, hedge lost",
        "txt",
        "The Washington Post reports that the request for faster production by Chinese companies was"
        " presumably meant to let Venezuela strengthen its capabilities",
        "The Washington Post reports that Venezuela asked China for military aid and that the request"
        " for faster production by Chinese companies was meant to let Venezuela strengthen its"
        " capabilities",
        H,
    ),
    Edit(
        "paraphrase, hedge lost",
        "pptx",
        "US forces are gathering in the Caribbean region; the US military attacked boats that, by its"
        " own account, carried drugs.",
        "US forces are massing in the Caribbean region; the US military attacked boats that carried"
        " drugs.",
        H | S | R,
    ),
    Edit(
        "paraphrase, source lost",
        "txt",
        "In The Washington Post's judgement Russia could lose a great deal if Nicolás Maduro fell",
        "If Nicolás Maduro fell, Russia could lose a lot",
        S,
    ),
    Edit(
        "paraphrase, status raised",
        "md",
        "is planning a visit to Iran",
        "will travel to Iran for a visit",
        R,
    ),
    Edit(
        "paraphrase far away",
        "docx",
        "A Russian Il-76 aircraft arrived in Caracas; what it carried is not stated",
        "Moscow has flown weapons into the Venezuelan capital",
        U | R,
    ),
    Edit(
        "invented claim",
        "docx",
        "From one Russian-language article, which retells five outlets.",
        "Russia has promised Venezuela three submarines and a squadron of fighters.",
        U | F | R,
    ),
    Edit(
        "invented claim",
        "pptx",
        "From one Russian-language article, which retells five outlets.",
        "Cuban officers are training the Venezuelan army near Caracas.",
        U,
    ),
    Edit("typography of another language", "docx", "4,500 military", "45,000 military", F),
    Edit("in a table", "pptx", "◌ Supply, “probably”", "● Supply", H | R),
    Edit("in a table", "pptx", "By 29 Aug: 7 US ships sent", "By 29 Aug: 9 US ships sent", F),
    Edit("in notes", "pptx", "; elsewhere this is called only probable", "", C),
    Edit("in notes", "pptx", "was recently coordinating a shipment", "brought home a shipment", R),
)

HARMLESS = (
    Edit(
        "curly quotes",
        "docx",
        'elsewhere it appears without "probably"',
        "elsewhere it appears without “probably”",
    ),
    Edit("straight quotes", "docx", "elsewhere without “probably”", "elsewhere without 'probably'"),
    Edit("typography", "txt", "part of the 30 tonnes, not", "part of the 30 tonnes – not"),
    Edit("typography", "docx", "Igla-S missiles of", "Igla\u2011S missiles of"),
    Edit("a no-break space", "md", "4,500 military", "4,500\u00a0military"),
    Edit(
        "upper case",
        "docx",
        "Nicolás Maduro is in a difficult situation",
        "NICOLÁS MADURO is in a difficult situation",
    ),
    Edit("a new title", "docx", "US–Venezuela crisis", "Briefing on Venezuela"),
    Edit(
        "a new title",
        "pptx",
        "US–Venezuela crisis, as of 31 October 2025",
        "Venezuela: where things stand",
    ),
    Edit("a number in other digits", "docx", "4,500 military", "4500 military"),
    Edit("a number in other digits", "txt", "4,500 military", "4 500 military"),
    Edit("a number as a word", "md", "7 tonnes of the seized", "seven tonnes of the seized"),
    Edit("a word as a number", "docx", "seven ships", "7 ships"),
    Edit("a number as a word", "txt", "50 million dollars", "$50 million"),
    Edit("another form of date", "txt", "(8 August 2025; as retold", "(August 8, 2025; as retold"),
    Edit("another form of date", "txt", "(8 August 2025; as retold", "(2025-08-08; as retold"),
    Edit(
        "another form of date",
        "docx",
        "26 October 2025 (date worked out)",
        "26 Oct 2025 (date worked out)",
    ),
    Edit("American spelling", "docx", "modernised aircraft", "modernized aircraft"),
    Edit(
        "American spelling",
        "txt",
        "In The Washington Post's judgement Russia could",
        "In The Washington Post's judgment Russia could",
    ),
    Edit(
        "a synonym",
        "docx",
        "was weighing options for military strikes",
        "was considering options for military strikes",
    ),
    Edit(
        "a synonym",
        "txt",
        "The Washington Post reports that Venezuela asked China",
        "The Washington Post says that Venezuela asked China",
    ),
    Edit(
        "a synonym",
        "md",
        "probably also asks for supplies of missiles",
        "presumably also asks for supplies of missiles",
    ),
    Edit("a synonym", "docx", "may considerably weaken Cuba", "might considerably weaken Cuba"),
    Edit(
        "a synonym",
        "docx",
        "whether it was delivered is not stated",
        "whether it was delivered is not known",
    ),
    Edit(
        "other order",
        "txt",
        "The Washington Post reports that Venezuela asked Iran for military aid; how Iran responded is unclear",
        "How Iran responded is unclear; Venezuela asked Iran for military aid, The Washington Post reports",
    ),
    Edit(
        "other order",
        "docx",
        "Venezuela asked China and Iran for supplies of army equipment",
        "Venezuela asked Iran and China for supplies of army equipment",
    ),
    Edit(
        "passive",
        "txt",
        "The Washington Post reports that Venezuela asked China for military aid",
        "The Washington Post reports that China was asked by Venezuela for military aid",
    ),
    Edit(
        "a greeting",
        "pptx",
        "From one Russian-language article, which retells five outlets.",
        "Good morning, minister. We begin with what is known.",
    ),
    Edit(
        "a greeting",
        "txt",
        "The Washington Post reports that Russia was among",
        "Thank you for coming. The Washington Post reports that Russia was among",
    ),
    Edit(
        "what comes next",
        "pptx",
        "Maduro prepared a letter asking Putin",
        "First the letter: Maduro prepared a letter asking Putin",
    ),
    Edit(
        "a split sentence",
        "txt",
        "The Washington Post reports that the gathering of US forces in the Caribbean region prompted the requests in the letter prepared for Vladimir Putin",
        "The Washington Post reports on what came first. The gathering of US forces in the Caribbean region prompted the requests in the letter prepared for Vladimir Putin",
    ),
    Edit(
        "a split sentence",
        "docx",
        "Nicolás Maduro prepared a letter with requests to Vladimir Putin; whether it was sent or received is not stated.",
        "Nicolás Maduro prepared a letter with requests to Vladimir Putin. Whether it was sent or received is not stated.",
    ),
    Edit(
        "shorter, hedge and source kept",
        "txt",
        "Axios, citing unnamed sources, reported that Donald Trump may try to bring down Nicolás Maduro's government under cover of fighting the drug trade in Venezuela",
        "Trump may try to bring down Maduro's government under cover of fighting the drug trade, Axios reported, citing unnamed sources",
    ),
    Edit(
        "a shorter name",
        "docx",
        "Nicolás Maduro signed a decree that",
        "Maduro signed a decree that",
    ),
    Edit(
        "a translated name",
        "docx",
        "by figures of the US Drug Enforcement Administration, 30",
        "by US DEA figures, 30",
    ),
    Edit(
        "a question",
        "pptx",
        "From one Russian-language article, which retells five outlets.",
        "What do we ask of Venezuela next?",
    ),
    Edit("emphasis", "md", "Cuba may be next on a US list", "**Cuba may be next on a US list**"),
    Edit("slides in other order", "pptx", ALL, "reversed"),
    Edit("slides deleted", "pptx", ALL, "halved"),
    Edit("another font", "pptx", ALL, "font"),
    Edit("paragraphs in other order", "docx", ALL, "reversed"),
    Edit("paragraphs deleted", "md", ALL, "halved"),
    Edit("paragraphs merged", "txt", ALL, "merged"),
)
