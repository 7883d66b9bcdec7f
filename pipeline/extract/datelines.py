"""What a report names where it begins or ends: its reporters, as in East Asia, the agency it is from, its date."""

import re
from functools import cache

from pipeline.extract.bylines import find_authors
from pipeline.extract.dates import find_date
from pipeline.extract.organizations import is_newsroom
from pipeline.extract.people_alone import names_alone
from pipeline.extract.phrases import alternatives, words_of
from pipeline.text import KANA_RANGE, UNSPACED_NAME

_IN_TEXT = re.compile(
    r"^[^（(]{0,30}[（(]\s?(?:本报|本報|本刊|见习|見習|特约|特約|实习|實習|全媒体|首席)*(?:记者|記者)[\s:：]*"
    r"([\u4e00-\u9fff·]{2,4}(?:[\s\u3000、，,]+[\u4e00-\u9fff·]{2,4}){0,3})(?:[^）)]{0,16})[）)]"
)
# "(서울=한국통신) 홍길동 기자 = …", "【釜山＝佐藤健】…".
_AT_PLACE = re.compile(
    r"^[(\[【〔（](?:[^()=＝【】]{1,16}[=＝][^()=＝]{2,16}[)\]】〕）]\s?(?=[\uac00-\ud7a3·,\s]{2,40}(?:기자|특파원)\s?=)"
    r"|(?!写真|撮影|資料|図|文|聞き手)[^()=＝【】]{1,12}[=＝](?=[\u3040-\u30ff\u4e00-\u9fff・、]{3,16}】))"
    r"([\uac00-\ud7a3]{2,4}(?:[·,\s]+(?!기자|특파원)[\uac00-\ud7a3]{2,4})*(?=\s)"
    r"|[\u3040-\u30ff\u4e00-\u9fff]{3,6}(?:[、・][\u3040-\u30ff\u4e00-\u9fff]{3,6})*(?=】))"
)
# "（東海社記者王小明台北10日電）": names of three letters, of two where the place would be of one.
_BEFORE_PLACE = re.compile(
    r"^[（(〔\[]\s?[\u3400-\u9fff]{0,8}?[記记]者((?:[\u3400-\u9fff]{2,4}[、，,])*[\u3400-\u9fff]{2,3})"
    r"[／/]?[\u3400-\u9fff]{2,8}?(?:\d{1,2}日?|[專专綜综])[^）)〕\]]{0,8}[電电報报稿導导][^）)〕\]]{0,4}[）)〕\]]"
)
_KANA = re.compile(f"[{KANA_RANGE}]")
_LIST = re.compile(r"[\s\u3000、，,·・]+")
# "〔記者王小明、李大華／台北報導〕", "〔編譯王小明／綜合報導〕": a slash parts the names from the place.
_BEFORE_SLASH = re.compile(
    r"^[（(〔\[【]\s?[\u3400-\u9fff]{0,8}?(?:[记記]者|[编編][译譯])\s?"
    r"([\u3400-\u9fff]{2,4}(?:[、，,\s][\u3400-\u9fff]{2,4}){0,3})"
    r"\s?[／/]\s?[^）)〕\]】]{0,10}(?:[電电報报][導导]?|[專专]訪|[综綜]合)[）)〕\]】]"
)
# Whom a text names where it ends: "…もうない。（梶谷文乃）", "……长椅了。（记者 方知夏）".
_AT_THE_END = re.compile(r"(?:^|[。！？!?」』”…]\s?)[（(〔【［]([^（()）〔〕【】［］]{2,24})[）)〕】］]$")
# What an agency's report begins with, its own name in brackets: "(ANSA) - ROMA, 12 GEN -", "KYIV, 5 May (Ukrinform) -".
_DATELINE = re.compile(
    r"^[\W\d]{0,3}((?:[^\W\d_]++[\s,.]*){0,3}[^(（【/\[]{0,12}?)[(（【/\[]\s?([^()（）【】/\[\]\n]{3,40})[)）】/\]]"
)
_AFTER_DATE = re.compile(r"\s[-–—―|]+\s")
_SIGNATURE, _CLOSING = 30, frozenset(")）〕】］")  # characters of a text's end that sign it, and the last one
_END_MARKS = "+＋*＊※■□◆◇●○▲△ "  # what newspapers set behind the last word
_OPENING = 90  # characters of a paragraph in which an agency names itself


def reporters_in(text: str) -> tuple[str, ...]:
    """The reporters whom the first paragraph names where it begins, as newspapers of East Asia do."""
    opening = text[:120]
    found = _IN_TEXT.match(opening) or _AT_PLACE.match(opening) or _BEFORE_PLACE.match(opening)
    found = found or _BEFORE_SLASH.match(opening)
    return tuple(dict.fromkeys(_LIST.split(found[1]))) if found else ()


def signed_in(text: str, article: str) -> tuple[str, ...]:
    """Whom the last paragraph of an article names in brackets where it ends, as newspapers of East Asia sign theirs."""
    text = text.rstrip(_END_MARKS)
    found = _AT_THE_END.search(text[-_SIGNATURE:]) if text[-1:] in _CLOSING else None
    if not found or not UNSPACED_NAME.match(found[1]):
        return ()
    named = find_authors(found[1]) or names_alone(found[1])
    # A blank parts two Chinese names; the Japanese put it inside of one.
    return named if _KANA.search(article) else tuple(one for name in named for one in name.split())


def agency_in(text: str) -> str | None:
    """The agency that the first paragraph names as its source where a report begins: "(AGENZIA LIDO) - ROMA -"."""
    opening = text[:_OPENING]
    found = _reported().match(opening)
    name = found[1] if found else (dateline[2] if (dateline := _DATELINE.match(opening)) else "")
    return name.strip() if is_newsroom(name) else None


def date_in(text: str) -> str | None:
    """The date that the first paragraph begins with, up to a dash: "11.2.2026 - Snow …", "BERN, 3 May 2026 – …"."""
    found = _AFTER_DATE.search(text, 0, _OPENING)
    return find_date(text[: found.start()]) if found else None


@cache
def _reported() -> re.Pattern[str]:
    """What says "according to", and an agency, as its own reports begin."""
    return re.compile(rf"(?:{alternatives(sorted(words_of('reported')))})\s+([^،,:：.]{{3,40}})[،,:：]", re.IGNORECASE)
