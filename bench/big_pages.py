"""How long HTML pages of five megabytes take, in CPU seconds: `python -m bench.big_pages`."""

import time

from bench._bars import state
from pipeline.errors import PageError
from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings
from pipeline.records import RawPage

SIZE = 5_000_000
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
    slowest = 0.0
    for name, piece in PIECES.items():
        text = f"<html><body><h1>Last crossing</h1>{piece * (SIZE // len(piece))}</body></html>"
        page = RawPage(id="x", path="x.html", kind="html", text=text, sha256="")
        start = time.process_time()
        try:
            came = f"{len(extract_html(page, ExtractSettings()).passages):,} passages"
        except PageError as error:
            came = str(error)
        seconds = time.process_time() - start
        slowest = max(slowest, seconds)
        print(f"{name:18} {seconds:5.2f} s  {came}")
    state("HTML: CPU seconds for 5 MB", slowest)


if __name__ == "__main__":
    main()
