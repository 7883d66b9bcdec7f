"""Doubtful translations are flagged, each with a reason; good ones are not."""

import pytest

from pipeline.translate.check import REASONS, TRIGGERS, flags_of

SOURCE = "The council will vote on the new bridge over the river next week, the mayor said."
GOOD = "A câmara vai votar na próxima semana a nova ponte sobre o rio, disse o presidente da câmara."


@pytest.mark.parametrize(
    ("source", "target", "direction", "names"),
    [
        (SOURCE, GOOD, "en-pt", []),
        (SOURCE, "", "en-pt", ["empty"]),
        (SOURCE, "  ", "en-pt", ["empty"]),
        ("", "", "en-pt", []),
        (SOURCE, SOURCE, "en-pt", ["copied"]),
        (SOURCE, "시의회는 다음 주에 강 위의 새 다리를 놓고 투표한다.", "en-pt", ["wrong_script", "too_short"]),
        (SOURCE, "시의회는 다음 주에 강을 건너는 새 다리를 놓고 투표한다고 시장이 말했다.", "en-ko", []),
        (SOURCE, "नगर परिषद अगले सप्ताह नदी पर नए पुल के लिए मतदान करेगी, महापौर ने कहा।", "en-hi", []),
        (SOURCE, "市長によると、市議会は来週、川に架かる新しい橋について採決する予定だ。", "en-ja", []),
        (SOURCE, "The municipality decides about some crossing near town soon.", "en-hi", ["wrong_script"]),
        (SOURCE, "A câmara vai votar.", "en-pt", ["too_short"]),
        (SOURCE, GOOD + " " + "Os moradores aplaudiram muito a decisão do presidente.", "en-pt", ["too_long"]),
        ("He said no.", "Ele disse que não, não, não, não, não, não.", "en-pt", ["too_long", "repetition"]),
        ("Row, row, row, row, row, row your boat.", "Rema, rema, rema, rema, rema, rema o teu barco.", "en-pt", []),
        (SOURCE, "O presidente da câmara, o presidente da câmara, o presidente disse.", "en-pt", ["repetition"]),
        (SOURCE, "新しい橋の橋の橋の橋の橋の橋の橋の橋の市長。", "en-ja", ["repetition"]),
        ("It opened in 1987.", "Abriu nos anos oitenta.", "en-pt", ["number_lost"]),
        ("It has 4,500 seats and 1.5 floors.", "Tem 4.500 lugares e 1,5 andares.", "en-pt", []),
        ("It has 12 seats.", "इसमें १२ सीटें हैं।", "en-hi", []),
        ("The ticket costs £5 today.", "O bilhete custa 5 euros hoje.", "en-pt", ["item_lost"]),
        ('He said "no" twice.', "Ele disse não duas vezes.", "en-pt", ["quotes_unbalanced"]),
        ("Open ~/.config/app/settings.toml first.", "Abra ~/.config/app/settings.toml primeiro.", "en-pt", []),
        ("The film (पानी और पत्थर) opens.", "O filme (पानी और पत्थर) abre.", "en-pt", []),
        ("He said “no” twice.", 'Ele disse "não" duas vezes.', "en-pt", []),
    ],
)  # fmt: skip
def test_flags(source, target, direction, names):
    assert [flag.name for flag in flags_of(source, target, tuple(direction.split("-")), cut_short=False)] == names


def test_an_output_that_hit_the_limit_is_flagged():
    assert [flag.name for flag in flags_of(SOURCE, GOOD, ("en", "pt"), cut_short=True)] == ["cut_short"]


def test_every_flag_has_its_reason_in_words():
    assert {"empty", "cut_short"} < TRIGGERS < set(REASONS)
    flag = flags_of(SOURCE, "", ("en", "pt"), cut_short=False)[0]
    assert flag.reason == REASONS["empty"] == "Nothing came back for this sentence."
    assert all(reason.endswith(".") for reason in REASONS.values())
