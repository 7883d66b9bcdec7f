"""Text that was once decoded with the wrong encoding, put right again."""

from ftfy import fix_encoding


def repaired(text: str) -> tuple[str, int]:
    """The text with its mojibake read as it was meant, and how many lines that changed.

    Only the encoding is mended: quotes, ligatures, widths and white space stay as written. Line by line, because what
    went wrong in one line (a teaser, a pasted quote) says nothing of the next.
    """
    if text.isascii():
        return text, 0
    lines = text.split("\n")
    mended = [line if line.isascii() else str(fix_encoding(line)) for line in lines]
    changed = sum(old != new for old, new in zip(lines, mended, strict=True))
    return "\n".join(mended), changed
