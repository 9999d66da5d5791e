"""The brief as JSON, and its published schema."""

from pathlib import Path

import msgspec
import scene

from tocsin.brief import Brief, json, schema
from tocsin.brief.export import Export

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "brief.schema.json"


def made() -> Brief:
    """The scene as a brief, each telling's claim read from its document."""
    tellings = [telling for event in scene.PICTURE.events for telling in event.tellings]
    readings = tuple(
        (document, tuple(told.claim for told in tellings if told.source.document == document.id))
        for document in scene.DOCUMENTS
    )
    return Brief(now=scene.NOW, documents=scene.DOCUMENTS, readings=readings, picture=scene.PICTURE, alerts=())


def test_it_reads_back() -> None:
    export = msgspec.json.decode(json(made()), type=Export)
    assert export.documents == scene.DOCUMENTS
    assert export.situations == scene.PICTURE.situations
    assert {claim.document for claim in export.claims} == {"rives", "ledger"}


def test_the_published_schema_is_that_of_the_types() -> None:
    assert PUBLISHED.read_bytes() == schema(), "run: tocsin schema -o docs/reference/brief.schema.json"
