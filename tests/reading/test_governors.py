"""Who tells whom to do it."""

import pytest
from reading_cases import claims

CASES = [
    (
        "fr",
        "Le Canada a ordonné à son personnel de se mettre à l'abri.",
        "people.shelter",
        "ordered",
        "CAN",
        "CAN.staff",
    ),
    (
        "fr",
        "L'Allemagne appelle ses ressortissants à quitter Beyrouth.",
        "people.leave",
        "advised",
        "DEU",
        "DEU.nationals",
    ),
    ("fr", "Les habitants de Kharkiv doivent rester chez eux.", "people.shelter", "ordered", "", "UKR.civilians"),
    (
        "fr",
        "Le maire de Kharkiv a ordonné aux habitants d'évacuer.",
        "people.evacuate",
        "ordered",
        "UKR.local",
        "UKR.civilians",
    ),
    ("fr", "La Belgique déconseille tout voyage au Mali.", "people.avoid", "advised", "BEL", ""),
    (
        "fr",
        "La Belgique déconseille à ses ressortissants tout voyage au Mali.",
        "people.avoid",
        "advised",
        "BEL",
        "BEL.nationals",
    ),
    (
        "fr",
        "La Russie n'a pas demandé à ses ressortissants de quitter Beyrouth.",
        "people.leave",
        "negated",
        "RUS",
        "RUS.nationals",
    ),
    ("en", "Canada told its staff to take shelter.", "people.shelter", "ordered", "CAN", "CAN.staff"),
    ("en", "Germany urged its nationals in Beirut to leave.", "people.leave", "advised", "DEU", "DEU.nationals"),
    ("en", "Canadians were advised to leave Beirut.", "people.leave", "advised", "", "CAN.nationals"),
    (
        "en",
        "The mayor of Kharkiv ordered residents to evacuate.",
        "people.evacuate",
        "ordered",
        "UKR.local",
        "UKR.civilians",
    ),
    ("en", "Belgium advised against all travel to Mali.", "people.avoid", "advised", "BEL", ""),
    (
        "de",
        "Deutschland fordert seine Staatsangehörigen in Beirut auf, das Land zu verlassen.",
        "people.leave",
        "advised",
        "DEU",
        "DEU.nationals",
    ),
]


@pytest.mark.parametrize(("lang", "text", "act", "status", "who", "to_whom"), CASES)
def test_who_tells_whom(lang: str, text: str, act: str, status: str, who: str, to_whom: str) -> None:
    found = [(c.act, c.status, ",".join(c.who), ",".join(c.to_whom)) for c in claims(lang, text)]
    assert found == [(act, status, who, to_whom)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Les touristes quittent la plage."),
        ("en", "Tourists left the beach."),
    ],
)
def test_what_people_do_unasked_is_no_order(lang: str, text: str) -> None:
    assert claims(lang, text) == ()


def test_the_governor_of_a_noun_does_it() -> None:
    found = claims("fr", "Le Kremlin a exclu tout cessez-le-feu.")
    assert [(c.act, c.status, c.who) for c in found] == [("ceasefire", "negated", ("RUS",))]


def test_those_told_in_a_notice_are_the_issuers_own() -> None:
    found = claims("fr", "Évitez les rassemblements à Beyrouth.", outlet="Ambassade de France au Liban")
    assert [(c.who, c.to_whom) for c in found] == [(("FRA.mission",), ("FRA.nationals",))]
