import pytest
from picture_cases import BRYANSK, NOON, Chart, claim, document

from tocsin.picture import build
from tocsin.picture.told_distance import Told, told_distances
from tocsin.reading.claim import NamedPlace

KYIV = NamedPlace("Kyiv", "UA")


@pytest.mark.parametrize(
    ("lang", "words", "told"),
    [
        ("fr", "tombés à près de 1 000 km de la frontière ukrainienne", Told("border", 1000, "près de", "UA")),
        ("fr", "à 1\u202f200 kilomètres de la frontière avec la Russie", Told("border", 1200, "", "RU")),
        ("fr", "à 15 km au nord de Kyiv", Told("place", 15, "", place=KYIV)),
        ("en", "a village about 30 km from the border", Told("border", 30, "about")),
        ("en", "some 1,000 kilometres from the Ukrainian border", Told("border", 1000, "some", "UA")),
        ("en", "more than 40 km from the border with Poland", Told("border", 40, "more than", "PL")),
        ("en", "20 km north-west of Kyiv", Told("place", 20, "", place=KYIV)),
        ("es", "a unos 30 km de la frontera con Polonia", Told("border", 30, "unos", "PL")),
        ("it", "a circa 30 chilometri dal confine", Told("border", 30, "circa")),
        ("de", "rund 30 Kilometer von der Grenze zu Polen", Told("border", 30, "rund", "PL")),
        ("uk", "близько 30 км від кордону", Told("border", 30, "близько")),
        ("ru", "около 1 000 км от границы", Told("border", 1000, "около")),
        ("en", "a range of 300 km", None),
        ("en", "300 km of trenches", None),
        ("xx", "30 km from the border", None),
    ],
)
def test_told_distances(lang: str, words: str, told: Told | None) -> None:
    assert told_distances(words, lang) == ((told,) if told else ())


@pytest.mark.parametrize(
    ("km", "end"),
    [
        ("500", "measured from Bryansk: 520 km, which agrees."),
        ("1,000", "measured from Bryansk: 520 km, 480 km less: the place or the distance is told wrongly or "
         "loosely."),
    ],
)  # fmt: skip
def test_notes(km: str, end: str) -> None:
    text = f"Drones fell on Bryansk, {km} km from the Ukrainian border. A depot 3 km from the border is whole."
    told = claim("strike.drone", place=BRYANSK, evidence={"start": 0, "end": 22})
    (event,) = build([(document(text=text), [told])], now=NOON, atlas=Chart()).events
    assert event.notes == (f"Told as {km} km from the border of Ukraine; {end}",)


def test_no_note_on_a_place_that_the_atlas_does_not_know() -> None:
    text = "Drones fell on Nowhere, 500 km from the Ukrainian border."
    told = claim("strike.drone", place=NamedPlace("Nowhere", "RU"), evidence={"start": 0, "end": 22})
    (event,) = build([(document(text=text), [told])], now=NOON, atlas=Chart()).events
    assert event.notes == ()
