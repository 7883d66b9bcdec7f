"""Whether a picture above the title of a dump is the site's logo."""

import re

from pipeline.extract.measure import LineFacts
from pipeline.extract.reading import ReadLine

_LOGO = re.compile(r"(?<![a-z])logo(?:s|type|tipo|typ)?(?![a-z])", re.IGNORECASE)
_WORDS_OF_LOGO = 6


def is_logo(line: ReadLine, facts: LineFacts) -> bool:
    """Whether a line above the title holds no more than the site's logo: its address or its few words say so.

    So do words that name who holds the rights.
    """
    if len(line.pictures) != 1 or line.text:
        return False
    (picture,) = line.pictures
    few = 0 < len(picture.alt.split()) <= _WORDS_OF_LOGO
    if _LOGO.search(picture.url) or (few and _LOGO.search(picture.alt)):
        return True
    rights = (facts.has("legal") | facts.holding("©")).nonzero()[0].tolist() if few else []
    return any(picture.alt in facts.texts[index] for index in rights)
