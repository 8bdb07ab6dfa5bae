"""Configuration: found upward, merged, cached, and refused at the line of its fault."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from amzlint import config as config_module
from amzlint import config_compiler
from amzlint.config import Config, load_config
from amzlint.config_rules import choose
from amzlint.config_schema import Configuration, json_schema
from amzlint.errors import AmzlintError, ConfigError, UsageError
from amzlint.linter import Linter

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "src" / "amzlint" / "data" / "config.schema.json").read_text(encoding="utf-8"))

FULL = """\
packs: [acme]
extends: base.yaml
select: [emoji, link-external]
severity: {link-external: info}
languages: [en, pt-BR]
marketplaces: [co.uk]
kind: {"replies/**": reply}
lang: {"en/": en}
template: {"templates/**": true}
fields: {"*.json": ["templates[*].body", "**.text"]}
allow:
  carriers: [track.example.com]
  hosts: {manuals: [docs.example.com]}
  phones: {hotline: ["+49 30 1234567"]}
placeholders: [order_id]
exclude: [archive/]
per-file-ignores: {"legacy/**": {emoji: goes in spring}}
per-message-ignores: {"old-*": [emoji]}
fail-on: warning
min-trust: quoted
render: {samples: {title: [Lamp, "Five Star Review Binder"], quantity: 3}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of its own, which is the working directory, with a pack and a configuration to extend."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "pack.yaml").write_text('id: acme\nversion: "1"\n', encoding="utf-8")
    (tmp_path / "base.yaml").write_text("ignore: [tone, emoji]\nfail-on: info\nexclude: [drafts/]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def loaded(folder: Path, shipped: Linter) -> Callable[..., Config]:
    """Write a configuration, load it and hold it against the shipped pack: `loaded(text, name)`."""

    def load(text: str, name: str = "amzlint.yaml") -> Config:
        (folder / name).write_text(text, encoding="utf-8")
        config = load_config()
        choose(config, shipped.packs, (), (), {})
        return config

    return load


def test_every_key_arrives(loaded: Callable[..., Config], folder: Path) -> None:
    """Each key of the schema is read, with the line that it stands on, on top of what is extended."""
    config = loaded(FULL)
    assert set(Configuration.model_json_schema(by_alias=True)["properties"]) == {line.partition(":")[0] for line in FULL.splitlines() if line[0] != " "} | {"ignore"}
    assert config.pack_folders() == ("acme",)
    assert config.values("select") == ("emoji", "link-external")
    assert config.values("ignore") == ("tone",)  # of base.yaml; emoji is selected later
    assert config.mapping("severity") == {"link-external": "info"}
    assert config.values("languages") == ("en", "pt-BR")
    assert config.values("marketplaces") == ("co.uk",)
    assert (config.mapping("kind"), config.mapping("lang"), config.mapping("template")) == ({"replies/**": "reply"}, {"en/": "en"}, {"templates/**": True})
    assert config.values("allow-carriers") == ("track.example.com",)
    assert (config.mapping("allow-hosts"), config.mapping("allow-phones")) == ({"docs.example.com": "manuals"}, {"+49 30 1234567": "hotline"})
    assert config.values("exclude") == ("drafts/", "archive/")
    assert config.value("fail-on") == "warning"
    assert config.mapping("render") == {"title": ["Lamp", "Five Star Review Binder"], "quantity": 3}
    assert [config.origin(leaf) for leaf in config.data["exclude"]] == ["base.yaml:3", "amzlint.yaml:16"]
    assert config.origin(config.data["per-file-ignores"]["legacy/**"]["emoji"]) == "amzlint.yaml:17"
    assert config.data["per-message-ignores"]["old-*"]["emoji"][0] == ""
    paths = config.paths()
    assert paths is not None
    assert paths.fields("data/a.json") == ("templates[*].body", "**.text")
    assert paths.about(str(folder / "templates" / "en" / "a.txt")) == {"lang": "en", "template": True}


TOML = """\
[project]
name = "shop"

[tool.amzlint]
select = ["emoji"]
fail-on = "info"
kind = "reply"

[tool.amzlint.severity]
emoji = "error"

[tool.amzlint.allow.hosts]
"our manuals" = [
  "docs.example.com",
]
"""


def test_pyproject(loaded: Callable[..., Config]) -> None:
    """`[tool.amzlint]` says the same in TOML, and origins are lines of pyproject.toml."""
    config = loaded(TOML, "pyproject.toml")
    assert (config.values("select"), config.value("fail-on"), config.mapping("kind")) == (("emoji",), "info", {"**": "reply"})
    assert config.mapping("allow-hosts") == {"docs.example.com": "our manuals"}
    assert config.origin(config.data["severity"]["emoji"]) == "pyproject.toml:10"
    assert config.origin(config.data["allow-hosts"]["docs.example.com"]) == "pyproject.toml:13"


@pytest.mark.parametrize("text", ['[project]\nname = "amzlint-rules"\n', '[tool.other]\nx = "amzlint"\n', ""])
def test_a_pyproject_of_others_is_none(loaded: Callable[..., Config], text: str) -> None:
    """A pyproject.toml without the table is no configuration."""
    assert loaded(text, "pyproject.toml") == Config()


FAULTS = [
    ("selct: [emoji]", 1, "unknown key “selct”, did you mean “select”?"),
    ("allow: {carrier: [a.com]}", 1, "unknown key “carrier”, did you mean “carriers”?"),
    ("render: {sample: {}}", 1, "unknown key “sample”, did you mean “samples”?"),
    ("select: emoji", 1, "“select”: expected a list"),
    ("- select", 1, "expected a mapping"),
    ("select:\n  - emoij", 2, "“emoij”: unknown rule or category, did you mean emoji"),
    ("ignore: [nothing-like-it]", 1, "“nothing-like-it”: unknown rule or category"),
    ("severity:\n  emoji: eror", 2, "'error', 'warning', 'info' or 'off', not “eror”"),
    ("severity: {emojii: info}", 1, "“emojii”: unknown rule or category"),
    ("languages: [xx]", 1, "unknown language “xx”"),
    ("languages: [english]", 1, "“languages”: expected a language code such as en"),
    ("marketplaces: [dee]", 1, "unknown marketplace “dee”, did you mean de"),
    ('kind: {"a/": replyy}', 1, "'reply', 'proactive', 'solicitation' or 'api', not “replyy”"),
    ('lang: {"a/": xx}', 1, "unknown language “xx”"),
    ('template: {"a/": yes}', 1, "“a/”: expected true or false"),
    ('fields: ["a..b"]', 1, "not a selector from “..b” on"),
    ('fields: {"*.json": ["**"]}', 1, "a selector ends with the name of a text"),
    ("allow: {hosts: [a.com]}", 1, "“hosts”: expected a mapping"),
    ('allow: {carriers: ["https://a.com/x"]}', 1, "expected a host such as track.example.com"),
    ('allow: {phones: {x: ["call us"]}}', 1, "expected a telephone number"),
    ("exclude: [5]", 1, "“exclude”: expected a text"),
    ('per-file-ignores: {"a/": {emoji: " "}}', 1, "the reason for silencing “emoji” is empty"),
    ('per-file-ignores:\n  "a/": [emojii]', 2, "“emojii”: unknown rule or category"),
    ('per-message-ignores:\n  "a":\n    emojii: why', 3, "“emojii”: unknown rule or category"),
    ("fail-on: sometimes", 1, "'error', 'warning', 'info' or 'never', not “sometimes”"),
    ("packs: [nowhere]", 1, "“nowhere”: there is neither such a folder nor an installed package"),
    ("extends: [nowhere.yaml]", 1, "“nowhere.yaml”: there is neither such a file nor an installed package"),
    ("extends: [amzlint.yaml]", 1, "“amzlint.yaml” extends this file, and this file extends it"),
    ("select: [emoji]\nselect: [tone]", 2, "the key “select” is repeated; the first is on line 1"),
    ("select: [", 2, "not valid YAML"),
    # what contradicts itself
    ("select: [emoji]\nignore: [emoji]", 2, "“emoji” is ignored here and selected on line 1"),
    ("ignore: [emoji]\nseverity: {emoji: info}", 2, "“emoji” has a severity here and is ignored on line 1"),
    ('select: [emoji]\nseverity: {emoji: "off"}', 2, "“emoji” is off here and selected on line 1"),
    ('languages: [en]\nlang: {"de/": de}', 2, "messages are in “de” here, but “languages” does not name it"),
    # what cannot be silenced
    ("ignore: [review-gating]", 1, "“review-gating” cannot be silenced"),
    ("ignore: [off-platform]", 1, "“offplatform-payment”, “offplatform-refund” cannot be silenced"),
    ("severity: {review-incentive: warning}", 1, "“review-incentive”, “feedback-incentive” cannot be silenced"),
    ('per-file-ignores: {"**": [review-gating]}', 1, "“review-gating” cannot be silenced"),
    ("per-message-ignores: {a: [offplatform-payment]}", 1, "“offplatform-payment” cannot be silenced"),
]


@pytest.mark.parametrize(("text", "line", "message"), FAULTS)
def test_faults_are_told_with_their_line(loaded: Callable[..., Config], text: str, line: int, message: str) -> None:
    """Nothing unknown or contradictory passes silently: file, line, source line and what was expected."""
    with pytest.raises(ConfigError) as caught:
        loaded(text)
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"amzlint.yaml:{line}:")
    assert str(caught.value).partition("\n")[0].endswith("[config]")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[tool.amzlint]\nselct = []\n", 2, "unknown key “selct”"),
        ('[tool.amzlint]\n\n[tool.amzlint.kind]\n"a/" = "replyy"\n', 4, "not “replyy”"),
        ('[tool.amzlint]\nselect = [\n  "emojii",\n]\n', 2, "“emojii”: unknown rule"),
        ("[tool.amzlint]\nx = [\n", 2, "not valid TOML"),
        ("tool.amzlint.selct = 1\n", 1, "unknown key “selct”"),
    ],
)
def test_faults_in_pyproject(loaded: Callable[..., Config], text: str, line: int, message: str) -> None:
    """Faults in TOML stand at the line of their key."""
    with pytest.raises(ConfigError) as caught:
        loaded(text, "pyproject.toml")
    assert message in str(caught.value)
    assert caught.value.line == line


