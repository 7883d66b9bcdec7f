"""What could be somebody's name, and what is none."""

import pytest

from pipeline.extract.names import is_name, is_person, is_said_by_interfaces


@pytest.mark.parametrize(
    "text",
    [
        "Nora Petrie",
        "Ludwig van Berg",
        "Анна Мельник",
        "გიორგი მელაძე",
        "佐藤健",
        "홍길동",
        "علي حسن",
        "மு.வெண்ணிலா",
        "கே. எஸ்.குமார்",
        "ఎం.ఎస్.రావు",
        "ಎಚ್.ಎಸ್.ರಾವ್",
        "എം.ടി.വാസുദേവൻ",
        "মো.রহিম",
        "K.Ramarao",
        "В.С.Орлов",
    ],
)
def test_a_person_is_known_in_any_script(text: str) -> None:
    assert is_name(text)
    assert is_person(text)


@pytest.mark.parametrize(
    "text", ["Friederike von der Aue", "María de los Ángeles Ortuño Gil", "Thaís d’Ávila", "Lieke ’t Hart"]
)
def test_particles_count_for_no_words_of_a_name(text: str) -> None:
    assert is_person(text)
    assert not is_name("Teile das")


@pytest.mark.parametrize("text", ["the harbour office", "Room 14", "One Two Three Four Five Six", "n", ""])
def test_no_name_has_small_words_numbers_or_many_words(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nora",
        "The Ferry",
        "Nora Petrie!",
        "Last November",
        "Login Page",
        "佐藤健太郎次郎三郎",
        "வெண்ணிலா",
        "டி.வி",
        "U.S.",
        "St.Louis",
    ],
)
def test_more_is_asked_of_what_stands_alone(text: str) -> None:
    assert not is_person(text)


@pytest.mark.parametrize("text", ["Politics", "Tuesday", "Dienstag", "Kommentare", "اشترك", "分享"])
def test_what_interfaces_say_is_nobody(text: str) -> None:
    assert is_said_by_interfaces(text)


@pytest.mark.parametrize("text", ["Marta", "Марта", "Nora Petrie"])
def test_a_name_that_a_month_has_too_is_somebody(text: str) -> None:
    assert not is_said_by_interfaces(text)
