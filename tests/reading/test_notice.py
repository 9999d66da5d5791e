"""Who speaks in an official notice."""

import pytest
from reading_cases import analyse

from tocsin.reading.notice import notice_issuer

NOTICES = [
    ("fr", "Évitez les rassemblements.", "Ambassade de France au Liban", None, ("FRA.mission",)),
    ("fr", "Évitez les rassemblements.", None, "Message de l'ambassade de France", ("FRA.mission",)),
    ("fr", "Nous vous demandons de rester chez vous.", "Préfecture du Rhône", None, ("FRA.local",)),
    ("fr", "Ambassade d'Italie à Beyrouth\nNous vous demandons d'éviter le centre.", None, None, ("ITA.mission",)),
    ("fr", "L'ambassade de France a fermé.", "Ambassade de France au Liban", None, ()),
    ("fr", "« Nous partons », dit un habitant.", "Ambassade de France au Liban", None, ()),
    ("fr", "Évitez les rassemblements.", "Le Courrier des Deux Rives", None, ()),
    ("fr", "Le ministre parle de vous.", "Le Courrier des Deux Rives", None, ()),
    ("en", "Avoid crowds in Beirut.", "U.S. Embassy Beirut", None, ("USA.mission",)),
    ("en", "• Avoid crowds in Beirut.", "U.S. Embassy Beirut", None, ("USA.mission",)),
    ("en", "We advise Australians to leave.", None, None, ("AUS",)),
    ("en", "Crowds gathered in Beirut.", "U.S. Embassy Beirut", None, ()),
    (
        "es",
        "Evite las aglomeraciones. Le rogamos que permanezca en casa.",
        "Embajada de España en Beirut",
        None,
        ("ESP.mission",),
    ),
]


@pytest.mark.parametrize(("lang", "text", "outlet", "title", "issuer"), NOTICES)
def test_issuer(lang: str, text: str, outlet: str | None, title: str | None, issuer: tuple[str, ...]) -> None:
    assert notice_issuer(analyse(lang, text), outlet, title) == issuer


def test_a_line_of_marks_alone_commands_nothing() -> None:
    assert notice_issuer(analyse("fr", "* *"), "Ambassade de France", None) == ()
