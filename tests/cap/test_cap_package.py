"""What ``from tocsin import cap`` gives."""

import subprocess
import sys

import pytest

from tocsin import cap


@pytest.mark.parametrize("name", cap.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(cap, name) is not None


def test_a_name_that_is_not_there_says_so() -> None:
    with pytest.raises(AttributeError, match="shout"):
        cap.shout  # noqa: B018 - the access is the test


def test_heavy_packages_wait_until_they_are_needed() -> None:
    code = (
        "import sys; from tocsin import cap; print([n for n in ('numpy', 'cryptography', 'babel') if n in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True, text=True)  # noqa: S603
    assert run.stdout.strip() == "[]"
