"""Judged lines become an article: paragraphs, pictures with their captions and credits, notes."""

from pipeline.extract.above_text import SIGNED
from pipeline.extract.captions_apart import UNDER_CREDIT
from pipeline.extract.characters import STOPS
from pipeline.extract.credits import caption_label, split_credit
from pipeline.extract.head import Head
from pipeline.extract.judge import Verdict
from pipeline.extract.notes import kind_of_note, says_machine
from pipeline.extract.photographers import credited
from pipeline.extract.reading import MOST_CHARACTERS, MOST_LINES, Picture, ReadLine, single_blanks
from pipeline.extract.sources import name_behind
from pipeline.extract.standfirst import lead_label
from pipeline.extract.under_pictures import is_file_name, runs_on, says_caption
from pipeline.records import KIND_OF_ROLE, Article, Image, JudgedLine, Note, Passage, PassageKind, RawPage

# Lines from a picture to what captions it, and to no line of the page.
_NEAR, _FAR = 2, 99
_EDGES = " -–—|/·()[]"


def assemble(
    page: RawPage, lines: list[ReadLine], verdicts: list[Verdict], head: Head, publication: str | None
) -> Article:
    """The article that the kept lines make up."""
    notes = _notes(lines, verdicts)
    return Article(
        title=head.headline,
        standfirst=" ".join(_unlabelled(lines[index].text) for index in head.standfirst) or None,
        authors=head.authors,
        publication=publication,
        published=head.published,
        passages=_passages(lines, verdicts),
        images=credited(_images(lines, verdicts), (lines[index].text for index in head.bylines)),
        notes=notes,
        lines=judged_lines(page, lines, verdicts),
        warnings=_warnings(page),
        machine_translated=any(note.kind == "translation" and says_machine(note.text) for note in notes),
    )


def judged_lines(page: RawPage, lines: list[ReadLine], verdicts: list[Verdict]) -> tuple[JudgedLine, ...]:
    """Every line of the page with its verdict, blank ones and those that only held markup too."""
    raw_lines = page.lines
    judged: dict[int, JudgedLine] = {}
    for line, verdict in zip(lines, verdicts, strict=True):
        numbers, what = line.numbers, (verdict.role, verdict.kept, verdict.reason, verdict.score)
        if len(numbers) == 1:
            text = line.text or " ".join([picture.alt for picture in line.pictures])
            judged[numbers[0]] = JudgedLine(numbers[0], text, *what)
        else:
            for number in numbers:
                judged[number] = JudgedLine(number, " ".join(raw_lines[number - 1].split()), *what)
    whole = len(page.text) <= MOST_CHARACTERS
    read = min(len(raw_lines) if whole else page.text.count("\n", 0, MOST_CHARACTERS) + 1, MOST_LINES)
    limit = f"{MOST_LINES:,} lines" if read == MOST_LINES else f"{MOST_CHARACTERS:,} characters"
    reason = f"stands after the first {limit}, and no more are read"
    first = [judged.get(number) or _empty(number, raw) for number, raw in enumerate(raw_lines[:read], start=1)]
    return (*first, *(_not_read(number, raw, reason) for number, raw in enumerate(raw_lines[read:], start=read + 1)))


def _without_link(line: ReadLine) -> str:
    """What a remark says, without the link behind its last sentence: "… automatically. See the original"."""
    said = line.text[: 1 + max(line.text.rfind(stop) for stop in STOPS)]
    rest = len(line.text) - len(said)
    return said if said and 1 < rest <= line.linked + 1 else line.text


def _unlabelled(text: str) -> str:
    return text[lead_label(text) :]


def _warnings(page: RawPage) -> tuple[str, ...]:
    if len(page.text) <= MOST_CHARACTERS:
        return ()
    return (f"The page has {len(page.text):,} characters; no more than the first {MOST_CHARACTERS:,} were read.",)


def _empty(number: int, raw: str) -> JudgedLine:
    if not raw or raw.isspace():
        return JudgedLine(number, "", "blank", kept=False, reason="is blank", score=0.0)
    return JudgedLine(number, "", "chrome", kept=False, reason="holds markup and no text", score=0.0)


