"""Limits and conditions of promises and authorisations."""

import pytest
from reading_cases import claims

CASES = [
    (
        "fr",
        "L'Ukraine s'engage à ne pas employer ces mines dans des zones peuplées.",
        "commit",
        {"area": "zones peuplées"},
    ),
    (
        "fr",
        "Washington a autorisé Kyiv à utiliser ces missiles uniquement si la Russie attaque.",
        "arms.authorise",
        {"condition": "uniquement"},
    ),
    ("fr", "La Russie a tiré un missile sur une zone habitée.", "strike.missile", {}),
    ("en", "Ukraine pledged not to use the mines in populated areas.", "commit", {"area": "populated areas"}),
    ("en", "Iran threatened Israel with retaliation.", "threaten", {}),
]


@pytest.mark.parametrize(("lang", "text", "act", "limits"), CASES)
def test_limits(lang: str, text: str, act: str, limits: dict[str, str]) -> None:
    claim = next(c for c in claims(lang, text) if c.act == act)
    found = {limit.kind: text[limit.evidence.start : limit.evidence.end] for limit in claim.limits}
    assert set(found) == set(limits)
    assert all(part in words for words, part in zip(found.values(), limits.values(), strict=True))