def test_the_nearest_counts_up_to_the_root_of_the_repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search goes upward and ends at the folder with .git; what lies above is not looked at."""
    inner = folder / "shop" / "de"
    inner.mkdir(parents=True)
    (folder / "amzlint.yaml").write_text("fail-on: info\n", encoding="utf-8")
    monkeypatch.chdir(inner)
    assert load_config().value("fail-on") == "info"
    (folder / "shop" / "amzlint.yaml").write_text("fail-on: warning\n", encoding="utf-8")
    assert load_config().value("fail-on") == "warning"
    (inner / ".git").mkdir()
    assert load_config() == Config()


def test_outside_of_a_repository_only_the_working_directory_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration that happens to lie above a folder in no repository is none of its."""
    (folder / ".git").rmdir()
    (folder / "amzlint.yaml").write_text("fail-on: info\n", encoding="utf-8")
    assert load_config().value("fail-on") == "info"
    (folder / "inner").mkdir()
    monkeypatch.chdir(folder / "inner")
    assert load_config() == Config()


def test_names_that_are_nearly_right_and_two_side_by_side(loaded: Callable[..., Config], folder: Path) -> None:
    """A misspelt file and two configurations in one folder are refused, for one of them would count for nothing."""
    (folder / "amzlint.yml").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"amzlint\.yml: a configuration is called amzlint\.yaml"):
        load_config()
    (folder / "amzlint.yml").unlink()
    loaded("fail-on: info")
    with pytest.raises(UsageError, match="stand side by side"):
        loaded("[tool.amzlint]\n", "pyproject.toml")


