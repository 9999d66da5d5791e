"""Who answers for a claim: its doer where it is a statement, else whoever is quoted."""

from tocsin.reading.draft import Draft
from tocsin.reading.sentence import Sentence
from tocsin.reading.speakers import Speaker


def asserting(sentence: Sentence, made: Draft, speaker: Speaker | None) -> tuple[str, ...]:
    """The actors who assert ``made``."""
    if made.frame.speech and made.who:
        return made.who
    if speaker is not None and _besides(sentence, made, speaker):
        return ()
    if speaker is not None and speaker.actors:
        return tuple(code.removesuffix(".nationals") for code in speaker.actors)
    if made.frame.speech or made.act == "warning.issue":
        return made.who
    counts = made.act.startswith("harm.") and made.hit.entry.lemma in sentence.small["counting"]
    return made.agent.all_codes() if counts and made.agent is not None else ()


def _besides(sentence: Sentence, made: Draft, speaker: Speaker) -> bool:
    """'a condamné ces violences et demandé aux siens de rester': nobody is quoted as saying that he tells people."""
    return (
        made.act.startswith("people.")
        and bool(sentence.small["quoting"])
        and speaker.actors == made.who
        and speaker.at < made.at
        and not any(k in sentence.small["quoting"] for k in sentence.keys[speaker.at + 1 : speaker.at + 3])
    )
