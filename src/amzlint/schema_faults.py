"""Plain data held against a model, and what is wrong with it in the words of YAML, at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, get_args

from pydantic import BaseModel, ValidationError

from amzlint.schema_base import Strict

if TYPE_CHECKING:
    from amzlint.errors import FramedError

# What pydantic says of types, in the words of YAML.
_PLAINLY = {
    "dict_type": "expected a mapping, “name: value”", "model_type": "expected a mapping, “name: value”", "list_type": "expected a list, “[one, another]”", "string_type": "expected a text",
    "bool_type": "expected true or false",
}  # fmt: skip


class Located(Protocol):
    """A file whose parts have places."""

    def error(self, path: tuple[str | int, ...], message: str, *, column: int = 0, key: bool = False) -> FramedError:
        """Return an error placed at a value, or at its key."""


def validate(model: type[BaseModel], value: object, text: Located, path: tuple[str | int, ...]) -> Any:
    """Validate plain data against a model; raises PackError at the place of the first fault, with what was expected."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise _placed(model, error, text, path) from None


def _placed(model: type[BaseModel], error: ValidationError, text: Located, path: tuple[str | int, ...]) -> FramedError:
    # A union reports a fault for each of its members; the deepest place says most.
    fault = max(error.errors(), key=lambda one: (len(one["loc"]) - (one["type"] == "missing"), one["type"] == "extra_forbidden"))
    place = tuple(part for part in fault["loc"] if not isinstance(part, str) or not _is_type_name(part))
    last = next((part for part in reversed(place) if isinstance(part, str)), "")
    if fault["type"] == "extra_forbidden":
        return text.error((*path, *place), _unknown_key(last, _fields(model, place[:-1])), key=True)
    if fault["type"] == "missing":
        return text.error((*path, *place[:-1]), f"the key “{last}” is missing")
    message = _PLAINLY.get(fault["type"], fault["msg"].removeprefix("Value error, "))
    given = fault.get("input")
    told = "expected" in message and fault["type"] not in _PLAINLY
    shown = f", not “{given}”" if isinstance(given, str | int) and not isinstance(given, bool) and not told else ""
    return text.error((*path, *place), f"“{last}”: {message[:1].lower()}{message[1:]}{shown}" if last else message)


def _is_type_name(part: str) -> bool:
    return part in ("str", "int", "bool") or part[:1].isupper() or part.startswith(("literal[", "list[", "dict[", "function-"))


def _fields(model: type[BaseModel], place: tuple[Any, ...]) -> list[str]:
    for part in place:
        field = next((f for name, f in model.model_fields.items() if (f.alias or name) == part), None)
        if field is None:
            continue
        inner = [one for one in (field.annotation, *_arguments(field.annotation)) if isinstance(one, type) and issubclass(one, Strict)]
        if inner:
            model = inner[0]
    return [field.alias or name for name, field in model.model_fields.items()]


def _arguments(annotation: object) -> list[object]:
    found: list[object] = []
    for argument in get_args(annotation):
        found += [argument, *_arguments(argument)]
    return found


def _unknown_key(name: str, known: list[str]) -> str:
    import difflib  # noqa: PLC0415  (only for errors)

    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean “{near[0]}”?" if near else f"expected one of {', '.join(known)}"
    return f"unknown key “{name}”, {hint}"
