"""Tables for the tests, and importing them."""

import io
from typing import Any

from people import NOW

from tocsin.registry.importing.problems import Report
from tocsin.registry.importing.run import run
from tocsin.registry.importing.table import Table
from tocsin.registry.keys import keyring

HEADER = "id,name,email,phone,languages,place,from,until"
ADA = 'A1,Ada Example,ada@example.org,+33612345678,fr;en,"Lyon, FR",2025-01-01,2025-01-31'
BO = "B2,Bo Example,bo@example.org,,en,,,"


def table(text: str | bytes, encoding: str = "utf-8") -> Table:
    return Table(io.BytesIO(text if isinstance(text, bytes) else text.encode(encoding)), "people.csv")


def imported(text: str | bytes, **options: Any) -> Report:
    return run(table(text), keyring(), **({"now": NOW} | options))


def told(report: Report) -> list[tuple[int, str, str]]:
    return [(one.line, one.level, one.field) for one in report.problems]


def lines(*rows: str) -> str:
    return "\n".join([HEADER, *rows]) + "\n"
