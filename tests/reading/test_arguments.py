"""Who does it to whom: the theme and the doer that a frame asks for."""

import pytest
from reading_cases import claims, words

CASES = [
    ("fr", "La Pologne a expulsé quatre diplomates russes.", "expel", "POL", "RUS.staff"),
    ("fr", "Le Hamas a libéré deux soldats israéliens.", "release", "HAMAS", "ISR.mil"),
    ("fr", "Deux soldats israéliens ont été libérés par le Hamas.", "release", "HAMAS", "ISR.mil"),
    ("fr", "Le Hezbollah a tiré des missiles sur Israël.", "strike.missile", "HEZBOLLAH", "ISR"),
    ("fr", "Une frappe israélienne a visé Homs.", "strike.other", "ISR", ""),
    ("fr", "Les frappes de l'armée israélienne ont visé Homs.", "strike.other", "ISR.mil", ""),
    ("fr", "Kiev a reçu des missiles de la Pologne.", "arms.deliver", "POL", "UKR"),
    ("fr", "L'Égypte et le Qatar ont signé un accord.", "agree", "EGY,QAT", ""),
    ("fr", "La ville d'Alep est tombée aux mains des rebelles.", "territory.gain", "ANON", ""),
    ("fr", "Le prélat a été enlevé à Lagos.", "abduct", "", ""),
    ("en", "Poland expelled four Russian diplomats.", "expel", "POL", "RUS.staff"),
    ("en", "Two Israeli soldiers were released by Hamas.", "release", "HAMAS", "ISR.mil"),
    ("en", "An Israeli strike hit Homs.", "strike.other", "ISR", ""),
    ("en", "Israel's strikes hit Homs.", "strike.other", "ISR", ""),
    ("en", "Aleppo fell to the rebels.", "territory.gain", "ANON", ""),
    ("en", "The bishop was kidnapped in Lagos.", "abduct", "", ""),
    ("en", "Police arrested two Germans in Minsk.", "arrest", "BLR.police", "DEU.nationals"),
    ("es", "Polonia expulsó a cuatro diplomáticos rusos.", "expel", "POL", "RUS.staff"),
]


@pytest.mark.parametrize(("lang", "text", "act", "who", "to_whom"), CASES)
def test_who_does_what_to_whom(lang: str, text: str, act: str, who: str, to_whom: str) -> None:
    found = [(",".join(c.who), ",".join(c.to_whom)) for c in claims(lang, text) if c.act == act]
    assert found == [(who, to_whom)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L'usine a livré des meubles."),
        ("fr", "Le ministre a libéré la parole."),
        ("en", "The plant delivered furniture."),
        ("en", "He fired the cook."),
    ],
)
def test_types_keep_other_things_out(lang: str, text: str) -> None:
    assert claims(lang, text) == ()


@pytest.mark.parametrize(
    ("lang", "text", "evidence"),
    [
        (
            "fr",
            "Hier, la Pologne a expulsé quatre diplomates russes, sans plus.",
            "la Pologne a expulsé quatre diplomates russes",
        ),
        ("en", "In May, Poland expelled four Russian diplomats, no more.", "Poland expelled four Russian diplomats"),
    ],
)
def test_the_evidence_holds_doer_deed_and_theme(lang: str, text: str, evidence: str) -> None:
    assert [words(c, text) for c in claims(lang, text)] == [evidence]
