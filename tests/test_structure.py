"""Every module has its tests: a file of the same name in the same place, or another file that is named here with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE, TESTS = ROOT / "src" / "amzlint", ROOT / "tests"

# Modules that are tested elsewhere, by the file that does it. A module of this list that gets its own file must leave the list.
ELSEWHERE = {
    "test_adoption.py": ("gate", "commands/gating"),  # baselines, changed lines and exit codes belong to one story
    "test_cli.py": (
        "cli_check", "cli_options", "cli_records", "cli_rewrite", "cli_rules", "cli_setup", "guarding", "checking", "discovery", "report", "commands/configured", "commands/terminal",
    ),  # fmt: skip  (as people meet them)
    "test_config.py": ("config_compiler", "config_merge", "config_rules", "config_schema", "config_toml", "installed_packs"),  # one file from its text to what a run is told
    "test_phones.py": ("phone_regions",),
    "test_prose.py": ("sentence_words", "word_breaks"),
    "test_lexicon.py": ("concept_hits", "term_index", "term_keys", "term_matcher", "packing", "word_frequency"),  # terms are tested by what they find, not by how
    "test_linter.py": ("candidates", "landmarks", "message_sentences", "reading", "errors", "violation", "own_findings"),
    "test_pack_compiler.py": ("example_compiler", "lexicon_layers", "overrides"),  # packs on top of each other
    "test_pack_schema.py": ("example_schema", "match_schema", "schema_base", "schema_faults"),
    "test_render.py": ("worst_case", "render_findings", "samples", "empty_values", "template_blocks"),  # templates filled, from the values to the findings
    "test_advice_compiler.py": ("advice_schema",),
    "commands/test_rules.py": ("rule_examples",),
    "test_silencing.py": ("suppression_findings",),
    "checks/test_placeholder.py": ("placeholder_faults",),
    "checks/test_html_style.py": ("html_image_faults", "html_sizes", "html_text_faults"),  # faults are tested as findings at their places
    "test_evasions.py": ("checks/evasion",),  # what the words say, and the finding beside them
    "containers/test_containers.py": ("containers/json", "containers/yaml", "document", "reader"),  # forms of structured data are tested side by side
    "containers/test_malformed.py": ("containers/mbox",),
    "containers/test_eml.py": ("mail",),
    "markup/test_html.py": ("html_tokens",),
    "properties/test_structured_places.py": ("yaml_scalars",),
    "test_field_selectors.py": ("selected_fields",),
    "test_writeback.py": ("read_again",),
    "test_placeholders.py": ("placeholder_lookalikes",),
    "test_html_looks.py": ("html_elements",),
    "commands/test_trace.py": ("commands/trace_rules",),
    "reporters/test_formats.py": ("reporters/closing", "reporters/concise", "reporters/findings", "reporters/whole", "reporters/markdown_text", "reporters/xml_text"),
    "commands/test_diff_pack.py": ("commands/pack_versions",),
    "commands/test_rewrite.py": ("commands/marked_lines", "commands/rewrite_outputs", "commands/rewrite_preview"),
    "test_rewrite_parts.py": ("order_reference", "rewrite_candidates", "rewrite_faults", "rewrite_losses"),
    "test_voice.py": ("voice_words",),
    # Each form of writing is tried with random texts and edits against another program that reads it.
    "properties/test_writeback.py": (
        "spellings/base64", "spellings/charsets", "spellings/csv", "spellings/eight_bit", "spellings/header", "spellings/json", "spellings/po", "spellings/quoted_printable",
        "spellings/raw", "spellings/xml", "spellings/yaml_anchors", "spellings/yaml_block", "spellings/yaml_flow",
    ),
    "reporters/test_html.py": ("reporters/html_message", "reporters/html_page", "reporters/html_report", "reporters/marked_text"),
    "reporters/test_json_reporters.py": ("reporters/json_report", "reporters/jsonl"),
    "reporters/test_text_reporter.py": ("reporters/text",),
}
NAMED = {module: file for file, modules in ELSEWHERE.items() for module in modules}


def modules() -> list[str]:
    """Return every module but the front doors, as a path without its ending."""
    return sorted(path.relative_to(SOURCE).with_suffix("").as_posix() for path in SOURCE.rglob("*.py") if not path.stem.startswith("__"))


def own_tests(module: str) -> Path:
    """Return where the tests of a module stand when they have a file of their own."""
    path = TESTS / module
    return path.with_name(f"test_{path.name}.py")


@pytest.mark.parametrize("module", modules())
def test_every_module_has_its_tests(module: str) -> None:
    """A mirror, or a place that is named; never both."""
    assert own_tests(module).is_file() is not (module in NAMED), f"write {own_tests(module).relative_to(ROOT)}, or name the file that tests {module}"


@pytest.mark.parametrize("file", ELSEWHERE)
def test_the_files_that_are_named_are_there(file: str) -> None:
    """No name outlives its file or its module."""
    assert (TESTS / file).is_file()
    assert set(ELSEWHERE[file]) <= set(modules())