def test_config_and_isolated(folder: Path, loaded: Callable[..., Config]) -> None:
    """`--config` names a file, whose patterns are relative to the working directory; `--isolated` wants none; both at once are refused."""
    loaded("fail-on: info")
    (folder / "ci").mkdir()
    (folder / "ci" / "strict.yaml").write_text('exclude: ["/old/"]\n', encoding="utf-8")
    given = load_config("ci/strict.yaml").paths()
    assert given is not None
    assert given.excluded("old/a.txt") is not None
    assert load_config(isolated=True) == Config()
    for arguments, message in ((("nothing.yaml", False), "there is no such file"), (("amzlint.yaml", True), "exclude each other"), (("pyproject.toml", False), "no .tool.amzlint. in it")):
        (folder / "pyproject.toml").write_text("", encoding="utf-8")
        with pytest.raises(UsageError, match=message):
            load_config(arguments[0], isolated=arguments[1])


def test_later_settings_win(loaded: Callable[..., Config], folder: Path) -> None:
    """What extends a file may select what it ignores, grade it, and change each of its values; lists grow."""
    (folder / "base.yaml").write_text('ignore: [emoji, tone]\nselect: [link-external]\nkind: {"a/": reply, "b/": reply}\n', encoding="utf-8")
    config = loaded('extends: [base.yaml]\nignore: [link-external]\nseverity: {emoji: info}\nkind: {"a/": api}\n')
    assert config.values("select") == ()
    assert config.values("ignore") == ("tone", "link-external")
    assert list(config.mapping("kind").items()) == [("b/", "reply"), ("a/", "api")]


