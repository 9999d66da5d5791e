"""``python -m training GOLD.jsonl …``: fit the weights of all choices on gold sets and write them."""

import argparse
from collections import defaultdict
from pathlib import Path

import msgspec

from tocsin.reading import choice
from training import logit
from training.gold import texts
from training.record import Example, examples

_WEIGHTS = Path(choice.__file__).with_name("weights")
_L2 = {"genre": 0.7, "focus": 2.0}
_COMMON_L2 = 8.0
DEV = 3.0
_LEAST = 6
_SMALL = 0.02


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("gold", nargs="+", type=Path)
    cli.add_argument("--rounds", type=int, default=2, help="choices depend on earlier ones, so they are made again")
    cli.add_argument("--fold", type=int, help="leave out every fifth document, from this one on")
    given = cli.parse_args()
    for _ in range(given.rounds):
        found: defaultdict[str, list[Example]] = defaultdict(list)
        for path in given.gold:
            kept = (t for t in texts(path) if given.fold is None or t.number % 5 != given.fold)
            for name, made in examples(kept).items():
                found[name] += (
                    made if not path.name.startswith(("dev-", "kyiv")) else [e._replace(right=[DEV * r for r in e.right]) for e in made]
                )
        for name in found:
            write(name, logit.fit(found[name], l2=_L2.get(name, _COMMON_L2), least=_LEAST))
            print(f"{name}: {len(found[name])} choices")


def write(name: str, found: dict[logit.Key, float]) -> None:
    """Write ``weights/<name>.json``, without what is next to nothing."""
    table: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (context, signal), weight in sorted(found.items()):
        if abs(weight) >= _SMALL:
            table[context][signal] = round(weight, 3)
    path = _WEIGHTS / f"{name}.json"
    path.write_bytes(msgspec.json.format(msgspec.json.encode(table), indent=1) + b"\n")
    choice.weights.cache_clear()


if __name__ == "__main__":
    main()
