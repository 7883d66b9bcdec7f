"""Names in bylines of Korean, Chinese and Japanese, where places, newspapers and offices stand unparted beside them."""

import re

from pipeline.extract.organizations import is_organization
from pipeline.extract.phrases import known
from pipeline.text import HAN_RANGE, HANGUL, KANA_RANGE

# "(해안=해안통신) 박도윤 기자": the place and the agency before the name.
_PLACE_AND_AGENCY = re.compile(
    r"^[(\[][^()\[\]=]{1,16}=[^()\[\]=]{1,16}[)\]]\s*|^[\[(](?=[^()\[\]]+[\])]$)|(?<=기자)[\])]$"
)
_IN_BRACKETS = re.compile(r"^\[[^\[\]=]{1,16}=([^\[\]=]+(?:기자|특파원))\]$")  # "[해안일보=박도윤 기자]"
_TEXT_AND_PICTURES = re.compile(r"글\s?[·/,]\s?사진\s?=?\s?")
_UNITS = ("부", "팀", "일보", "신문", "뉴스", "방송", "대", "대학교", "대학원", "연구소", "연구원", "학과")
_ABROAD, _OF_A_SCHOOL = ("특파원", "통신원"), ("교수", "위원", "변호사", "평론가", "연구원")
_WHOLE = 3  # syllables of most Korean names
_HAN = "[\u3400-\u9fff]"
_HANS = rf"{_HAN}{{2,4}}(?:[、，,\s]{_HAN}{{2,4}}){{0,3}}"
# "〔記者方知夏／澜江報導〕", "澜江報/ 記者方知夏/汐口即時報導", "方知夏/文 周启明/图", "記者方知夏澜江報導".
_BETWEEN_SLASHES = re.compile(
    rf"(?:^|[/／】〕〔【（(]\s?)[记記]者\s?({_HANS})\s?[/／]|^({_HANS})\s?[/／]\s?文(?:\s|$)"
    rf"|^[记記]者({_HAN}{{3}}){_HAN}{{2,6}}(?:報導|报道|報道)$"
)
_LISTED = re.compile(r"[、，,\s]")
# "ソウル＝佐藤健一", "佐藤健一＝ソウル", "汐見・佐藤健一": a place and a name, which mostly is longer.
_WITH_PLACE = re.compile(rf"^([{KANA_RANGE}{HAN_RANGE}]{{2,8}})\s?[＝=]\s?([{KANA_RANGE}{HAN_RANGE}]{{2,6}})$")
_PLACE_FIRST = re.compile(rf"^(?:[ァ-ヶー]{{2,8}}|{_HAN}{{2,3}})・([{KANA_RANGE}{HAN_RANGE}]{{4,6}})$")
_BETWEEN = re.compile(r"[・\u3000／/]|\s(?=\S{3})")


def korean_line(text: str) -> str:
    """A Korean byline without the place, the agency and the words for text and pictures before the name."""
    if not HANGUL.search(text):
        return text
    text = _PLACE_AND_AGENCY.sub("", _IN_BRACKETS.sub(r"\1", text))
    return _TEXT_AND_PICTURES.sub("", text)


def korean_names(text: str, office: str) -> tuple[str, ...]:
    """The names among the words before an office: "해안일보 박도윤", "박도윤 김서연", "도쿄 박도윤"."""
    beside = known("byline_before") | known("byline_genre") | known("desk")
    words = [word for word in text.split() if not (word in beside or word.endswith(_UNITS) or is_organization(word))]
    if len(words) < 2 or len(words[0]) == 1:
        return (" ".join(words) or text,)
    if office.strip() in _OF_A_SCHOOL:
        return (words[0],)
    whole = [word for word in words if len(word) >= _WHOLE]
    if office.strip() in _ABROAD or not whole:
        return (words[-1],)
    return tuple(whole)


def between_slashes(text: str) -> tuple[str, ...]:
    """The reporters whom slashes part from newspaper, place and what they did, in Chinese."""
    found = _BETWEEN_SLASHES.search(text)
    return tuple(_LISTED.split(next(filter(None, found.groups())))) if found else ()


def without_place(text: str) -> str:
    """A Japanese name without the place or the newspaper beside it."""
    if found := _WITH_PLACE.match(text):
        return max(found[2], found[1], key=len)
    if found := _PLACE_FIRST.match(text):
        return found[1]
    parts = _BETWEEN.split(text)
    names = [part for part in parts if not (is_organization(part) or part in known("byline_after"))]
    return names[0] if len(names) == 1 < len(parts) else text
