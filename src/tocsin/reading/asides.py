"""Subjects that an aside parts from their verb: 'ECOWAS, whose mediator was expected in Niamey, demanded …'."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.reading.mention import Mention
    from tocsin.reading.sentence import Sentence, Test


def before_aside(sentence: Sentence, m: Mention, before: int, test: Test) -> Mention:
    """``m``, or the mention that a relative clause is about where ``m`` stands in that clause and a comma closes it
    right before the verb at ``before``."""
    keys, first = sentence.keys, sentence.first
    if before - 1 <= m.last or keys[before - 1] != ",":
        return m
    for i in range(m.first - 1, first + 1, -1):
        if keys[i] in sentence.small["relatives"] and keys[i - 1] == ",":
            head = next((o for o in reversed(sentence.mentions) if o.last == i - 1), None)
            return head if head is not None and test(head) and sentence.free(head) else m
    return m
