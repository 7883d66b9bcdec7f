"""How long HTML pages of five megabytes take: `python -m bench.big_pages`. CPU seconds; the bar is 3."""

import time

from pipeline.errors import PageError
from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings
from pipeline.records import RawPage

SIZE, BAR = 5_000_000, 3.0
PROSE = "The ferry to Hollow Island left twenty minutes late on Monday, and nobody was in a hurry to board it. "
PIECES = {
    "paragraphs": f"<p>{PROSE * 3}</p>",
    "short paragraphs": f"<p>{PROSE}</p>",
    "line breaks": f"{PROSE}<br><br>",
    "bare line breaks": "<br><br>",
    "links": "<li><a href=/a>A story of the day</a></li>",
    "table rows": "<tr><td>1931</td><td>cows</td><td>214</td></tr>",
    "figures": "<figure><img src=/a.jpg><figcaption>The boat. Photo: A B</figcaption></figure>",
    "headings": "<h2>A heading</h2>",
    "deep nesting": "<div>" * 1_500 + f"<p>{PROSE}</p>" + "</div>" * 1_500,
}


def main() -> None:
    for name, piece in PIECES.items():
        text = f"<html><body><h1>Last crossing</h1>{piece * (SIZE // len(piece))}</body></html>"
        page = RawPage(id="x", path="x.html", kind="html", text=text, sha256="")
        start = time.process_time()
        try:
            came = f"{len(extract_html(page, ExtractSettings()).passages):,} passages"
        except PageError as error:
            came = str(error)
        seconds = time.process_time() - start
        print(f"{name:18} {seconds:5.2f} s  bar {BAR:g} s  {'met' if seconds < BAR else 'missed'}  {came}")


if __name__ == "__main__":
    main()
