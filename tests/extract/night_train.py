"""A text dump of an article, its head and its end to be filled in."""

from pipeline.extract.dump import extract_dump
from pipeline.extract.settings import ExtractSettings
from pipeline.records import Article, RawPage

HEADLINE = "The night train to the lakes returns after eleven years"
LEAD = (
    "The railways will run a sleeping car to the lakes again from June, because the towns on the line pay for half of "
    "what it costs. Tickets are sold from Monday, and the first train is full already."
)
TEXT = (
    "The last train left in the winter of 2015 with nine passengers and a dog. Since then the journey has taken a day, "
    "with three changes and a bus that does not run on Sundays.\n\n"
    "Four towns on the line have waited for it. Their mayors met in the waiting room of the smallest station, and they "
    "came back every spring until the railways sent somebody who could sign.\n\n"
    "The cars are older than most of the people who will sleep in them. They were mended in a shed beside the line, "
    "and the mattresses are new, says the foreman, who has slept on all of them.\n\n"
    "Whether the train stays is decided in three years. By then it must be half full on four nights of seven, and "
    "nobody in the waiting room believes that it will not be.\n\n"
)
MENU = "Home\nNews\nTravel\nMore\nSearch\nLog in\n\n"
FOOTER = "\nRelated\nA bridge for otters\nWhat the ferry costs\nThe keeper's last summer\n\nAbout us\nContact\n"


def article_of(head: str, tail: str = "") -> Article:
    text = f"{MENU}{head}\n\n{TEXT}{tail}{FOOTER}"
    return extract_dump(RawPage(id="x", path="x", kind="text", text=text, sha256=""), ExtractSettings())