def test_extended_files_extend_others(loaded: Callable[..., Config], folder: Path) -> None:
    """A fault in an extended file is told there; a circle of files is refused."""
    (folder / "base.yaml").write_text("extends: [deep.yaml]\n", encoding="utf-8")
    (folder / "deep.yaml").write_text("fail-on: info\n", encoding="utf-8")
    assert loaded("extends: base.yaml").value("fail-on") == "info"
    (folder / "deep.yaml").write_text("\nfailon: info\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"^deep\.yaml:2:1: error: unknown key “failon”, did you mean “fail-on”"):
        load_config()
    (folder / "deep.yaml").write_text("extends: [amzlint.yaml]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="extends this file"):
        load_config()


def test_a_start_with_a_known_configuration_compiles_nothing(loaded: Callable[..., Config], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The compiled form comes from the cache until the file, or one that it extends, is another."""
    config = loaded("extends: base.yaml\nfail-on: warning\n")
    real, calls = config_compiler.compile_config, []

    def count(*arguments: Any) -> Any:
        calls.append(arguments)
        return real(*arguments)

    monkeypatch.setattr(config_compiler, "compile_config", count)
    assert load_config() == config
    assert calls == []
    (folder / "base.yaml").write_text("ignore: [tone]\n", encoding="utf-8")
    assert load_config().values("exclude") == ()
    assert len(calls) == 1
    assert load_config(use_cache=False).value("fail-on") == "warning"
    assert len(calls) == 2


def test_a_cache_of_rubbish_is_no_cache(loaded: Callable[..., Config], monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read from the cache is compiled again."""
    config = loaded("fail-on: warning\n")
    monkeypatch.setattr("amzlint.cache.recall", lambda _name, _stamp: None)
    assert load_config() == config


def test_the_engine_of_the_cache_names_files_that_exist() -> None:
    """Every module that decides what a configuration compiles to is part of the key."""
    assert all((ROOT / "src" / "amzlint" / name).is_file() for name in config_module.ENGINE)


def test_the_schema_is_fresh_and_agrees() -> None:
    """The schema shipped for editors is the one of the models; it takes what is valid and refuses what is not."""
    assert json_schema() == SCHEMA
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    assert list(validator.iter_errors({"select": ["emoji"], "kind": {"a/": "reply"}, "per-file-ignores": {"a/": {"emoji": "why"}}, "allow": {"phones": {"x": ["+49 30 123456"]}}})) == []
    rejected: tuple[dict[str, object], ...] = ({"selct": []}, {"select": "emoji"}, {"kind": {"a/": "replyy"}}, {"allow": {"carriers": ["https://a.com"]}}, {"fail-on": "sometimes"})
    for wrong in rejected:
        assert list(validator.iter_errors(wrong)), wrong


def test_errors_are_of_the_documented_kind() -> None:
    """A fault in a configuration ends a run with 2."""
    assert issubclass(ConfigError, AmzlintError)
    assert ConfigError("x").exit_code == 2
