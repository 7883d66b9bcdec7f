"""What short lines in a row below the article are: items of a menu, counters of reactions or of articles, tags."""

from itertools import compress

from pipeline.extract.head import Head
from pipeline.extract.measure import LineFacts
from pipeline.extract.reactions import reactions, runs
from pipeline.extract.said import LABEL, SILENT, Dropped, Said, is_legal, is_like_a_tag, is_like_an_item
from pipeline.records import Role

# Lines after the text among which tags stand, items of a menu, and roles of lines that are none.
_AFTER_TAGS, _FEWEST_ITEMS = 6, 5
_NO_ITEMS = frozenset(("tag", "comment", "legal"))
_FOOTERS = frozenset(("legal", "subscription", "share"))
AGAIN = Dropped("menu", "stands in the menu above the article too")
_BETWEEN_ITEMS = Dropped("menu", "stands between items of a menu")
_COUNTED = Dropped("menu", "names a part of the site, with how many articles it has")
REACTIONS = Dropped("share", "counts the reactions of readers")


def say_lists(said: list[Said], facts: LineFacts, head: Head) -> None:
    """Add what lists below the article say by what stands in them, over them and elsewhere on the page."""
    _say_menu_again(said, facts, head)
    _say_menu_between(said, facts, head)
    for index in reactions(facts, head.last + 1):
        above = said[index - 1][0]
        listed = above is not None and above.role in {"teaser", "menu", "tag"}
        said[index] = (_COUNTED if listed else REACTIONS, False)
    _unsay_menu_among_tags(said, facts, head)


def _say_menu_again(said: list[Said], facts: LineFacts, head: Head) -> None:
    """Add to the menu what three or more short lines in a row say that stand above the article too."""
    top = head.title if head.title is not None else head.first
    texts, short = facts.texts, ((facts.mass > 0) & (facts.mass < LABEL)).tolist()
    items = set(compress(texts[:top], short))
    below = range(head.last + 1, len(said))
    again = [index for index in below if short[index] and texts[index] in items and _could_be_item(said[index])]
    for run in runs(again, 1):
        for item in run:
            said[item] = (AGAIN, False)


def _say_menu_between(said: list[Said], facts: LineFacts, head: Head) -> None:
    """Add to the menus below the article what stands between their items, or after them over the end of a footer.

    What else may name something of its own ("Podcasts", "Newsletter") is an item there, unless it is two in a row.
    """
    short = (facts.mass > 0) & (facts.mass < LABEL) & (facts.digits == 0) & ~facts.ends
    short[: head.last + _AFTER_TAGS] = False
    roles = [None if own is None else own.role for own, _ in said]
    for run in runs([index for index in short.nonzero()[0].tolist() if _is_single(roles, index)], 1):
        items = [index for index in run if roles[index] == "menu"]
        end = run[-1] + 1
        if end < len(said) and roles[end] == "legal" and roles[run[0] - 1] != "tag":  # over the end of a footer
            for index in reversed(run):
                if roles[index] not in {None, "menu", "chrome"} or not is_like_an_item(facts, index):
                    break
                said[index] = said[index] if roles[index] else (_BETWEEN_ITEMS, False)
        if len(run) < _FEWEST_ITEMS or len(items) < 2 or roles[run[0] - 1] == "tag":
            continue
        below = run[-1] + 1
        last = run[-1] if below < len(said) and roles[below] in _FOOTERS else items[-1]
        for index in run:
            if items[0] < index <= last and roles[index] != "menu":
                said[index] = (_BETWEEN_ITEMS, False)


def _is_single(roles: list[Role | None], index: int) -> bool:
    """Whether a line can stand in a menu: it says nothing, or what no line next to it says."""
    role = roles[index]
    if role is None or role == "menu":
        return True
    return role not in _NO_ITEMS and role not in roles[index - 1 : index + 2 : 2]


def _could_be_item(said: Said) -> bool:
    return said[0] is None or said[0].role not in {"share", "comment", "subscription", "body"}


def _unsay_menu_among_tags(said: list[Said], facts: LineFacts, head: Head) -> None:
    """Take for silent what names a part of a site in a list right after the text: "Education" may be a tag."""
    start = head.last + 1
    while start < min(head.last + 4, len(said)) and said[start][0] is not None:
        start += 1
    end = start
    while end < min(start + 7, len(said)) and is_like_a_tag(facts, end) and _may_be_menu(said[end]):
        if end > start and facts.gap[end]:
            break
        end += 1
    named = [index for index in range(start, end) if said[index][0] is not None]
    if 2 * len(named) <= end - start and not (end < len(said) and is_legal(said, end)):
        for index in named:
            said[index] = SILENT


def _may_be_menu(said: Said) -> bool:
    return said[0] is None or said[0].role == "menu"
