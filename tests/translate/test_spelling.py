"""What a vocabulary cannot spell is kept, or spelled as it can."""

import pytest

from pipeline.translate.spelling import keep_unspellable


class Portuguese:
    """Spells small letters of Portuguese, of capitals only ASCII, and knows `India` whole."""

    def spells(self, text):
        return all(char.isascii() or char in "áàâãéêíóôõúç" for char in text) and "^" not in text

    def cost(self, word):
        return 1.0 if word == "India" else 3.0


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("O rio é largo.", "O rio é largo."),
        ("A palavra 마음 e मीरा aqui.", "A palavra [마음] e [मीरा] aqui."),
        ("O sinal ^ e → aqui.", "O sinal [^] e [→] aqui."),
        ("Um café naïf de Wałęsa.", "Um café naif de [Wałęsa]."),
        ("Às dez, a Índia venceu Çelik.", "às dez, a India venceu [Çelik]."),
        ("A marca Ελλάδα vende.", "A marca [Ελλάδα] vende."),
    ],
)
def test_in_portuguese(text, kept):
    assert keep_unspellable(text, Portuguese(), "[{}]".format) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The word 정 means heart.", "The word [정] means heart."),
        ("서울의 漢江 옆에서 BTS가 노래했다.", "서울의 漢江 옆에서 BTS가 노래했다."),
        ("東京のタワーは NHK の隣。", "東京のタワーは NHK の隣。"),
        ("दिल्ली में 서울 का नाम", "दिल्ली में [서울] का नाम"),
        ("“No” – 5 °C…", "“No” – 5 °C…"),
    ],
)
def test_without_a_vocabulary_only_foreign_scripts_are_kept(text, kept):
    assert keep_unspellable(text, None, "[{}]".format) == kept
