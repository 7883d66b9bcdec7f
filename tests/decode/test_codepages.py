"""Labels of encodings, and Latin code pages told apart."""

import codecs

import pytest

from pipeline.decode.codepages import detected, labelled, share_explained

# Every name that chardetng may answer: https://docs.rs/chardetng
ANSWERS = [
    "Big5", "EUC-JP", "EUC-KR", "GBK", "IBM866", "ISO-2022-JP", "ISO-8859-2", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6",
    "ISO-8859-7", "ISO-8859-8", "ISO-8859-8-I", "KOI8-U", "Shift_JIS", "windows-1250", "windows-1251", "windows-1252",
    "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874",
]  # fmt: skip


@pytest.mark.parametrize("label", ANSWERS)
def test_every_answer_of_the_detector_is_known(label: str) -> None:
    encoding = labelled(label)
    assert encoding is not None
    assert codecs.lookup(encoding.codec)


@pytest.mark.parametrize("label", ["utf-7", "base64", "zlib", "rot13", "x-user-defined", "", "../../etc/passwd"])
def test_labels_that_no_browser_takes_are_unknown(label: str) -> None:
    assert labelled(label) is None


@pytest.mark.parametrize(
    ("text", "codec", "other"),
    [
        ("Az ötödik évfordulóra gyűltek össze a szőlőhegyen", "windows-1250", "windows-1252"),
        ("Žmonės džiaugiasi pavasariu, šeštadienį bus šventė", "windows-1257", "windows-1252"),
        ("Gąski i żaby łapią ślimaki", "iso-8859-2", "windows-1250"),
        ("Gąski i żaby łapią ślimaki", "windows-1250", "iso-8859-2"),
        ("Köyün dışındaki ağaçlar yeşerdi", "windows-1254", "windows-1252"),
        ("Dvě šťastná koťata", "windows-1250", "windows-1257"),
        ("Où est le cœur ? « Là-bas »", "windows-1252", "windows-1250"),
    ],
)
def test_letters_of_no_language_betray_the_wrong_code_page(text: str, codec: str, other: str) -> None:
    data = text.encode(labelled(codec).codec)
    assert share_explained(data, labelled(codec)) == 1
    assert share_explained(data, labelled(other)) < 1
    assert data.decode(detected(data).codec) == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("오늘 아침 배가 늦게 들어와 많은 사람이 기다렸다.", "euc-kr"),
        ("今朝は船が遅れて、多くの人が待っていた。", "shift_jis"),
        ("今朝は船が遅れて、多くの人が待っていた。", "euc-jp"),
        ("今天早上渡船晚点，许多人在码头等候。", "gb18030"),
        ("今天早上渡船誤點，許多人在碼頭等候。", "big5"),
    ],
)
def test_a_character_cut_in_the_middle_does_not_mislead(text: str, codec: str) -> None:
    data = "\n".join([text] * 5).encode(labelled(codec).codec)
    assert detected(data + data[:1]).name == codec


def test_plain_ascii_is_latin() -> None:
    assert detected(b"").is_latin
    assert detected(b"plain").is_latin
    assert share_explained(b"plain", labelled("windows-1254")) == 1
