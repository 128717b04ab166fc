"""A second set, written when all else was done: first run without a change for its sake.

Then it had 13 of its 18 losses caught and one false alarm in 16. What it showed in general was
mended afterwards; what is missed still stands in `test_rates.py`.
"""

from tests.verifying.edits import Edit

LOSING = (
    Edit(
        "hedge lost",
        "docx",
        "may now be smaller than in past years",
        "is now smaller than in past years",
        {"hedge lost"},
    ),
    Edit(
        "hedge lost",
        "md",
        "A change of power in Venezuela may cost Russia one of its main allies",
        "A change of power in Venezuela costs Russia one of its main allies",
        {"hedge lost"},
    ),
    Edit(
        "hedge lost",
        "txt",
        "may even bring Russia some unexpected advantages",
        "brings Russia some unexpected advantages",
        {"hedge lost"},
    ),
    Edit(
        "source lost",
        "txt",
        "Bloomberg reports that Donald Trump denied",
        "Donald Trump denied",
        {"source lost"},
    ),
    Edit(
        "source lost",
        "txt",
        "The Wall Street Journal reports that the US military has already attacked",
        "The US military has already attacked",
        {"source lost"},
    ),
    Edit(
        "source lost",
        "docx",
        "By the US military's own account the boats attacked in the Caribbean Sea and the eastern Pacific carried drugs",
        "The boats attacked in the Caribbean Sea and the eastern Pacific carried drugs",
        {"status raised", "source lost"},
    ),
    Edit(
        "status raised",
        "docx",
        "Vice-President Delcy Rodríguez said that the decree on extra powers will apply",
        "The decree on extra powers will apply",
        {"status raised", "source lost"},
    ),
    Edit(
        "status raised",
        "md",
        "Nicolás Maduro is accused of international drug trafficking",
        "Nicolás Maduro was convicted of international drug trafficking",
        {"status raised", "not in the dossier"},
    ),
    Edit(
        "status raised",
        "docx",
        "announced a reward of 50 million dollars",
        "paid out a reward of 50 million dollars",
        {"status raised"},
    ),
    Edit(
        "figure changed",
        "docx",
        "promised about 20 years before",
        "promised about 12 years before",
        {"figure or date changed"},
    ),
    Edit(
        "date changed",
        "docx",
        "opened in the Venezuelan state of Aragua; no town is named. [2] Reported · July 2025",
        "opened in the Venezuelan state of Aragua; no town is named. [2] Reported · June 2025",
        {"figure or date changed"},
    ),
    Edit(
        "date changed",
        "txt",
        "since mid-September'",
        "since mid-August'",
        {"figure or date changed"},
    ),
    Edit("caveat lost", "docx", "; that Cuba's is meant is our reading", "", {"caveat lost"}),
    Edit(
        "denial dropped",
        "docx",
        "he himself denied considering an order to strike",
        "he himself considered an order to strike",
        {"caveat lost", "status raised"},
    ),
    Edit(
        "name swapped",
        "docx",
        "A Russian Il-76 aircraft arrived in Caracas",
        "An Iranian Il-76 aircraft arrived in Caracas",
        {"not in the dossier"},
    ),
    Edit(
        "name swapped",
        "txt",
        "Axios, citing unnamed sources",
        "The Guardian, citing unnamed sources",
        {"not in the dossier", "source lost"},
    ),
    Edit(
        "negated",
        "docx",
        "There is no sign in the current crisis that Russia is stepping up its support",
        "There are signs in the current crisis that Russia is stepping up its support",
        {"status raised", "not in the dossier"},
    ),
    Edit(
        "invented detail",
        "docx",
        "prepared a letter with requests to Vladimir Putin",
        "prepared a letter with requests for nuclear weapons to Vladimir Putin",
        {"status raised", "not in the dossier"},
    ),
)

REWORDED = (
    Edit(
        "rewording that keeps all",
        "docx",
        "is tied down by the war in Ukraine",
        "is tied down by its war in Ukraine",
    ),
    Edit(
        "rewording that keeps all",
        "docx",
        "would hit Russia hard",
        "would be a hard blow to Russia",
    ),
    Edit(
        "rewording that keeps all",
        "txt",
        "reports that the United States is gathering forces",
        "writes that US forces are gathering",
    ),
    Edit(
        "rewording that keeps all",
        "txt",
        "Donald Trump was weighing options",
        "President Trump was weighing options",
    ),
    Edit(
        "rewording that keeps all",
        "docx",
        "announced a reward of 50 million dollars for information",
        "announced a reward of $50m for information",
    ),
    Edit(
        "rewording that keeps all",
        "md",
        "The Kremlin declined to comment on",
        "The Kremlin would not comment on",
    ),
    Edit(
        "rewording that keeps all",
        "docx",
        "; whether it left or arrived is not stated",
        "; whether it left or arrived is not known",
    ),
    Edit(
        "rewording that keeps all",
        "txt",
        "(26 October 2025, by our reckoning",
        "(Sunday 26 October 2025, by our reckoning",
    ),
    Edit(
        "rewording that keeps all",
        "docx",
        "gross violations of human rights",
        "gross human rights violations",
    ),
    Edit("rewording that keeps all", "docx", "in defence and security", "in defense and security"),
    Edit(
        "rewording that keeps all",
        "pptx",
        "US forces are gathering in the Caribbean region",
        "US forces gather in the Caribbean region",
    ),
    Edit(
        "rewording that keeps all",
        "txt",
        "Russia remains Nicolás Maduro's main support",
        "Russia remains Maduro's main backer",
    ),
    Edit(
        "rewording that keeps all",
        "docx",
        "From one Russian-language article, which retells five outlets.",
        "We drew all of this from a single article. It retells five outlets.",
    ),
    Edit("rewording that keeps all", "docx", "is in a difficult situation", "is in a tight spot"),
    Edit("rewording that keeps all", "txt", "could lose a great deal if", "might lose a lot if"),
    Edit(
        "rewording that keeps all",
        "docx",
        "Such cocaine deliveries are the main source of profit",
        "Such deliveries of cocaine are the chief source of profit",
    ),
)