def _not_read(number: int, raw: str, reason: str) -> JudgedLine:
    text = single_blanks(raw)
    return JudgedLine(number, text, "chrome", kept=False, reason=reason, score=0.0) if text else _empty(number, raw)


def _passages(lines: list[ReadLine], verdicts: list[Verdict]) -> tuple[Passage, ...]:
    gathered: list[tuple[PassageKind, str, tuple[int, ...]]] = []
    for line, verdict in zip(lines, verdicts, strict=True):
        kind = KIND_OF_ROLE.get(verdict.role) if verdict.kept else None
        if kind is None or not line.text:
            continue
        if kind == "table" and gathered and gathered[-1][0] == "table" and line.numbers[0] - gathered[-1][2][-1] <= 2:
            _, text, numbers = gathered.pop()
            gathered.append((kind, f"{text}\n{line.text}", numbers + line.numbers))
        else:
            gathered.append((kind, line.text, line.numbers))
    return tuple(Passage(f"p{place}", *rest) for place, rest in enumerate(gathered, start=1))


def _images(lines: list[ReadLine], verdicts: list[Verdict]) -> tuple[Image, ...]:
    images: list[Image] = []
    alts: dict[str, str] = {}
    pictured = said = -_FAR  # the lines of the last picture, and of the last credit or caption
    for line, verdict in zip(lines, verdicts, strict=True):
        if not verdict.kept or verdict.role not in {"caption", "credit"}:
            continue
        if line.pictures:
            pictured = line.numbers[-1]
            for picture in line.pictures:
                if picture.url not in alts:
                    alts[picture.url] = picture.alt
                    images.append(Image(picture.url or None, *_said_of(picture, line)))
        else:
            caption, credit = _parted(line.text, verdict)
            last = images[-1] if images else None
            if verdict.role == "credit" and (caption or not credit):
                caption, credit = None, line.text
            # What is written under a picture captions it; its own text is for those who cannot see it.
            under, pictured = bool(caption) and line.numbers[0] - pictured <= _NEAR, -_FAR
            goes_on = last is not None and (
                under
                or runs_on(alts.get(last.url or "", ""), line.text)
                or (last.caption is None and caption_label(line.text) > 0)
                or (verdict.reason == UNDER_CREDIT and line.numbers[0] - said == 1)
            )
            if last is not None and (goes_on or (last.caption is None and last.credit is None)):
                images[-1] = Image(last.url, caption, credit or last.credit)
            elif last is not None and last.credit is None and caption is None:
                images[-1] = Image(last.url, last.caption, credit)
            else:
                images.append(Image(None, caption, credit))
        said = line.numbers[-1]
    return tuple(images)


def _parted(text: str, verdict: Verdict) -> tuple[str | None, str | None]:
    """A line's caption and its credit, which nothing parts from it where the verdict says so."""
    if verdict.reason == SIGNED:
        behind = name_behind(text)
        return text[:behind].rstrip(), text[behind:]
    return split_credit(text)


def _said_of(picture: Picture, line: ReadLine) -> tuple[str | None, str | None]:
    """A picture's caption and credit: what is written beside it, or else its own text, which may be a file's name."""
    caption, credit = (None, None) if is_file_name(picture.alt) else split_credit(picture.alt)
    if not any(map(str.isalpha, line.text)) or "[" in line.text:  # a remnant of markup
        return caption, credit
    if says_caption(line):
        return caption, credit or line.text[len(picture.alt) :].strip(_EDGES) or None
    beside = split_credit(line.text)
    return beside.caption or caption, beside.credit or credit


def _notes(lines: list[ReadLine], verdicts: list[Verdict]) -> tuple[Note, ...]:
    judged = zip(lines, verdicts, strict=True)
    texts = [_without_link(line) for line, verdict in judged if verdict.kept and verdict.role == "note"]
    return tuple(Note(kind_of_note(text), text) for text in texts)
