"""Posts and sites that are joined, each with a place of its own: 'the embassy in A and the consulate in B'."""

from tocsin.reading.draft import Draft
from tocsin.reading.mention import Mention
from tocsin.reading.sentence import Sentence

_KINDS = frozenset({"mission", "site"})
_NEAR = 2
"""Tokens between a post and its place: a preposition and an article."""


def own_places(sentence: Sentence, made: Draft) -> list[Mention]:
    """The places of the theme and of those joined to it, where each has one; else nothing."""
    theme = made.theme
    if theme is None or not theme.kinds & _KINDS:
        return []
    chain: list[tuple[Mention, Mention]] = []
    for m in sentence.mentions:
        if not m.kinds & theme.kinds & _KINDS or m.places:
            continue
        place = next((p for p in sentence.mentions if _of(sentence, m, p)), None)
        if chain and not _joined(sentence, chain[-1][1], m):
            if any(post is theme for post, _ in chain):
                break
            chain = []
        if place is not None and (m.codes == theme.codes or not (m.codes and theme.codes)):
            chain.append((m, place))
    whole = len(chain) > 1 and any(post is theme for post, _ in chain)
    return [place for _, place in chain] if whole else []


def _of(sentence: Sentence, post: Mention, place: Mention) -> bool:
    near = post.last < place.first <= post.last + _NEAR
    return near and bool(place.places) and place.prep in sentence.small["locative"]


def _joined(sentence: Sentence, place: Mention, post: Mention) -> bool:
    between = sentence.keys[place.last : post.first]
    glue = sentence.small["coordinators"] | sentence.a.language.determiners | {","}
    return bool(between) and len(between) <= 3 and all(key in glue for key in between)
