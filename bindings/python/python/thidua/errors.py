"""Exceptions of the package. "Not met" is a value, never an exception."""

from __future__ import annotations

import json
from typing import Any


class ThiduaError(Exception):
    """Base of every error of the package."""


class RulebookError(ThiduaError, ValueError):
    """A file of the rule language has errors; ``diagnostics`` lists them all, in order of position."""

    def __init__(self, text: str, diagnostics: str = "[]") -> None:
        super().__init__(text)
        self.diagnostics: list[dict[str, Any]] = json.loads(diagnostics)
        self._json = diagnostics

    def __reduce__(self) -> tuple[type[RulebookError], tuple[str, str]]:
        return (RulebookError, (str(self), self._json))
