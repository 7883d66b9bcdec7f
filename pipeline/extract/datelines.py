"""Whom the first paragraph names where a report begins: its reporters, as in East Asia, or the agency it is from."""

import re
from functools import cache

from pipeline.extract.organizations import is_newsroom
from pipeline.extract.phrases import alternatives, words_of

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
_LIST = re.compile(r"[\s\u3000、，,·・]+")
# What an agency's report begins with, its own name in brackets: "(ANSA) - ROMA, 12 GEN -", "KYIV, 5 May (Ukrinform) -".
_DATELINE = re.compile(
    r"^[\W\d]{0,3}((?:[^\W\d_]++[\s,.]*){0,3}[^(（【/\[]{0,12}?)[(（【/\[]\s?([^()（）【】/\[\]\n]{3,40})[)）】/\]]"
)
_OPENING = 90  # characters of a paragraph in which an agency names itself


def reporters_in(text: str) -> tuple[str, ...]:
    """The reporters whom the first paragraph names where it begins, as newspapers of East Asia do."""
    opening = text[:120]
    found = _IN_TEXT.match(opening) or _AT_PLACE.match(opening) or _BEFORE_PLACE.match(opening)
    return tuple(dict.fromkeys(_LIST.split(found[1]))) if found else ()


def agency_in(text: str) -> str | None:
    """The agency that the first paragraph names as its source where a report begins: "(AGENZIA LIDO) - ROMA -"."""
    opening = text[:_OPENING]
    found = _reported().match(opening)
    name = found[1] if found else (dateline[2] if (dateline := _DATELINE.match(opening)) else "")
    return name.strip() if is_newsroom(name) else None


@cache
def _reported() -> re.Pattern[str]:
    """What says "according to", and an agency, as its own reports begin."""
    return re.compile(rf"(?:{alternatives(sorted(words_of('reported')))})\s+([^،,:：.]{{3,40}})[،,:：]", re.IGNORECASE)
