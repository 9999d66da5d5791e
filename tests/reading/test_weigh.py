"""Of what the triggers of a sentence could tell, what it does tell."""

import pytest
from reading_cases import claims

CASES = [
    ("fr", "L'ambassade du Canada met en garde contre une attaque sur Kyiv.", ["warning.issue"]),
    ("fr", "Une attaque sur Kyiv est possible, selon l'ambassade du Canada.", ["warning.issue"]),
    ("fr", "La France demande à ses ressortissants de quitter Beyrouth.", ["people.leave"]),
    ("fr", "L'Iran menace de frapper Israël.", ["threaten"]),
    ("fr", "Le bilan des inondations est lourd.", []),
    ("fr", "Cette attaque rappelle celle de mai.", []),
    ("fr", "Une attaque au drone a frappé Odessa.", ["strike.drone"]),
    ("fr", "L'attaque de drones a eu lieu lundi à Odessa.", ["strike.drone"]),
    ("fr", "La Corée du Nord livre des obus ainsi que des soldats à la Russie.", ["arms.deliver", "troops.send"]),
    ("en", "Germany delivered anti-tank mines to Ukraine.", ["arms.deliver"]),
    ("fr", "L'Allemagne a livré des mines à l'Ukraine.", ["arms.deliver"]),
    ("en", "The Canadian embassy warned of an attack on Kyiv.", ["warning.issue"]),
    ("en", "France asked its nationals to leave Beirut.", ["people.leave"]),
    ("en", "Iran threatened to strike Israel.", ["threaten"]),
    ("en", "The victims of the attack are many.", []),
    ("en", "A drone attack hit Kharkiv.", ["strike.drone"]),
    ("en", "The drone attack took place on Monday in Kharkiv.", ["strike.drone"]),
]


@pytest.mark.parametrize(("lang", "text", "acts"), CASES)
def test_acts_told(lang: str, text: str, acts: list[str]) -> None:
    assert [c.act for c in claims(lang, text)] == acts
