"""Captions of dumps that neither a picture nor a credit tells, but their own words.

They are labelled ("Image caption, …"), or say where somebody stands ("Jane Doe, left, …", "（左）"), that a
picture shows something ("In this undated photo", "图为…"), of what kind it is ("(file photo)"), or, in Japanese, when
and where it was taken ("＝１０日、市役所"), or end with the day, behind a comma ("…, in Port Hope, on March 8, 2026.").
Captions that say nothing of the kind cannot be told from short paragraphs: a logit over length, neighbours, blank
lines and scores, learned on the captions of the development pages, lost a paragraph for each caption.
"""

import re
from functools import cache

from pipeline.extract.characters import SPEECH, Class
from pipeline.extract.credits import caption_label
from pipeline.extract.measure import LineFacts
from pipeline.extract.phrases import alternatives, known, words_of
from pipeline.extract.rare_phrases import UNSPACED, lines_with

LONGEST, MOST_STOPS = 260, 3
"""Letters and stops of a caption that neither a picture nor a credit tells."""
# Capitals of a line that names whom it places, in scripts that have them.
_FEWEST_NAMES = 2
_BEFORE, _AFTER = r"[(\[（［【,，،;、]", r"[)\]）］】,，،;:：、]"
# "生徒たち＝１０日、汐見市灯台町": no sentence, and a day or a place behind the sign.
_TAKEN_AT = re.compile(r"[\u3041-\u9fff][^＝]*＝[^。＝]*(?:[0-9０-９]日|[都道府県市区町村郡駅港館])[^。＝]{0,20}$")
# ", on Sunday, March 8, 2026.": what stands between a comma and the day on which a picture was taken; words before it.
_BEFORE_DAY = re.compile(r"[,،，]\s(?:(?:on|le|el|em|am|il|op|den)\s)?(?:([^\W\d_]{3,12}),?\s)?$")
_FEWEST_WORDS = 8
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_KEYS = ("placed", "shows", "kind_of_picture", "caption_label")


def pictured(facts: LineFacts, places: range) -> frozenset[int]:
    """The lines among these whose own words say that they describe a picture."""
    fits = (facts.mass < LONGEST) & (facts.stops <= MOST_STOPS) & (facts.linked < 0.5) & ~facts.row
    fits[: places.start] = fits[places.stop :] = False
    near = lines_with(facts.texts, facts.vocabulary, facts.scripts, fits, _KEYS)
    if "＝" in facts.joined:
        near.update(facts.holding("＝").nonzero()[0].tolist())
    said = (index for index in near if fits[index] and _says_so(facts, index))
    sentence = fits & facts.ends & (facts.words >= _FEWEST_WORDS)
    taken = (index for index in facts.dates if sentence[index] and _taken_on(facts, index))
    return frozenset((*said, *taken))


def _taken_on(facts: LineFacts, index: int) -> bool:
    """Whether a single sentence ends with a day of a year that the page gives elsewhere too, behind a comma."""
    text, date = facts.texts[index].rstrip(".。)"), facts.dates[index]
    if facts.stops[index] > 1 + date.count(".") or facts.counts[index, Class.QUOTE] or not text.endswith(date):
        return False
    before = _BEFORE_DAY.search(text, 0, len(text) - len(date))
    if before is None or (before[1] and before[1].casefold() not in known("days")):
        return False
    if not before[1] and text[: before.start()].casefold().endswith(words_of("days")):  # "on Sunday, March 8"
        return False
    years = {year for other, said in facts.dates.items() if other != index for year in _YEAR.findall(said)}
    return not years.isdisjoint(_YEAR.findall(date))


def _says_so(facts: LineFacts, index: int) -> bool:
    text = facts.texts[index]
    if text.startswith(SPEECH):
        return False
    lowered = text.lower()
    if caption_label(text) or _shows().match(lowered) or _of_kind().search(lowered):
        return True
    if "＝" in text and _TAKEN_AT.search(text):
        return True
    if not _placed().search(f",{lowered}"):
        return False
    cased = facts.counts[index, Class.UPPER] > 0
    return bool(not cased or facts.counts[index, Class.CAPITAL] > _FEWEST_NAMES)


@cache
def _placed() -> re.Pattern[str]:
    """The pattern of "(left)" and ", left,", in small letters."""
    words = alternatives(sorted(words_of("placed")))
    return re.compile(rf"{_BEFORE}\s?{words}\s?{_AFTER}")


@cache
def _shows() -> re.Pattern[str]:
    """The pattern of how a caption begins: "In this undated photo"."""
    words = alternatives(sorted(words_of("shows")))
    return re.compile(rf"\W*{words}(?:(?<={UNSPACED})|(?!\w))")


@cache
def _of_kind() -> re.Pattern[str]:
    """The pattern of "(file photo)" at the end of a caption, or behind its last stop."""
    words = alternatives(sorted(words_of("kind_of_picture")))
    return re.compile(rf"[(\[（【.!?。|–—:]\s?{words}\s?[)\]）】]?[.。]?$")
