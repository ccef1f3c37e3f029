"""Nouns by which a person is called, beside the name: by sex, by trade, by what somebody is known for."""

WOMEN = {"daughter", "wife", "mother", "sister", "widow", "woman", "girl", "queen", "princess", "spokeswoman", "aunt",
         "niece", "grandmother", "chairwoman", "businesswoman", "actress", "nun", "girlfriend", "landlady"}  # fmt: skip
MEN = {"son", "husband", "father", "brother", "man", "boy", "king", "prince", "spokesman", "uncle", "nephew",
       "grandfather", "chairman", "businessman", "monk", "boyfriend", "widower", "landlord"}  # fmt: skip
SEXES = {"man": WOMEN, "woman": MEN}  # who cannot be called so
# What an article is about somebody for: "the thrower", "the novelist" is whoever it has named. Goalkeepers are two.
FAMES = {"athlete", "runner", "sprinter", "swimmer", "boxer", "golfer", "thrower", "jumper", "skier", "cyclist",
         "singer", "actor", "actress", "musician", "composer", "pianist", "cellist", "violinist", "novelist", "poet",
         "playwright", "painter", "sculptor", "filmmaker", "billionaire", "millionaire", "tycoon", "magnate", "mogul",
         "entrepreneur", "businessman", "businesswoman", "candidate", "challenger", "incumbent", "nominee", "contender",
         "frontrunner", "champion", "activist", "campaigner", "dissident", "defendant", "accused", "whistleblower",
         "comedian"}  # fmt: skip
# Nouns for a person that many have at once. "The mayor" is an office and may well be somebody else.
CALLINGS = {*FAMES, "analyst", "official", "diplomat", "officer", "expert", "economist", "historian", "researcher",
            "scientist", "lawyer", "spokesman", "spokeswoman", "spokesperson", "lawmaker", "senator", "professor",
            "engineer", "writer", "author", "adviser", "advisor", "aide", "envoy", "source", "politician",
            "journalist", "man", "woman"}  # fmt: skip
WIDE = {"official", "politician", "source", "man", "woman"}  # whoever holds an office can be called so
