"""`amzlint rewrite`: messages in wording that complies, shown with the reasons or written into their file."""

from __future__ import annotations

import io
import sys
from typing import IO, TYPE_CHECKING, NamedTuple

from amzlint import api, checking
from amzlint.commands.configured import defaults_settings, drop_excluded, make_note
from amzlint.commands.rewrite_outputs import FORMATS, make_output
from amzlint.config import Config, load_config
from amzlint.discovery import STDIN, Input, find_inputs
from amzlint.document import fields_of
from amzlint.errors import ExitCode, UsageError, WriteError
from amzlint.kinds import nearest
from amzlint.reader import read_stream
from amzlint.report import Failure
from amzlint.reporters.cells import one_line
from amzlint.rewriting import rewrite_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from amzlint.commands.rewrite_outputs import Output
    from amzlint.document import Document
    from amzlint.kinds import Defaults
    from amzlint.linter import Linter
    from amzlint.rewrite import Rewritten
    from amzlint.writeback import Change


class RewriteOptions(NamedTuple):
    """The options of `amzlint rewrite`, as given."""

    path: str
    kind: str | None = None
    lang: str | None = None
    marketplace: str | None = None
    template: bool | None = None
    markup: str | None = None
    output_format: str = "text"
    diff: bool = False
    write: bool = False
    packs: tuple[str, ...] = ()
    stdin_filename: str = ""
    ui_lang: str = "en"
    use_cache: bool = True
    config_file: str | None = None
    isolated: bool = False
    config: Config = Config()


def rewrite(options: RewriteOptions) -> int:
    """Rewrite the messages of a file, folder or standard input and show or write them; returns the exit code. Raises UsageError and PackError before anything is read."""
    _validate(options)
    options = options._replace(config=load_config(options.config_file, isolated=options.isolated, use_cache=options.use_cache))
    linter = api.make_linter(options.packs, ui_language=options.ui_lang, use_cache=options.use_cache, config=options.config)
    note = make_note()
    run = _Run(options, linter, api.make_defaults(linter, **defaults_settings(options)), note)
    fruits = checking.Fruits()
    for one in drop_excluded(find_inputs([options.path]), options.config, note):
        found = run.rewrite_input(one)
        if not one.error:
            fruits.add(one, fruitful=found)
    for failure in fruits.failures():
        run.tell(failure)
    run.finish()
    return int(run.code)


def _validate(options: RewriteOptions) -> None:
    if options.output_format not in FORMATS:
        raise UsageError(f"--format {options.output_format}: {nearest(options.output_format, FORMATS)}")
    if options.diff and (options.write or options.output_format != "text"):
        raise UsageError(f"--diff and {'--write' if options.write else '--format'} exclude each other: --diff only shows what would change in the file")


class _Run:
    """One run over the inputs. code: the exit code so far."""

    def __init__(self, options: RewriteOptions, linter: Linter, defaults: Defaults, note: Callable[[str], None]) -> None:
        self.code = ExitCode.CLEAN
        self._options, self._linter, self._defaults, self._note = options, linter, defaults, note
        self._output: Output = make_output(options.output_format, diff=options.diff, quiet=options.write and options.path == STDIN)

    def rewrite_input(self, one: Input) -> bool:
        """Rewrite the messages of one input; returns whether there was anything in it."""
        shown = (self._options.stdin_filename or STDIN) if one.path == STDIN else one.path
        if one.error:
            self.tell(Failure(shown, one.error))
            return False
        name = self._options.stdin_filename if one.path == STDIN else one.path
        try:
            with checking.open_input(one.path) as stream:
                # A file that changes is needed as a whole; a live pipe that is only read is answered message after message.
                data = stream.read() if self._options.write or self._options.diff else None
                changes = list(self._results(stream if data is None else io.BytesIO(data), shown, name))
        except OSError as error:
            self.tell(Failure(shown, checking.reason_of(error)))
            return True
        if not changes:
            missing = checking.without_message(one, self._options.stdin_filename)
            if isinstance(missing, Failure):
                self.tell(missing)
        elif data is not None:
            self._into_file(one, data, shown, name, [change for some in changes for change in some])
        return bool(changes)

    def _results(self, stream: IO[bytes], shown: str, name: str) -> Iterator[tuple[Change, ...]]:
        """Show what comes of each message, and yield what is to change in the file for it."""
        for result in rewrite_documents(self._linter, read_stream(stream, shown, name, self._defaults, self._note)):
            if isinstance(result, Failure):
                self.tell(result)
                yield ()
                continue
            document, rewritten = result
            self._worsen(ExitCode.CLEAN if rewritten.clean else ExitCode.VIOLATIONS)
            self._output.message(document, rewritten)
            yield _changes(document, rewritten)

    def _into_file(self, one: Input, data: bytes, shown: str, name: str, changes: Sequence[Change]) -> None:
        from amzlint import atomic_files, writeback  # noqa: PLC0415  (only with the options)

        done = writeback.written(data, name, changes, self._defaults)
        for change, reason in done.held_back:
            self._worsen(ExitCode.VIOLATIONS)
            sys.stderr.write(f"amzlint: {one_line(shown)}: message {change.index} is not written: {one_line(reason)}\n")
        if self._options.diff:
            self._output.difference(shown, name, data, done.data)
        elif one.path == STDIN:
            sys.stdout.flush()
            sys.stdout.buffer.write(done.data)
        elif done.data != data:
            try:
                told = atomic_files.replace(one.path, done.data, data)
            except WriteError as error:
                self.tell(Failure(shown, str(error)))
                return
            if told:
                self._note(f"{shown}: {told}")

    def tell(self, failure: Failure) -> None:
        """Tell what could not be rewritten."""
        self._worsen(ExitCode.UNCHECKED)
        sys.stderr.write(f"amzlint: failed: {one_line(failure.path)}: {one_line(failure.error)}\n")

    def finish(self) -> None:
        """Write the closing line."""
        self._output.finish()

    def _worsen(self, code: ExitCode) -> None:
        self.code = max(self.code, code)


def _changes(document: Document, rewritten: Rewritten) -> tuple[Change, ...]:
    pairs = enumerate(zip(fields_of(document), fields_of(rewritten.document), strict=True))
    changed = [(number, new.text) for number, (old, new) in pairs if old.text != new.text]
    if not changed:
        return ()
    from amzlint.writeback import Change  # noqa: PLC0415  (a preview of clean messages needs none)

    return tuple(Change(document.index, number, (), text) for number, text in changed)
