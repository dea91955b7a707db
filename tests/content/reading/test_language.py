"""The language of a text is found by its script and its words; what the source declares only helps."""

import pytest

from content.reading.language import detect_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The first ferry to the northern islands left the harbour on Monday."),
        ("ru", "Первый паром на северные острова отправился из порта в понедельник."),
        ("kk", "Солтүстік аралдарға алғашқы паром дүйсенбі күні порттан шықты."),
        ("ky", "Түндүк аралдарга биринчи паром дүйшөмбү күнү порттон жөнөп кетти."),
        ("uk", "Перший пором на північні острови вирушив із порту в понеділок."),
        ("uz", "Shimoliy orollarga birinchi parom dushanba kuni portdan jo‘nab ketdi."),
        ("tr", "Kuzey adalarına giden ilk vapur pazartesi günü limandan ayrıldı."),
        ("de", "Die erste Fähre zu den nördlichen Inseln verließ am Montag den Hafen."),
        ("es", "El primer transbordador a las islas del norte salió el lunes del puerto."),
        ("ar", "غادرت العبارة الأولى إلى الجزر الشمالية الميناء يوم الاثنين."),
        ("zh", "前往北部岛屿的第一班渡轮周一离开港口。"),
        ("ja", "北の島へ向かう最初のフェリーが月曜日に港を出ました。"),
        ("ko", "북쪽 섬으로 가는 첫 번째 여객선이 월요일에 항구를 떠났다."),
    ],
)
def test_language_of_a_sentence(language, text):
    assert detect_language(text) == language


def test_hint_decides_for_a_text_of_one_word():
    assert detect_language("Taiwan", hint="de-AT") == "de"


def test_hint_does_not_outweigh_a_clear_text():
    text = "Первый паром на северные острова отправился из порта в понедельник."
    assert detect_language(text, hint="en") == "ru"


def test_hint_in_another_script_is_not_believed():
    assert detect_language("Токаев", hint="en") != "en"


def test_text_without_letters_has_the_hint_or_no_language():
    assert detect_language("12 + 30 = 42") == ""
    assert detect_language("12 + 30 = 42", hint="kk") == "kk"


def test_hint_that_is_no_language_code_is_dropped():
    assert detect_language("12", hint="english") == ""
