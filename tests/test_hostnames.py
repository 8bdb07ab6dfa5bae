"""Tests that names of hosts are told from sentences, files, numbers and fields."""

from __future__ import annotations

import pathlib
import subprocess
import sys
import zipfile

import pytest

from amzlint.hostnames import count_host_labels, count_labels_without_sentence, known_host, token_pattern, top_level_domains
from amzlint.masking import MASK

ROOT = pathlib.Path(__file__).parent.parent


def test_top_level_domains_hold_both_forms() -> None:
    """An international name is known as xn-- and in its own script."""
    assert {"com", "xn--p1ai", "рф", "shop"} <= top_level_domains()
    assert "pdf" not in top_level_domains()


def test_top_level_domains_are_read_from_a_zip(tmp_path: pathlib.Path) -> None:
    """The list is found when the package runs from a zip archive."""
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for name in ("hostnames.py", "masking.py", "data/tlds.txt"):
            packed.write(ROOT / "src" / "amzlint" / name, f"amzlint/{name}")
        packed.writestr("amzlint/__init__.py", "")
    program = f"import sys; sys.path.insert(0, {str(archive)!r}); from amzlint.hostnames import top_level_domains; print('fr' in top_level_domains())"
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


@pytest.mark.parametrize(
    ("name", "has_path", "following", "count"),
    [
        ("lampshop.com", False, "", 2),
        ("lampshop.com.Thanks", False, "", 2),
        ("shipped.It", False, "", 0),
        ("shipped.it", False, "was", 0),
        ("lampade.it", False, "è", 2),
        ("README.md", False, "", 0),
        ("brand.md", True, "", 2),
        ("order.no", False, "", 0),
        ("customer.name", False, "", 0),
        ("Brand.Co.Uk", False, "", 3),
        ("3.5", False, "", 0),
        ("a.fr", False, "", 0),
        ("a.com", False, "", 2),
        (f"{MASK}.com", False, "", 2),
        (f"{MASK}.{MASK}", False, "", 0),
        (f"www.{MASK}", False, "", 2),
        ("x" * 64 + ".com", False, "", 0),
    ],
)
def test_labels_of_a_host_are_counted(name: str, has_path: bool, following: str, count: int) -> None:
    """As many labels count as are a host; what follows it, or the look of a sentence, a file or a field, decides."""
    assert count_host_labels(name.split("."), has_path, following) == count


def test_a_sentence_glued_to_a_host_with_scheme_is_cut_off() -> None:
    """Only a capital word behind a top-level domain is a new sentence."""
    assert count_labels_without_sentence(["shop", "com", "Thanks"]) == 2
    assert count_labels_without_sentence(["shop", "Thanks"]) == 2
    assert count_labels_without_sentence(["shop", "uk", "Com"]) == 3


def test_the_known_part_of_a_host_is_right_of_placeholders() -> None:
    """A host is in lower case; left of a placeholder nothing counts, and one label alone is no host."""
    assert known_host(["WWW", "Shop", "com"]) == "www.shop.com"
    assert known_host(["www", MASK, "shop", "com"]) == "shop.com"
    assert known_host([MASK, "com"]) == ""


def test_a_token_ends_where_japanese_text_is_glued_to_it() -> None:
    """Labels are made of letters, digits, hyphens and placeholders of scripts that set words apart."""
    found = token_pattern().search("詳細はlamp-shop.jpをご覧")
    assert found is not None
    assert found[0] == "lamp-shop.jp"
