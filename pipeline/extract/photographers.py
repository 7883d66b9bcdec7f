"""Photographers whom a byline names beside the author: "Text: Ana Berg Foto: Lars Holm", "取材・文／… 撮影／…"."""

import re
from collections.abc import Iterable
from functools import cache

from pipeline.extract.credits import picture_words
from pipeline.extract.people_alone import names_alone
from pipeline.extract.phrases import alternatives
from pipeline.records import Image

_SIGN = r"\s?[:：／=＝]\s?"
_MARK = re.compile("[:：／=＝]")


def credited(images: tuple[Image, ...], bylines: Iterable[str]) -> tuple[Image, ...]:
    """The images with the photographer whom one of the bylines names, where no credit says anything else."""
    if not images or any(image.credit for image in images):
        return images
    named = next(filter(None, map(photographer, bylines)), None)
    return tuple(Image(image.url, image.caption, named) for image in images) if named else images


def photographer(byline: str) -> str | None:
    """Whom a byline names behind a word for a picture, after it has named who wrote; None if it names nobody so."""
    if len(_MARK.findall(byline)) < 2 or not (found := _after_author().search(byline)):
        return None
    name = found[1].strip()
    return name if names_alone(name) else None


@cache
def _after_author() -> re.Pattern[str]:
    """The pattern of a label for who wrote, a name, a label for who took the pictures, and a name."""
    shows = alternatives(sorted(picture_words()))
    name = r"[^\d:：／=＝|,，;；]{2,40}?"
    return re.compile(
        rf"^[^\d:：／=＝]{{1,20}}{_SIGN}{name}[\s,，;；|]\s?{shows}{_SIGN}({name})\s*(?:$|[|,，;；])", re.IGNORECASE
    )
