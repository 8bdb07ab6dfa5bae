"""Puts the packs of rules/ into the wheel, with the JSON mirror that saves every start from parsing YAML."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TARGET = "amzlint/rules_data"
MIRROR = "compiled"
SHIPPED = "amazon"
SOURCE_HASHES = "source.sha256"


class PackMirrorHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is hatchling's own configuration class
    """Compiles the packs when a wheel is built; an editable install reads the checkout's rules/ instead."""

    _scratch = ""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add rules/ and its mirror to the files of the wheel. version: "standard" or "editable". Raises PackError for a fault in a pack."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        self._scratch = tempfile.mkdtemp(prefix="amzlint-packs-")
        write_mirror(root, Path(self._scratch))
        included = build_data["force_include"]
        for path in pack_files(root):
            included[str(path)] = f"{TARGET}/{path.relative_to(root / 'rules').as_posix()}"
        for path in sorted(Path(self._scratch).iterdir()):
            included[str(path)] = f"{TARGET}/{MIRROR}/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  (hatchling's signature)
        """Remove the mirror's temporary folder, its files are in the wheel by now."""
        if self._scratch:
            shutil.rmtree(self._scratch, ignore_errors=True)


def pack_files(root: Path) -> list[Path]:
    """Return the YAML files of the shipped packs, in order. root: the top of the repository."""
    return sorted((root / "rules").rglob("*.yaml"), key=lambda path: path.as_posix())


def write_mirror(root: Path, folder: Path) -> None:
    """Compile the shipped pack and write each part as JSON, with the hashes of the YAML files in the format of sha256sum.

    root: the top of the repository. folder: an existing folder for the mirror.
    """
    sys.path.insert(0, str(root / "src"))
    try:
        from amzlint.pack_compiler import compile_packs  # noqa: PLC0415  (importable only now)
        from amzlint.packing import encode  # noqa: PLC0415
        from amzlint.rulepacks import read_pack_files  # noqa: PLC0415
    finally:
        sys.path.pop(0)
    parts = compile_packs([(f"rules/{SHIPPED}", read_pack_files(root / "rules" / SHIPPED))])
    for name, value in parts.items():
        (folder / f"{name}.json").write_bytes(encode(value))
    (folder / SOURCE_HASHES).write_bytes(source_hashes(root).encode())


def source_hashes(root: Path) -> str:
    """Return a line "SHA-256  path" for each YAML file, so that `sha256sum --check` in the folder of the packs compares them."""
    lines = []
    for path in pack_files(root):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f"{digest}  {path.relative_to(root / 'rules').as_posix()}\n")
    return "".join(lines)
