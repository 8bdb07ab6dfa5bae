"""Rewrite the frozen list of top-level domains from IANA's file, as found inside an installed or unpacked package.

Usage: python bench/refresh_tlds.py PATH/TO/tlds-alpha-by-domain.txt

The urlextract wheel carries IANA's file unchanged, so the list can be refreshed where only a package index is reachable:
`pip download --no-deps urlextract`, unzip, and pass `urlextract/data/tlds-alpha-by-domain.txt`. amzlint itself never fetches it.
"""

from __future__ import annotations

import pathlib
import sys

TARGET = pathlib.Path(__file__).parent.parent / "src" / "amzlint" / "data" / "tlds.txt"
ACE_PREFIX = "xn--"


def render(iana: str) -> str:
    """Return the text of tlds.txt: IANA's version line, then every name in lower case, with Unicode forms of xn-- names.

    iana: the text of IANA's tlds-alpha-by-domain.txt.
    Returns the new file's text. Raises ValueError when the version line is missing or the list is implausibly short.
    """
    version, *names = iana.splitlines()
    if not version.startswith("# Version "):
        raise ValueError(f"no version line: {version[:40]!r}")
    wanted = set()
    for name in map(str.lower, filter(None, map(str.strip, names))):
        wanted.add(name)
        if name.startswith(ACE_PREFIX):
            wanted.add(name.removeprefix(ACE_PREFIX).encode("ascii").decode("punycode"))
    if len(wanted) < 1000:
        raise ValueError(f"only {len(wanted)} names")
    return "\n".join([version, *sorted(wanted)]) + "\n"


def main(arguments: list[str]) -> int:
    """Refresh the list; return the exit code."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    text = render(pathlib.Path(arguments[0]).read_text(encoding="ascii"))
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {len(text.splitlines()) - 1} names, {text.splitlines()[0][2:]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
