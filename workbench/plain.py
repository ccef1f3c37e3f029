"""Frozen records as plain values for JSON, and back: the one place that knows how a record is stored."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from workbench.spans import Span


def to_plain(value: Any) -> Any:
    """Dicts, lists and scalars that say the same as `value`; a Span becomes `[start, end]`."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: Any, value: Any) -> Any:
    """The value of type `kind` that `to_plain` made `value` of.

    `kind` is a record class, `tuple[X, ...]`, `X | None` or a scalar type.
    Raises KeyError or TypeError where a field is missing or unknown.
    """
    if kind is Span:
        return Span(*value)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: from_plain(hints[name], item) for name, item in value.items()})
    if get_origin(kind) is tuple:
        return tuple(from_plain(get_args(kind)[0], item) for item in _sequence(value))
    if get_origin(kind) in (Union, UnionType) and value is not None:
        return from_plain(next(option for option in get_args(kind) if option is not NoneType), value)
    return value


def _sequence(value: Any) -> Sequence:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise TypeError(f"Expected a list, got {type(value).__name__}.")
    return value
