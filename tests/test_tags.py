import langcodes
import pytest

from pipeline.tags import _PLAIN, corpus_code, same_language, to_bcp47


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("pb", "pt-BR"),
        ("zt", "zh-Hant"),
        ("zh", "zh-Hans"),
        ("zh-cn", "zh-Hans"),
        ("zh-tw", "zh-Hant"),
        ("zh_TW", "zh-Hant"),
        ("zho_Hant", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant-HK"),
        ("eng_Latn", "en"),
        ("nob_Latn", "nb"),
        ("no", "nb"),
        ("nn", "nn"),
        ("iw", "he"),
        ("in", "id"),
        ("sh", "sr-Latn"),
        ("tl", "tl"),
        ("fil", "tl"),
        ("pt_BR", "pt-BR"),
        ("EN-us", "en-US"),
        (" ko ", "ko"),
        ("wuu", "zh-Hans"),
        ("zxx", "und"),
        ("", "und"),
        ("c", "und"),
        ("xx", "und"),
        ("x-default", "und"),
        ("English (UK)", "und"),
        ("{{lang}}", "und"),
    ],
)
def test_any_code_becomes_bcp_47(code: str, tag: str) -> None:
    assert to_bcp47(code) == tag


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "eng_Latn"),
        ("en-GB", "eng_Latn"),
        ("pt-BR", "por_Latn"),
        ("zh-Hans", "zho_Hans"),
        ("zh-Hant", "zho_Hant"),
        ("zh-TW", "zho_Hant"),
        ("ko", "kor_Hang"),
        ("ja", "jpn_Jpan"),
        ("hi", "hin_Deva"),
        ("sr-Latn", "srp_Latn"),
        ("sr-Cyrl", "srp_Cyrl"),
        ("tl", "tgl_Latn"),
        ("nb", "nob_Latn"),
        ("und", "und_Zyyy"),
        ("und-Deva", "und_Deva"),
    ],
)
def test_corpus_code_names_language_and_script(tag: str, code: str) -> None:
    assert corpus_code(tag) == code


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("pt", "pt-BR", True),
        ("az", "az-Latn", True),
        ("zh-TW", "zh-Hant", True),
        ("zh-Hans", "zh-Hant", False),
        ("sr", "sr-Latn", False),
        ("sr", "sr-Cyrl", True),
        ("en", "pt", False),
        ("en", "und", False),
    ],
)
def test_same_language_compares_language_and_script(one: str, other: str, same: bool) -> None:
    assert same_language(one, other) is same


@pytest.mark.parametrize("tag", sorted(_PLAIN))
def test_what_is_answered_without_langcodes_is_what_langcodes_says(tag: str) -> None:
    assert langcodes.tag_is_valid(tag)
    assert langcodes.standardize_tag(tag) == tag
