"""Lines that a dump does not keep and that say the publication's own name: over the page, and of the site itself."""

from pipeline.extract.head import Head
from pipeline.extract.judge import Verdict
from pipeline.extract.measure import LineFacts
from pipeline.records import Role

_OVER: frozenset[Role] = frozenset(("menu", "chrome", "teaser"))
_UNDER: frozenset[Role] = frozenset(("comment", "teaser"))
_EDGES = " _|-–—·*"


def with_own_name(verdicts: list[Verdict], facts: LineFacts, head: Head, publication: str | None) -> list[Verdict]:
    """The verdicts, but a line that is the publication's name is called so, and one that speaks of the site chrome."""
    if publication is None:
        return verdicts
    name, found = publication.casefold(), list(verdicts)
    holding = facts.holding(publication) | facts.holding(publication.upper())
    folded = {
        index: facts.texts[index].casefold().strip(_EDGES)
        for index in holding.nonzero()[0].tolist()
        if not verdicts[index].kept
    }
    over = [index for index, text in folded.items() if text == name and index < head.first]
    for index, text in folded.items():
        role = verdicts[index].role
        if text == name and (role == "comment" or (over == [index] and role in _OVER)):  # often: a part of the site
            found[index] = _called("publication", "is the name of the publication", verdicts[index])
        elif text.startswith(f"{name} ") and index > head.last and role in _UNDER and facts.ends[index]:
            found[index] = _called("chrome", "tells about the site", verdicts[index])
    return found


def _called(role: Role, reason: str, verdict: Verdict) -> Verdict:
    return Verdict(role, kept=False, reason=reason, score=verdict.score)
