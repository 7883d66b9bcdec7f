"""A made report on bakers, and what roles the lines around it have."""

from pipeline.extract.dump import read_lines
from pipeline.extract.head import Head
from pipeline.extract.measure import measure
from pipeline.extract.sections import dropped_lines
from pipeline.records import RawPage

TITLE = "Bakers of the valley share one oven again"
TEXT = (
    "The oven of the village has been lit again after forty years, and eleven bakers take turns at it all night.",
    "Nobody wrote the rules down. A notebook hangs on a nail, and a pencil, and the pencil has not been needed.",
)


def roles_of(above="", below="", between="", kind="text"):
    """The role by its text of each line that stands around the title and the text and is not kept."""
    mark = "# " if kind == "markdown" else ""
    text = "\n".join((above, mark + TITLE, between, *TEXT, below))
    lines = read_lines(RawPage(id="x", path="x", kind=kind, text=text, sha256=""))
    texts = [line.text for line in lines]
    kept = [text in {TITLE, *TEXT} or text.startswith("Correction:") for text in texts]
    head = Head(title=texts.index(TITLE), headline=TITLE, first=texts.index(TEXT[0]), last=texts.index(TEXT[1]))
    return {texts[index]: dropped.role for index, dropped in dropped_lines(measure(lines), kept, head)}


def role_below(line: str, kind: str = "text") -> str:
    """The role of a line in the footer of a page, among links to others."""
    text = line if kind == "text" else line.replace("](", "").replace("[", "")
    roles = roles_of(below=f"\nA mill without a river runs in the north\n{line}", kind=kind)
    return roles[text] if text in roles else [*roles.values()][-1]
