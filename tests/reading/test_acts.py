"""The table of acts against the shared list that the gold sets are written in."""

import csv
import os
from pathlib import Path

import pytest

from tocsin.reading.acts import ACTS, Act, acts_page

SHARED = Path(os.environ.get("TOCSIN_SHARED", Path(__file__).parents[3] / "shared"))
LIST = SHARED / "reading" / "acts.csv"
RESPONSES = {"Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None"}


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.name)
def test_each_act_is_whole(act: Act) -> None:
    assert act.meaning
    assert act.family
    assert act.cap_response in RESPONSES


def test_the_page_is_the_printed_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "acts.md"
    assert page.read_text("utf-8") == acts_page()


@pytest.mark.skipif(not LIST.is_file(), reason="the shared gold sets are absent")
def test_the_table_is_the_shared_list() -> None:
    rows = list(csv.DictReader(LIST.read_text("utf-8").splitlines()))
    shared = {row["act"]: (row["family"], row["cap_response"], row["plover"] or None) for row in rows}
    assert {act.name: (act.family, act.cap_response, act.plover) for act in ACTS.values()} == shared
