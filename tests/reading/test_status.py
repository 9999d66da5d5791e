"""How surely it is told: the status of a claim."""

import pytest
from reading_cases import only

CASES = [
    ("fr", "L'ambassade d'Italie à Kyiv a fermé.", "post.close", "done"),
    ("fr", "L'ambassade d'Italie à Kyiv est fermée.", "post.close", "ongoing"),
    ("fr", "L'ambassade d'Italie à Kyiv va fermer.", "post.close", "planned"),
    ("fr", "L'ambassade d'Italie à Kyiv pourrait fermer.", "post.close", "possible"),
    ("fr", "L'ambassade d'Italie à Kyiv fermera si la situation se dégrade.", "post.close", "conditional"),
    ("fr", "L'ambassade d'Italie à Kyiv n'a pas fermé.", "post.close", "negated"),
    ("fr", "L'ambassade d'Italie à Kyiv aurait fermé.", "post.close", "done"),
    ("fr", "L'ambassade d'Italie à Kyiv reste fermée.", "post.close", "ongoing"),
    ("fr", "La France envisage de fermer son ambassade à Bamako.", "post.close", "possible"),
    ("fr", "La France prévoit de fermer son ambassade à Bamako.", "post.close", "planned"),
    ("fr", "La France refuse de fermer son ambassade à Bamako.", "post.close", "negated"),
    ("fr", "Aucun affrontement n'a été signalé à Goma.", "strike.clash", "negated"),
    ("fr", "Une manifestation est prévue vendredi à Tunis.", "protest", "planned"),
    ("fr", "L'Union européenne menace la Géorgie de sanctions.", "sanction", "threatened"),
    ("fr", "Washington a autorisé la livraison de missiles à l'Ukraine.", "arms.authorise", "authorised"),
    ("fr", "Le maire de Kharkiv a ordonné aux habitants de rester chez eux.", "people.shelter", "ordered"),
    ("fr", "Le Canada conseille à ses ressortissants de quitter Beyrouth.", "people.leave", "advised"),
    ("fr", "Vingt pêcheurs sont portés disparus à Dakar.", "harm.missing", "ongoing"),
    ("fr", "Les vingt pêcheurs de Dakar ont été retrouvés sains et saufs.", "harm.missing", "negated"),
    ("en", "The Italian embassy in Kyiv has closed.", "post.close", "done"),
    ("en", "The Italian embassy in Kyiv is closed.", "post.close", "ongoing"),
    ("en", "The Italian embassy in Kyiv will close.", "post.close", "planned"),
    ("en", "The Italian embassy in Kyiv may close.", "post.close", "possible"),
    ("en", "The Italian embassy in Kyiv will close if the situation worsens.", "post.close", "conditional"),
    ("en", "The Italian embassy in Kyiv has not closed.", "post.close", "negated"),
    ("en", "The Italian embassy in Kyiv remains closed.", "post.close", "ongoing"),
    ("en", "Mali ordered the French embassy to close.", "post.close", "ordered"),
    ("en", "France plans to close its embassy in Bamako.", "post.close", "planned"),
    ("en", "France refused to close its embassy in Bamako.", "post.close", "negated"),
    ("en", "No clashes were reported in Goma.", "strike.clash", "negated"),
    ("en", "People are being evacuated from Kharkiv.", "people.evacuate", "ongoing"),
    ("en", "The mayor of Kharkiv ordered residents to stay indoors.", "people.shelter", "ordered"),
    ("en", "Canada advised its nationals in Beirut to leave.", "people.leave", "advised"),
    ("en", "Washington authorised the delivery of missiles to Ukraine.", "arms.authorise", "authorised"),
    ("de", "Die Botschaft von Italien in Kiew könnte geschlossen werden.", "post.close", "possible"),
    ("es", "La embajada de Italia en Kiev cerrará el viernes.", "post.close", "planned"),
    ("it", "L'ambasciata di Spagna a Kiev potrebbe chiudere.", "post.close", "possible"),
    ("uk", "Посольство Італії в Києві не закрилося.", "post.close", "negated"),
    ("ru", "Посольство Италии в Киеве закроется в пятницу.", "post.close", "planned"),
]


@pytest.mark.parametrize(("lang", "text", "act", "status"), CASES)
def test_status(lang: str, text: str, act: str, status: str) -> None:
    assert only(lang, text, act).status == status
