"""Text in, its kind out: HTML, Markdown or plain text, by what it holds and, where that is open, by its name."""

import re

from pipeline.records import Kind

_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*){0,9}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(
    r"</?(?:p|div|a|br|span|h[1-6]|li|ul|ol|td|tr|table|article|section|main|img|em|strong|b|i|title|body)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"</?(?:p|div|br|h[1-6]|li|ul|ol|td|tr|table|article|section|main|body|title)\b", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\n]{0,500}?\]\([^\s()]+(?:\([^\s()]*\)[^\s()]*)*(?:\s+\"[^\"\n]*\")?\)")
_LINK = re.compile(r"(?<!!)\[[^\n]{1,500}?\]\((?:https?:|mailto:|[/#.])[^\s)]*(?:\s+\"[^\"\n]*\")?\)")
_HEADING = re.compile(r"^(?:#{1,6} \S.*|\S.*\n(?:={3,}|-{3,}))$", re.MULTILINE)

_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")
_SAMPLE = 200_000
"""Characters looked at."""


def kind_of(text: str, name: str) -> Kind:
    """The kind of a page; its name (packing endings left out) decides only where the text is open to both."""
    sample = text[:_SAMPLE]
    name = name.lower()
    if _DOCUMENT.match(sample):
        return "html"
    if name.endswith(_MARKDOWN_NAMES):
        return "markdown"
    tags = len(_TAG.findall(sample))
    if tags and name.endswith(_HTML_NAMES):
        return "html"
    marks = 0
    if "]" in sample and "](" in sample:  # one character is found many times as fast as two
        marks += 3 * len(_IMAGE.findall(sample)) + len(_LINK.findall(sample))
    if ("#" in sample and "# " in sample) or ("=" in sample and "\n===" in sample) or "\n---" in sample:
        marks += len(_HEADING.findall(sample))
    # A fragment of HTML has a tag every few words; a text about HTML has a few on the whole page. Lines whose words a
    # search engine emphasized are lines all the same: without elements that make paragraphs they would run together.
    if tags > 5 and tags > marks and tags * 400 > len(sample):
        lined = "\n" in sample.strip() and not _BLOCK.search(sample)
        if not lined:
            return "html"
    return "markdown" if marks >= 3 else "text"
