"""Three paragraphs of a made report, between which tests put what a page may hold."""

from pipeline.extract.dump import extract_dump
from pipeline.extract.settings import ExtractSettings
from pipeline.records import Article, Kind, RawPage

FIRST = (
    "The wheel begins to turn two hours after high water, and nobody has to look at a clock: the whole street hears "
    "it. Since January it grinds salt instead of corn, for a cooperative of nine families that live beside the harbour."
)
SECOND = (
    "The house had been a store for nets. Its repair cost 140 thousand pounds, half of it paid by the town and the "
    "rest by two hundred people who bought one paddle of the wheel each, with their names burned into the wood."
)
THIRD = (
    "Grinding with the tide takes twice as long, says the miller, who learned her trade from an old film. The salt is "
    "coarser than any that a factory makes, and that is what the restaurants of the coast want to buy."
)


def article_of(text: str, kind: Kind = "text") -> Article:
    return extract_dump(RawPage(id="x", path="x", kind=kind, text=text, sha256="", url=None), ExtractSettings())
