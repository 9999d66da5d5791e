"""What no other test comes to."""

from people import NOW
from tables import imported, lines, told

from tocsin.registry import bulk, models
from tocsin.registry.importing.run import Seen


def test_chunks_are_of_bearable_size() -> None:
    assert [len(chunk) for chunk in bulk.chunks(range(1_001))] == [500, 500, 1]
    assert list(bulk.chunks([], 3)) == []


def test_lines_are_remembered_in_any_order() -> None:
    seen = Seen()
    seen.add(5, 2)
    seen.add(3, 4)
    assert [seen.line_of(number) for number in range(8)] == [0, 0, 0, 4, 0, 2, 0, 0]


def test_groups_are_made_once_and_have_bearable_names(database: str) -> None:
    people = [f"{number},P{number},red" for number in range(3)]
    assert imported("\n".join(["id,name,groups", *people])).created == 3
    assert imported("id,name,groups\n7,New,blue\n8,Other,blue").created == 2
    assert imported("id,groups\n7,red\n8,red").updated == 2
    assert sorted(models.Group.objects.values_list("name", flat=True)) == ["blue", "red"]
    assert told(imported(f"id,name,groups\n9,X,{'g' * 101}")) == [(2, "error", "groups")]


def test_new_keys_are_fresh_ones(database: str) -> None:
    first = bulk.numbers(models.Person, 2)
    models.Person.objects.create(pk=first[0], name="x", created_at=NOW, updated_at=NOW)
    assert len(set(first)) == 2
    assert imported(lines()).created == 0
