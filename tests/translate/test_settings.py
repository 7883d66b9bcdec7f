"""Languages in the config may be written as engines call them."""

import pytest

from pipeline.translate.settings import TranslateSettings


@pytest.mark.parametrize(
    ("targets", "source", "wanted"),
    [
        ({"en": ("pb", "no")}, "en", ("pt-BR", "nb")),
        ({"zh": ("en",)}, "zh-Hant", ("en",)),
        ({"no": ("en",), "*": ("pt",)}, "nb", ("en",)),
        ({"en": ("pt", "en-GB")}, "en", ("pt",)),
        ({"*": ("en",)}, "ko", ("en",)),
        ({"en": ("pt",)}, "ko", ()),
    ],
)
def test_targets_are_bcp_47(targets, source, wanted):
    assert TranslateSettings(targets=targets).targets_of(source) == wanted
