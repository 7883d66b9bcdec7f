import pytest

from pipeline.extract.organizations import is_newsroom, is_organization, is_outlet


@pytest.mark.parametrize("text", ["The Plains Gazette", "Süddorfer Landeszeitung", "한빛일보", "Diário do Porto"])
def test_a_newspaper_is_known_by_a_word(text):
    assert is_outlet(text)
    assert is_organization(text)


@pytest.mark.parametrize("text", ["Gazette", "Sara Blatt", "The gazette that told the whole town what it had seen", ""])
def test_what_is_no_newspaper(text):
    assert not is_outlet(text)


@pytest.mark.parametrize(
    "text",
    ["Vindhya News Agency", "Lokalredaktion Seeland", "خبرگزاری نیلاب", "澜江通讯社", "สำนักข่าวลุ่มน้ำ", "Agence Littoral"],
)
def test_an_agency_or_a_newsroom_has_a_name_of_its_own(text):
    assert is_newsroom(text)
    assert is_organization(text)


@pytest.mark.parametrize(
    "text", ["News agency", "Redaktion", "Vindhya News Desk", "Agenturen sind teuer geworden, sagt einer, der es weiß"]
)
def test_what_is_no_name_of_a_newsroom(text):
    assert not is_newsroom(text)


@pytest.mark.parametrize("text", ["Université de Port-Blanc", "东岸大学", "Университет Вербовска", "Redaktion"])
def test_what_people_work_for_is_nobody(text):
    assert is_organization(text)
