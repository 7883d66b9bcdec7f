"""Bytes that are no page of text: what they look like."""

_SIGNS = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive (or a file of an office program)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an office program"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\x00asm", "a WebAssembly program"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
)
"""First bytes and what they begin; from the registry of file(1)."""

_CONTROLS = bytes(range(0x20)).translate(None, b"\t\n\v\f\r\x1b") + b"\x7f"
_MAX_CONTROLS = 0.01
"""Share of control characters above which bytes are no text; stray ones in real pages stay far below it."""


def looks_like(data: bytes) -> str | None:
    """What kind of file begins with these bytes, or None where they may be text."""
    for sign, what in _SIGNS:
        if data.startswith(sign):
            return what
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return "an image, a sound or a film"
    if data[4:8] == b"ftyp":
        return "a film or an image"
    return None


def is_noise(data: bytes) -> bool:
    """Whether so many of these bytes are control characters that no 8-bit encoding makes text of them."""
    return len(data) - len(data.translate(None, _CONTROLS)) > _MAX_CONTROLS * len(data)
