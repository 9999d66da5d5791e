"""Voice, tense, negation and modality of the verb of a trigger."""

import pytest
from reading_cases import sentences

GROUPS = [
    ("fr", "L'ambassade ferme.", "active present"),
    ("fr", "L'ambassade a fermé.", "active past"),
    ("fr", "L'ambassade fermait.", "active past"),
    ("fr", "L'ambassade fermera.", "active future"),
    ("fr", "L'ambassade va fermer.", "active future"),
    ("fr", "L'ambassade est fermée.", "passive state"),
    ("fr", "L'ambassade a été fermée.", "passive past"),
    ("fr", "L'ambassade sera fermée.", "passive future"),
    ("fr", "L'ambassade doit fermer.", "active past must"),
    ("fr", "L'ambassade peut fermer.", "active past possible"),
    ("fr", "L'ambassade pourrait fermer.", "active past possible"),
    ("fr", "L'ambassade fermerait.", "active past cond"),
    ("fr", "L'ambassade aurait fermé.", "active past hearsay"),
    ("fr", "L'ambassade n'a pas fermé.", "active past negated"),
    ("fr", "L'ambassade ne ferme pas.", "active present negated"),
    ("fr", "L'ambassade n'est plus fermée.", "passive state negated"),
    ("fr", "Personne n'a fermé l'ambassade.", "active past negated"),
    ("fr", "L'ambassade fermée hier", "bare bare"),
    ("fr", "Fermez l'ambassade.", "active imperative"),
    ("fr", "L'ambassade, en fermant, rassure.", "active presp"),
    ("fr", "L'ambassade a, mardi soir, fermé.", "active past"),
    ("en", "The embassy closes.", "active present"),
    ("en", "The embassy has closed.", "active past"),
    ("en", "The embassy will close.", "active future"),
    ("en", "The embassy is to close.", "active future"),
    ("en", "The embassy is closed.", "passive state"),
    ("en", "The embassy was closed.", "passive past"),
    ("en", "The embassy has been closed.", "passive past"),
    ("en", "The embassy is closing.", "active progressive"),
    ("en", "The embassy is being closed.", "passive progressive"),
    ("en", "The embassy may close.", "active past possible"),
    ("en", "The embassy must close.", "active past must"),
    ("en", "The embassy has not closed.", "active past negated"),
    ("en", "The embassy hasn't closed.", "active past negated"),
    ("en", "The embassy never closed.", "bare past negated"),
    ("en", "Nobody closed the embassy.", "bare past negated"),
    ("en", "The embassy closed.", "bare past"),
    ("en", "Close the embassy.", "active imperative"),
    ("en", "They plan to close the embassy.", "active inf"),
    ("de", "Die Botschaft wurde geschlossen.", "passive past"),
    ("de", "Die Botschaft ist geschlossen.", "passive state"),
    ("de", "Die Botschaft hat am Montag geschlossen.", "active past"),
    ("de", "Die Botschaft hat nicht geschlossen.", "active past negated"),
    ("de", "Die Botschaft wird geschlossen werden.", "passive past"),
    ("de", "Die Botschaft kann geschlossen werden.", "passive inf possible"),
    ("de", "Die Botschaft soll schließen.", "active inf must"),
    ("de", "Die Botschaft wird schließen.", "active future"),
    ("de", "Sie plant, die Botschaft zu schließen.", "active inf"),
    ("de", "Die Botschaft schließt.", "active present"),
    ("de", "Die Botschaft schließt am Montag nicht.", "active present negated"),
    ("es", "La embajada ha cerrado.", "active past"),
    ("es", "La embajada no ha cerrado.", "active past negated"),
    ("es", "La embajada cerrará.", "active future"),
    ("it", "L'ambasciata ha chiuso.", "active past"),
    ("it", "L'ambasciata chiuderà.", "active future"),
    ("ru", "Посольство не закрыли.", "active past negated"),
    ("ru", "Посольство закроют.", "active future"),
]


@pytest.mark.parametrize(("lang", "text", "told"), GROUPS)
def test_group(lang: str, text: str, told: str) -> None:
    sentence = sentences(lang, text)[0]
    hit = next(h for h in sentence.triggers if h.entry.key == "post.close" and sentence.verbal(h))
    group = sentence.group(hit)
    words = [group.voice, group.tense, group.modal, "negated" * group.negated, "hearsay" * group.hearsay]
    assert " ".join(filter(None, words)) == told


def test_a_participle_behind_and_shares_the_auxiliary_and_the_subject() -> None:
    sentence = sentences("fr", "L'Espagne a réduit ses effectifs et fermé son ambassade.")[0]
    hit = next(h for h in sentence.triggers if h.entry.key == "post.close" and sentence.verbal(h))
    group = sentence.group(hit)
    assert group.voice == "active"
    assert sentence.keys[group.edge] == "a"
