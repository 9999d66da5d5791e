"""Whether a text names its place and tells a time, language by language."""

import pytest

from tocsin.cap import Area
from tocsin.cap.profiles.places_named import names_place
from tocsin.cap.profiles.when import tells_time


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Go to the shelters of Kyiv.", "Kyiv, radius 20 km"),
        ("У Києві тривога", "Київ"),
        ("Тривога: Харкові загрожує обстріл", "Харків"),
        ("Жителі Львова, в укриття", "Львів"),
        ("Загроза для Ірпеня", "Ірпінь"),
        ("Увага, Одесі загрожує", "Одеса"),
        ("В Москве отключения", "Москва"),
        ("Варування: у Кривому Розі", "Кривий Ріг"),
        ("Povodeň v Praze", "Praha"),
        ("Tulva Helsingissä", "Helsinki"),
        ("Inondation à Port-au-Prince", "Port-au-Prince (Haïti)"),
        ("請頭屋鄉民眾注意", "苗栗縣頭屋鄉"),
        ("אזעקה בחיפה", "חיפה"),
        ("warning for the north coast", "the north coast"),
        ("Ål: flom", "Ål"),
        ("Å: flom", "Å (Norge), radius 5 km"),
        ("exampleville: flood", "exampleville (Canada)"),
        ("zone 12", "12"),
        ("anything", ""),
    ],
)
def test_a_place_is_named(text: str, place: str) -> None:
    assert names_place([text], [Area(area_desc=place)])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Take shelter now.", "Kyiv"),
        ("Thunder comes from the west", "Rome"),
        ("雷電預警", "北京市"),
        ("året", "Å"),
        ("take the road north", "the city of Kyiv"),
        ("the coast", "Exampleville coast"),
    ],
)
def test_a_place_is_not_named(text: str, place: str) -> None:
    assert not names_place([text], [Area(area_desc=place)])


def test_one_place_of_several_is_enough() -> None:
    assert names_place(["Flood", "Flood in Bville"], [Area(area_desc="Aville"), Area(area_desc="Bville")])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("until 15:30", "en"),
        ("until 6 PM CST", "en-US"),
        ("until 6 p.m.", "en"),
        ("from 1600 UTC", "en"),
        ("bis 18 Uhr", "de"),
        ("am 20.11. ab Mittag", "de"),
        ("klo 15.30 asti", "fi"),
        ("jusqu'à 18h30", "fr"),
        ("jusqu'à 18 h", "fr"),
        ("2024-11-20", "en"),
        ("le 20/11", "fr"),
        ("20 de noviembre", "es-419"),
        ("le 1er novembre", "fr"),
        ("20 листопада", "uk"),
        ("до 20 ноября", "ru"),
        ("November 20", "en"),
        ("20th of November", "en"),
        ("Nov. 20", "en"),
        ("11月20日", "zh"),
        ("オ午後6時", "ja"),
        ("٢٠ نوفمبر", "ar"),
    ],
)
def test_a_time_is_told(text: str, language: str) -> None:
    assert tells_time([text], language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("now, tonight, at once", "en"),
        ("20 houses, 3000 people", "en"),
        ("20 noviembre", "en"),
        ("20 November", "xx"),
        ("20 November", "no such tag"),
        ("", "en"),
        ("In November 2000 people left", "en"),
    ],
)
def test_no_time_is_told(text: str, language: str) -> None:
    assert not tells_time([text], language)
