"""Measures amzlint on many messages: a folder of templates, a stream of JSONL, and packs with three and ten times the rules and terms.

Usage: python bench/throughput.py [--messages 10000] [--runs 3] [--command "amzlint"]

Every figure is the median of whole processes, start-up included; "a message" is what remains a message without the start-up.
The texts are made from a fixed list of sentences with a fixed seed, so two runs measure the same work.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import random
import shlex
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from measure import Cost, alternate, median, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parent.parent
ENGLISH = (
    "Thank you for your message about order [ORDER_ID].", "The replacement left our warehouse this morning.", "I am sorry that the parcel took so long.",
    "You can return the item within thirty days, free of charge.", "The carrier will try again tomorrow between nine and noon.",
    "Please let us know which colour you would like to have.", "We have refunded the full amount, it takes three to five days to arrive.",
    "The cable in the box fits all models since 2019.", "Please review the instructions on page 12 before you press the button.",
    "If you have another question, just answer this message.", "A part was missing, and we have sent it by express.", "The size chart is in the listing, below the pictures.",
)  # fmt: skip
FRENCH = (
    "Merci pour votre message à propos de la commande [NUMERO_COMMANDE].", "Le colis de remplacement a quitté notre entrepôt ce matin.",
    "Je suis désolé que la livraison ait tant tardé.", "Vous pouvez renvoyer l’article sous trente jours, sans frais.",
    "Le transporteur repassera demain entre neuf heures et midi.", "Dites-nous quelle couleur vous préférez.",
    "Nous avons remboursé la totalité, le virement arrive sous trois à cinq jours.", "Le câble fourni convient à tous les modèles depuis 2019.",
    "Une pièce manquait ; nous l’avons envoyée en express.", "Si vous avez une autre question, répondez simplement à ce message.",
)  # fmt: skip
GREETINGS = {"en": "Hello {{ first_name }},\n\n", "fr": "Bonjour {{ prenom }},\n\n"}


NAMES = ("Anna", "Ben", "Carla", "David", "Elena", "Frank", "Greta", "Henry", "Ines", "Jack", "Karin", "Liam", "Mona", "Noah", "Olga", "Paul", "Rita", "Sam", "Tina", "Victor")
ITEMS = {"en": ("lamp", "kettle", "desk", "cable", "filter", "tent", "mirror", "clock"), "fr": ("lampe", "bouilloire", "table", "prise", "tente", "glace", "montre", "bague")}


def write_text(length: int, language: str, chance: random.Random, *, finished: bool = False) -> str:
    """Return a message of about so many code points, at most 90 more; finished: with names, items, days and order ids, no two alike, instead of placeholders."""
    sentences = ENGLISH if language == "en" else FRENCH
    text = GREETINGS[language]
    while len(text) < length:
        sentence = chance.choice(sentences)
        if finished and chance.random() < 0.4:
            item, day = chance.choice(ITEMS[language]), chance.randint(1, 28)
            sentence = sentence[:-1] + (f", and the {item} follows on day {day}." if language == "en" else f", et la {item} suit le {day}.")
        text += sentence + chance.choice((" ", " ", "\n\n"))
    if finished:
        order_id = f"{chance.randint(100, 999)}-{chance.randint(10**6, 10**7 - 1)}-{chance.randint(10**6, 10**7 - 1)}"
        for mark, value in (("{{ first_name }}", chance.choice(NAMES)), ("{{ prenom }}", chance.choice(NAMES)), ("[ORDER_ID]", order_id), ("[NUMERO_COMMANDE]", order_id)):
            text = text.replace(mark, value)
    return text.rstrip() + "\n"


def write_templates(folder: Path, count: int) -> None:
    """Write so many template files of 600 characters."""
    chance = random.Random(20261123)
    for number in range(count):
        part = folder / f"{number // 500:03d}"
        part.mkdir(exist_ok=True, parents=True)
        (part / f"{number:05d}.txt").write_text(write_text(600, "en", chance), encoding="utf-8", newline="\n")


def write_stream(path: Path, count: int, *, declared: bool) -> None:
    """Write so many messages of 300 characters as JSONL: ASCII with kind and language declared, or accented and undeclared."""
    chance = random.Random(20261124)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for number in range(count):
            fields = {"id": f"m-{number}", "text": write_text(300, "en" if declared else "fr", chance, finished=True)}
            if declared:
                fields |= {"kind": "reply", "lang": "en"}
            stream.write(json.dumps(fields, ensure_ascii=declared) + "\n")


def count_shipped() -> tuple[int, int]:
    """Return how many rules and how many English terms the shipped pack holds."""
    sys.path.insert(0, str(ROOT / "src"))
    from amzlint.pack_yaml import PackText  # noqa: PLC0415  (importable only now)

    rules = terms = 0
    for path in sorted((ROOT / "rules" / "amazon").glob("*.yaml")):
        value = PackText(path.read_text(encoding="utf-8"), str(path)).value
        rules += len(value) if isinstance(value, list) else 0
    path = ROOT / "rules" / "amazon" / "lexicon" / "en.yaml"
    for concept in PackText(path.read_text(encoding="utf-8"), str(path)).value["concepts"].values():
        terms += len(concept.get("terms") or []) + len(concept.get("except") or [])
    return rules, terms


def write_pack(folder: Path, rules: int, terms: int) -> None:
    """Write a house pack with so many further rules and terms: two invented words, and for one term in twenty a word of the messages before them."""
    chance = random.Random(20261125)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is", "ol", "um")]
    words = sorted({word.strip(".,;").lower() for sentence in ENGLISH for word in sentence.split() if word.strip(".,;").isalpha()})
    (folder / "lexicon").mkdir(parents=True)
    (folder / "pack.yaml").write_text('id: bench\nversion: "1"\neffective: "2026-01-01"\nlanguages: [en]\n', encoding="utf-8")
    concepts: dict[str, list[str]] = {f"bench-{number}": [] for number in range(rules)}
    for number in range(terms):
        invented = " ".join("".join(chance.choices(syllables, k=3)) for _ in range(2))
        concepts[f"bench-{number % rules}"].append(f"{chance.choice(words)} {invented}" if number % 20 == 0 else invented)
    lexicon = ["language: en", "concepts:"]
    for name, items in concepts.items():
        lexicon += [f"  {name}:", "    terms:", *(f'      - "{item}"' for item in items)]
    (folder / "lexicon" / "en.yaml").write_text("\n".join(lexicon) + "\n", encoding="utf-8")
    (folder / "more.yaml").write_text("".join(_rule(name, items[0]) for name, items in concepts.items()), encoding="utf-8")


def _rule(name: str, term: str) -> str:
    return (
        f'- id: bench/{name}\n  category: tone\n  check: intent\n  match: {{all: [{name}, review], within: {{sentences: 1}}}}\n  severity: warning\n'
        f'  message: {{en: "holds “{{match}}”"}}\n  why: {{en: "A rule that is there to be counted."}}\n  help: {{en: "Leave it out."}}\n'
        f'  sources: [{{title: bench, ref: bench, checked: "2026-01-01", trust: inference}}]\n'
        f'  examples:\n    flag: {{en: ["[[{term} review]]."]}}\n    pass: {{en: ["Thank you."]}}\n'
    )


class Bench:
    """The commands to measure, with the files they read."""

    def __init__(self, command: Sequence[str], folder: Path, count: int) -> None:
        self.command = command
        self.folder = folder
        self.count = count
        self.environment = {"AMZLINT_CACHE_DIR": str(folder / "cache")}

    def files(self) -> Cost:
        """Check the folder of templates."""
        arguments = ["check", "templates", "--format", "concise", "--kind", "reply", "--lang", "en", "--template"]
        return run([*self.command, *arguments], folder=self.folder, environment=self.environment)

    def stream(self, name: str, pack: str = "") -> Cost:
        """Check a JSONL file through stdin. pack: the folder of a house pack."""
        arguments = ["check", "-", "--stdin-filename", "messages.jsonl", "--format", "jsonl", *(["--pack", pack] if pack else [])]
        return run([*self.command, *arguments], folder=self.folder, stdin=self.folder / name, environment=self.environment)


def main() -> int:
    """Measure and print; returns 1 when a run could not check its messages."""
    parser = argparse.ArgumentParser(description="Measure amzlint on many messages.")
    parser.add_argument("--messages", type=int, default=10_000, help="how many messages (default: 10000)")
    parser.add_argument("--runs", type=int, default=3, help="measured runs of each command (default: 3)")
    parser.add_argument("--command", default="", help="the amzlint to measure (default: this interpreter's `-m amzlint`)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_templates(folder / "templates", options.messages)
        write_stream(folder / "declared.jsonl", options.messages, declared=True)
        write_stream(folder / "undeclared.jsonl", options.messages, declared=False)
        write_stream(folder / "one.jsonl", 1, declared=True)
        write_stream(folder / "hundred.jsonl", 100, declared=True)
        rules, terms = count_shipped()
        for factor in (3, 10):
            write_pack(folder / f"x{factor}", rules * (factor - 1), terms * (factor - 1))
        bench = Bench(shlex.split(options.command) or [sys.executable, "-m", "amzlint"], folder, options.messages)
        commands: dict[str, Callable[[], Cost]] = {
            "one message": functools.partial(bench.stream, "one.jsonl"),
            "100 messages, JSONL": functools.partial(bench.stream, "hundred.jsonl"),
            "files, 600 characters, concise": bench.files,
            "JSONL, ASCII, declared": functools.partial(bench.stream, "declared.jsonl"),
            "JSONL, accented, undeclared": functools.partial(bench.stream, "undeclared.jsonl"),
            "one message, 3 x rules": functools.partial(bench.stream, "one.jsonl", "x3"),
            "JSONL declared, 3 x rules": functools.partial(bench.stream, "declared.jsonl", "x3"),
            "one message, 10 x rules": functools.partial(bench.stream, "one.jsonl", "x10"),
            "JSONL declared, 10 x rules": functools.partial(bench.stream, "declared.jsonl", "x10"),
        }
        costs = {key: median(values) for key, values in alternate(commands, options.runs).items()}
    print(f"{options.messages} messages, {rules} rules, {terms} English terms, {os.cpu_count()} cores, Python {sys.version.split()[0]}, median of {options.runs} runs")
    return _print_table(costs, options.messages)


def _print_table(costs: dict[str, Cost], count: int) -> int:
    print(f"{'run':<32} {'wall s':>7} {'cpu s':>7} {'MB':>6} {'exit':>4} {'messages/s':>10} {'us a message':>12}")
    each: dict[str, float] = {}
    for name, cost in costs.items():
        line = f"{name:<32} {cost.wall:7.2f} {cost.processor:7.2f} {cost.memory:6.1f} {cost.status:4d}"
        if not name.startswith(("one", "100")):
            factor = name.partition(", ")[2] if name.endswith("x rules") else ""
            start = costs[f"one message, {factor}" if factor else "one message"]
            each[name] = (cost.wall - start.wall) / count
            line += f" {count / cost.wall:10.0f} {each[name] * 1e6:12.0f}"
        print(line)
    base = each["JSONL, ASCII, declared"]
    for times in (3, 10):
        print(f"{times} x the rules and terms: {each[f'JSONL declared, {times} x rules'] / base:.2f} x the time a message (budget for 10: 2)")
    growth = costs["JSONL, ASCII, declared"].memory - costs["100 messages, JSONL"].memory
    print(f"memory from 100 to {count} messages: {growth:+.1f} MB (budget: flat)")
    print("budgets: files 5 s and 100 MB; JSONL declared 10,000 messages/s, undeclared 2,000, for 10,000 messages on two cores")
    broken = [name for name, cost in costs.items() if cost.status not in (0, 1)]
    if broken:
        print(f"NOT CHECKED, the figures mean nothing: {'; '.join(broken)}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
