"""Throws texts at the reader: claims whose words stand in the text, no exception, a second for 20 kB.

Alone: ``python tests/fuzz/fuzz_reading.py SECONDS``. ``tests/reading/test_reading_fuzz.py`` runs a small budget.
"""

import sys
import time
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.intake import Document
from tocsin.intake.boilerplate import boilerplate_spans
from tocsin.intake.language import READ
from tocsin.reading import read

PUBLISHED = datetime(2025, 1, 14, 13, 30, tzinfo=UTC)
SECONDS_FOR_20_KB = 1.0
SLACK = 3.0
"""Times that a busy machine may be slower."""
# Words that start frames, with what surrounds them in reports, of every language: the reader must not mind a mixture.
PIECES = """
ambassade|embassy|embajada|ambasciata|Botschaft|посольство|посольства США|l’ambassade des États-Unis|Kyiv|Київ|Киев
Moscou|Москва|la Russie|Russia|Rusia|Russland|Росія|Україна|Ukraine|l’Ukraine|ukrainiens|North Korea|Nordkorea|Goma
a fermé ses portes|was closed|ha cerrado|ha chiuso|hat geschlossen|закрито|закрыто|met en garde contre|warned of
drones|missiles ATACMS|Raketen|ракети|мины|mines antipersonnel|50|1 000 km|« |»|“|”|„|(|)|[|]|–|…|. |.\n|\n\n|, |: |-
selon|Selon des sources|according to|según|secondo|laut|за словами|по словам|aurait|may|podría|potrebbe|könnte|може
mercredi 20 novembre|on Tuesday|el martes|ieri|gestern Abend|вчора|в среду|20.11.2024|8 h|31/12/99|la nuit dernière
ne … pas|not|no|non|nicht|не|qui|that|que|che|der|який|который|et|and|y|und|і|и|ses ressortissants|its citizens|staff
il est demandé de|told to shelter|se mettre à l’abri|leave now|evacuate|12 morts|30 wounded|trois mille|%|€|#|/
""".replace("\n", "|").split("|")
TEXTS = st.lists(
    st.one_of(st.sampled_from([piece for piece in PIECES if piece]), st.text(max_size=12)), max_size=120
).map(" ".join)


def check(text: str, lang: str, title: str | None = None) -> None:
    """One text: all claims point into it, and time stays in bounds."""
    document = Document(
        id="x", source="x", lang=lang, published=PUBLISHED, text=text, title=title, outlet=title and title[:40]
    )
    start = time.perf_counter()
    claims = read(document, boilerplate_spans(text, lang))
    took = time.perf_counter() - start
    for claim in claims:
        for words in (claim.evidence, *(limit.evidence for limit in claim.limits)):
            assert 0 <= words.start < words.end <= len(text), (lang, text, claim)
            assert text[words.start : words.end].strip(), (lang, text, claim)
        for moment in (claim.start, claim.end):
            assert moment is None or datetime.fromisoformat(moment), (lang, text, claim)
        assert claim.start is None or claim.end is None or claim.start[:10] <= claim.end[:10], (lang, text, claim)
    assert took < SLACK * SECONDS_FOR_20_KB * max(1.0, len(text.encode("utf-8", "replace")) / 20_000), (took, len(text))


@settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, st.sampled_from(READ), st.none() | TEXTS, st.integers(1, 6))
def batch(text: str, lang: str, title: str | None, times: int) -> None:
    check(text * times, lang, title)


def run(seconds: float) -> int:
    """Fuzz for ``seconds`` and the rest of a batch; how many batches of 25 texts were run."""
    for lang in READ:
        read(Document(id="x", source="x", lang=lang, published=PUBLISHED, text="Kyiv."))  # loads its tables
    end, ran = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        batch()
        ran += 1
    return ran


if __name__ == "__main__":
    print(f"{run(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)} batches of 25, no failure")  # noqa: T201
