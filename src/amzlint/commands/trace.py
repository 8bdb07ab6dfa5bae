"""`amzlint trace`: what amzlint sees in a message, and why rules did or did not fire on it."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from amzlint import kinds, language
from amzlint.api import make_defaults, make_linter
from amzlint.checking import open_input
from amzlint.commands.trace_rules import rule_lines
from amzlint.config import load_config
from amzlint.discovery import STDIN
from amzlint.errors import ExitCode
from amzlint.reader import read_stream
from amzlint.report import Failure
from amzlint.reporters.cells import one_line, printable, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.concept_hits import ConceptHits
    from amzlint.document import Document
    from amzlint.kinds import Defaults
    from amzlint.landmarks import Landmarks
    from amzlint.linter import Linter
    from amzlint.reading import Reading

WIDTH = 80  # cells
_LABEL = 14  # cells that labels fill
_MOST_SHOWN = 60  # code points of a hit


def trace(path: str, *, kind: str | None, lang: str | None, template: bool | None, packs: tuple[str, ...], stdin_filename: str, use_cache: bool) -> int:
    """Print, message by message, what is known, found, and decided. Returns the exit code: 3 when something could not be read, else 0.

    path: a file, or - for standard input, which is then treated as `stdin_filename`. Raises UsageError for unknown names, PackError for a fault in a pack.
    """
    config = load_config(use_cache=use_cache)
    linter = make_linter(packs, use_cache=use_cache, config=config)
    defaults = make_defaults(linter, kind=kind, lang=lang, template=template, config=config)
    name = stdin_filename if path == STDIN else path
    count = 0
    code = ExitCode.CLEAN
    for item in _read(path, name, defaults):
        count += 1
        if isinstance(item, Failure):
            code = ExitCode.UNCHECKED
            _complain(item.path, item.error)
            continue
        document, origins = item
        sys.stdout.write("\n" * (count > 1))
        for line in _message_lines(linter, document, origins):
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    if not count:
        _complain(name or path, "there is no message in it")
        code = ExitCode.UNCHECKED
    return int(code)


def _complain(path: str, error: str) -> None:
    sys.stderr.write(f"amzlint: failed: {one_line(path)}: {one_line(error)}\n")


def _read(path: str, name: str, defaults: Defaults) -> Iterator[Failure | tuple[Document, dict[str, str]]]:
    """Yield documents with where their kind, template and language come from; they are read without options and folders, so that their own fields show."""
    by_path = kinds.from_path(name)
    shown = name or path
    configured = defaults.paths.about(shown) if defaults.paths else {}
    noted: set[str] = set()
    for item in _documents(path, shown, PurePath(name).name):
        if isinstance(item, Failure):
            yield item
            continue
        own = {"kind": item.kind, "lang": item.language, "template": item.template, "marketplace": item.marketplace}
        about = kinds.resolve(defaults, {key: value for key, value in own.items() if value is not None}, by_path, configured)
        options = {"kind": defaults.kind, "lang": defaults.language, "template": defaults.template}
        origins = {key: _origin(options[key], own[key], configured.get(key), by_path.get(key)) for key in options}
        for note in about.notes:
            if note not in noted:
                noted.add(note)
                sys.stderr.write(f"amzlint: note: {one_line(shown)}: {one_line(note)}\n")
        yield item._replace(kind=about.kind, language=about.language, template=about.template, marketplace=about.marketplace), origins


def _documents(path: str, shown: str, name: str) -> Iterator[Document | Failure]:
    try:
        with open_input(path) as stream:
            yield from read_stream(stream, shown, name, kinds.Defaults(), lambda _: None)
    except OSError as error:
        yield Failure(shown, error.strerror or str(error))


def _origin(option: Any, own: Any, configured: Any, path: Any) -> str:
    named = (("from the option", option), ("from its own field", own), ("from the configuration", configured), ("from its path", path))
    return next((source for source, value in named if value is not None), "")


def _message_lines(linter: Linter, document: Document, origins: dict[str, str]) -> Iterator[str]:
    name = f", id {document.message_id}" if document.message_id is not None else ""
    yield printable(f"{document.path}: message {document.index}{name}")
    languages = linter.languages(document)
    reading = linter.read(document, languages)
    yield _labelled("kind", f"{document.kind} ({origins['kind']})" if document.kind else "unknown: nothing says it")
    yield _labelled("template", f"{'yes' if document.template else 'no'} ({origins['template']})" if document.template is not None else "unknown: nothing says it")
    yield from _pair("language", _language_text(document, reading, origins["lang"], languages.unsupported))
    yield from _landmark_lines(reading)
    yield ""
    yield from _sentence_lines(reading)
    yield ""
    yield from rule_lines(linter, document, reading)


def _language_text(document: Document, reading: Reading, origin: str, unsupported: str | None) -> str:
    used = ", ".join(reading.languages) or "none"
    if origin:
        text = f"{document.language} ({origin})"
    else:
        found = language.detect("\n".join(segment.text for segment in document.segments))
        if found.certain:
            text = f"{', '.join(found.languages)} (detected)"
        elif found.languages:
            text = f"not certain: under {language.LEAST_WORDS} words, so it may be {', '.join(found.languages)}"
        else:
            text = "not certain: it fits none of the known languages"
    return f"{text}; lexicons used: {used}" + (f"; none for {unsupported}" if unsupported else "")


def _labelled(label: str, text: str) -> str:
    return f"{label:{_LABEL - 2}}  {printable(text)}"


def _pair(label: str, text: str) -> Iterator[str]:
    first, *rest = wrap(text, WIDTH - _LABEL) or [""]
    yield f"{label:{_LABEL - 2}}  {first}".rstrip()
    for line in rest:
        yield " " * _LABEL + line


def _landmark_lines(reading: Reading) -> Iterator[str]:
    for segment, marks in zip(reading.segments, reading.landmarks, strict=True):
        for label, start, end, remark in _landmarks(marks, reading):
            yield from _pair(label, f"{one_line(segment.text[start:end], _MOST_SHOWN)}{f'  ({remark})' if remark else ''}")


def _landmarks(marks: Landmarks, reading: Reading) -> Iterator[tuple[str, int, int, str]]:
    from amzlint.links import classify  # noqa: PLC0415  (only where there is a message to look at)

    for placeholder, classes in zip(marks.placeholders, marks.classes, strict=True):
        yield "placeholder", placeholder.start, placeholder.end, "a condition or loop" if placeholder.control else ", ".join(sorted(classes)) or "name unknown"
    for link in marks.links:
        yield "link", link.start, link.end, ", ".join(sorted(classify(link, reading.hosts()))) or "no class"
    for contact in (*marks.emails, *marks.phones):
        yield contact.what, contact.start, contact.end, "written to be overlooked" if contact.obfuscated else ""
    for start, end in marks.order_ids:
        yield "order id", start, end, ""


def _sentence_lines(reading: Reading) -> Iterator[str]:
    if not reading.proses:
        yield "sentences: not read, for want of a lexicon"
        return
    hits = _hits_by_sentence(reading)
    proses = reading.proses[0]
    for number, sentence in enumerate(reading.sentences):
        start, end = proses[sentence.segment].span(sentence.first, sentence.last)
        field = reading.segments[sentence.segment].field.name if len(reading.segments) > 1 else ""
        marks = [mark for mark, is_so in ((field, field), ("barrier: no window reaches over its start", sentence.barrier), ("quoted: the buyer's own words", sentence.quoted)) if is_so]
        label = f"{number + 1:3}. "
        text = one_line(reading.segments[sentence.segment].text[start:end])
        for line_number, line in enumerate(wrap(text, WIDTH - len(label))):
            yield (label if line_number == 0 else " " * len(label)) + line
        if marks:
            yield f"     [{'; '.join(marks)}]"
        yield from hits.get(number, ())


def _hits_by_sentence(reading: Reading) -> dict[int, list[str]]:
    found: dict[int, set[tuple[int, int, str, str]]] = {}
    for row in reading.hits:
        for segment, hits in enumerate(row):
            for first, last, concept, remark in _all_hits(hits):
                start, end = hits.span(first, last)
                found.setdefault(reading.sentence_at(segment, start), set()).add((start, -end, concept, remark))
    lines: dict[int, list[str]] = {}
    for number, entries in found.items():
        segment = reading.sentences[number].segment
        text = reading.segments[segment].text
        lines[number] = [f"       {concept:24} “{one_line(text[start:-end], _MOST_SHOWN)}”{remark}" for start, end, concept, remark in sorted(entries)]
    return lines


def _all_hits(hits: ConceptHits) -> Iterator[tuple[int, int, str, str]]:
    for concept in hits.proposed():
        standing = set(hits.hits(concept))
        for hit in hits.raw(concept):
            yield *hit, concept, "" if hit in standing else "  negated"
        for hit in hits.near_misses(concept):
            yield *hit, concept, "  near-miss, consumed"
