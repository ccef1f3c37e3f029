"""A small article and its analysis by hand: every level, nested and crossing claims, a hostile title."""

from workbench.articles import Article
from workbench.claims import AUTHOR, Actor, Analysis, Attribution, Claim, Factuality, Flag, Source
from workbench.spans import Span

TEXT = """\
From: Ada Example

The attack could be part of the planning.

Tehran – Militias are supported by Tehran. Also those in Strip resident Hamas is one of the groups. So far, \
the US has said there are no signs that the attack was ordered by Iran.

Plan of attack was ready for months

The content, according to the newspaper, citing participants from Iran: Nasrallah has told them to prepare for war. \
It cost $5 or $6 million, he said, and it may, sources fear, cost more. (ae)
"""
HOSTILE_TITLE = "<script>window.pwned = 1</script> & “friends” \u202egnp.exe"
HOSTILE_TEXT = """\
<script>window.pwned = 2</script> may be <img src=x onerror="window.pwned = 3"> here.

It costs $5 and $6, the mayor said. \u202eThis is turned around\u202c and \u200bhidden.
"""


def part(text, words):
    """The span of the only place where `words` stand in `text`."""
    assert 1 == text.count(words), f"{words!r} stands {text.count(words)} times"
    start = text.index(words)
    return Span(start, start + len(words))


def sample_analysis(**fields) -> Analysis:
    """Eight claims: flat, hedged, garbled, attributed, doubtful within attributed, a heading, crossing ones."""

    def at(words):
        return part(TEXT, words)

    def flag(kind, cue, scope, holder, reason):
        return Flag(kind, cue and at(cue), at(scope), holder, f"by-hand/{kind}", reason)

    attack = "The attack could be part of the planning."
    garbled = "Also those in Strip resident Hamas is one of the groups."
    signs = "there are no signs that the attack was ordered by Iran"
    told = "Nasrallah has told them to prepare for war"
    sources = (
        Source(AUTHOR, "this article", "author", "named"),
        Source("s1", "the US", "organisation", "named", (at("the US"),)),
        Source("s2", "the newspaper", "outlet", "named", (at("the newspaper"),)),
        Source(
            "s3", "participants from Iran", "group", "unnamed", (at("participants from Iran"),), "the talks were secret"
        ),
        Source("s4", "sources", "group", "unnamed", (at("sources"),)),
        Source("s5", "he", "person", "described", (at(" he "),)),
    )
    attributions = (
        Attribution("a1", "s1", (at("the US"),), (at("has said"),), (at(signs),), cue_kind="says"),
        Attribution("a2", "s2", (at("the newspaper"),), (at("according to"),), (at("citing participants from Iran"),)),
        Attribution("a3", "s3", (at("participants from Iran"),), (at("citing"),), (at(told),), "a2"),
        Attribution(
            "a4", "s5", (at(" he "),), (at("said, and"),), (at("It cost $5 or $6 million"), at("it may")), None, "says"
        ),
        Attribution("a5", "s4", (at("sources"),), (at("fear"),), (at("and it may"), at("cost more")), None, "believes"),
    )
    no_signs = "“no signs” is absence of evidence, not a denial."
    claims = (
        Claim("c1", (at(attack),), (AUTHOR,), flags=(flag("hedge", "could", attack, AUTHOR, "“could”: possible, no likelihood given."),)),
        Claim("c2", (at("Militias are supported by Tehran."),), (AUTHOR,), factuality=(Factuality(AUTHOR, "CT+", 3.0),)),
        Claim("c3", (at(garbled),), (AUTHOR,), flags=(flag("garbled", None, garbled, AUTHOR, "The word order breaks after “those in”."),)),
        Claim(
            "c4", (at(signs),), (AUTHOR, "s1"), "a1",
            (flag("absence_of_evidence", "no signs", signs, "s1", no_signs),),
            (Factuality(AUTHOR, "Uu", 0.0), Factuality("s1", "PS-", -1.0)),
        ),
        Claim("c5", (at("the attack was ordered by Iran"),), (AUTHOR, "s1"), "a1", (flag("hedge", None, signs, "s1", no_signs),)),
        Claim("c6", (at("Plan of attack was ready for months"),), (AUTHOR,)),
        Claim(
            "c7", (at(told),), (AUTHOR, "s2", "s3"), "a3",
            (flag("unnamed_source", "participants from Iran", told, "s2", "“participants from Iran” are not named."),),
        ),
        Claim("c8", (at("It cost $5 or $6 million"), at("it may")), (AUTHOR, "s5"), "a4"),
        Claim(
            "c9", (at("and it may"), at("cost more")), (AUTHOR, "s4"), "a5",
            (flag("hedge", "fear", "cost more", "s4", "“fear”: expected, not known."),
             flag("unnamed_source", "sources", "cost more", AUTHOR, "“sources” are not named.")),
        ),
    )  # fmt: skip
    actors = (Actor("n1", "Tehran", "organisation", (at("by Tehran"),)), Actor("n2", "Nasrallah", "person", (at("Nasrallah"),)),
              Actor("n3", "US", "organisation", (at("US"),)))  # fmt: skip
    article = Article.from_text(TEXT, **{"title": "Was it planned?", "outlet": "The Example", **fields})
    return Analysis(article, sources, attributions, claims, actors)


def hostile_analysis() -> Analysis:
    """An article whose title, text, source and reason all try to become markup."""
    first = part(HOSTILE_TEXT, HOSTILE_TEXT.splitlines()[0])
    money = part(HOSTILE_TEXT, "It costs $5 and $6")
    evil = Source("s1", "<b onclick=alert(1)>the mayor</b>", "person", "unnamed", (part(HOSTILE_TEXT, "the mayor"),))
    reason = "“may” <img src=x onerror=window.pwned=4>: possible."
    return Analysis(
        Article.from_text(HOSTILE_TEXT, title=HOSTILE_TITLE, origin="javascript:alert(1)"),
        (Source(AUTHOR, "this article", "author", "named"), evil),
        (Attribution("a1", "s1", evil.mentions, (part(HOSTILE_TEXT, "said"),), (money,)),),
        (
            Claim(
                "c1",
                (first,),
                (AUTHOR,),
                flags=(Flag("hedge", part(HOSTILE_TEXT, "may "), first, AUTHOR, "x", reason),),
            ),
            Claim("c2", (money,), (AUTHOR, "s1"), "a1"),
        ),
    )
