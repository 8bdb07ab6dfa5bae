"""Measures amzlint on a template library of six languages, and its memory on ever longer streams of JSONL and mbox.

Usage: python bench/library.py [--runs 3] [--counts 1000 10000 100000] [--command "amzlint"]

Prints the time of one run over 400 templates in YAML, JSON, CSV, HTML and text files (every other one of these with front matter), with language and kind from paths and fields, with and
without `--render worst`, and the peak memory for streams of 1,000, 10,000 and 100,000 messages, which should be flat.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
import tempfile
from pathlib import Path

from measure import median, run

TEMPLATES = 400
SENTENCES = {
    "en": ("Order {{ order_id }} is delayed by the storm.", "The new delivery date is {{ delivery_date }}.", "If this is too late, reply here and we will refund you."),
    "fr": ("La commande {{ order_id }} est retardée par la tempête.", "La nouvelle date de livraison est le {{ delivery_date }}.", "Si c'est trop tard, répondez ici et nous vous rembourserons."),
    "de": ("Die Bestellung {{ order_id }} verzögert sich durch den Sturm.", "Der neue Liefertermin ist der {{ delivery_date }}.", "Falls das zu spät ist, antworten Sie hier, dann erstatten wir."),
    "es": ("El pedido {{ order_id }} se retrasa por la tormenta.", "La nueva fecha de entrega es el {{ delivery_date }}.", "Si es demasiado tarde, responda aquí y le reembolsaremos."),
    "it": ("L'ordine {{ order_id }} è in ritardo per la tempesta.", "La nuova data di consegna è il {{ delivery_date }}.", "Se è troppo tardi, risponda qui e la rimborseremo."),
    "ja": ("ご注文{{ order_id }}は嵐のため遅れております。", "新しいお届け日は{{ delivery_date }}です。", "遅すぎる場合は、こちらにご返信ください。返金いたします。"),
}  # fmt: skip


def text_of(language: str, number: int, join: str = " ") -> str:
    """Return a template's text; number: makes no two alike."""
    return join.join((*SENTENCES[language], f"(T-{number})"))


def write_library(folder: Path) -> None:
    """Write 400 templates in six languages, in five forms of files."""
    each = TEMPLATES // 5
    languages = list(SENTENCES)
    rows = [{"id": f"t{n}", "kind": "proactive", "lang": languages[n % 6], "template": True, "text": text_of(languages[n % 6], n)} for n in range(TEMPLATES)]
    (folder / "templates").mkdir(parents=True)
    (folder / "templates" / "a.json").write_text(json.dumps({"templates": rows[:each]}, ensure_ascii=False, indent=1), encoding="utf-8")
    yaml = "".join(f"- id: {row['id']}\n  kind: proactive\n  lang: {row['lang']}\n  template: true\n  text: |\n    {row['text']}\n" for row in rows[each : 2 * each])
    (folder / "templates" / "b.yaml").write_text(yaml, encoding="utf-8")
    table = "".join(f'{row["id"]};proactive;{row["lang"]};true;"{row["text"]}"\n' for row in rows[2 * each : 3 * each])
    (folder / "templates" / "c.csv").write_text("id;kind;lang;template;text\n" + table, encoding="utf-8")
    for number in range(3 * each, TEMPLATES):
        language = languages[number % 6]
        part = folder / "templates" / language / "proactive"
        part.mkdir(exist_ok=True, parents=True)
        name, content = (f"{number}.html", f"<p>{text_of(language, number, '</p><p>')}</p>") if number % 2 else (f"{number}.txt", text_of(language, number))
        content = f"---\nid: t{number}\n---\n{content}" if number % 4 > 1 else content
        (part / name).write_text(content, encoding="utf-8")


def write_stream(path: Path, count: int) -> None:
    """Write so many messages, as JSONL or as mbox by the ending of the path."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for number in range(count):
            text = text_of("en", number)
            if path.suffix == ".jsonl":
                stream.write(json.dumps({"id": number, "kind": "proactive", "lang": "en", "template": True, "text": text}) + "\n")
            else:
                stream.write(f"From a@b Mon Jan 1 00:00:00 2026\nSubject: Order\nContent-Language: en\n\n{text}\n\n")


def main() -> int:
    """Measure and print; returns 1 when a run could not check its messages."""
    parser = argparse.ArgumentParser(description="Measure amzlint on a template library and on long streams.")
    parser.add_argument("--runs", type=int, default=3, help="measured runs of each command (default: 3)")
    parser.add_argument("--command", default="", help="the amzlint to measure (default: this interpreter's `-m amzlint`)")
    parser.add_argument("--counts", type=int, nargs="*", default=[1_000, 10_000, 100_000], help="messages in a stream (default: 1000 10000 100000)")
    options = parser.parse_args()
    command = shlex.split(options.command) or [sys.executable, "-m", "amzlint"]
    broken = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {"AMZLINT_CACHE_DIR": str(folder / "cache")}
        write_library(folder)
        for more in ([], ["--render", "worst"]):
            arguments = [*command, "check", "templates", "--format", "concise", *more]
            cost = median([run(arguments, folder=folder, environment=environment) for _ in range(options.runs + 1)][1:])
            broken |= cost.status not in (0, 1)
            print(f"{TEMPLATES} templates, 6 languages, 5 forms {' '.join(more)}: {cost.wall:.2f} s, {cost.memory:.1f} MB, exit {cost.status}", flush=True)
        for ending in ("jsonl", "mbox"):
            for count in options.counts:
                path = folder / f"stream.{ending}"
                write_stream(path, count)
                cost = run([*command, "check", path.name, "--format", "concise", "--jobs", "1"], folder=folder, environment=environment)
                broken |= cost.status not in (0, 1)
                print(f"{ending:<5} {count:>7} messages: {cost.memory:6.1f} MB, {count / cost.wall:6.0f} messages/s, exit {cost.status}", flush=True)
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
