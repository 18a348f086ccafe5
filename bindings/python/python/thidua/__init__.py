"""The rules of Vietnamese emulation and commendation (thi đua, khen thưởng).

>>> import thidua
>>> [problem["code"] for problem in thidua.check("schema = 1")]
['missing-key']
"""

from __future__ import annotations

import json as _json
import warnings as _warnings
from typing import Any as _Any

from ._thidua import Conference, Outcome, __law_version__, __version__, _debug_build
from ._thidua import check as _check
from .errors import RulebookError, ThiduaError

__all__ = ["Conference", "Outcome", "RulebookError", "ThiduaError", "__law_version__", "__version__", "check"]

if _debug_build:
    _warnings.warn("thidua is a debug build: it is slow", RuntimeWarning, stacklevel=2)


def check(text: str, *, name: str = "<text>") -> list[dict[str, _Any]]:
    """Every problem of a regulation or conference file, in order of position; empty for a good file.

    >>> check("schema = 1")[0]["help"]["en"].startswith("add `regulation`")
    True
    """
    problems: list[dict[str, _Any]] = _json.loads(_check(text, name=name))
    return problems


def _rebuild_conference(text: str, files: dict[str, str], name: str) -> Conference:
    return Conference.from_text(text, files=files, name=name)


def _rebuild_outcome(conference: Conference) -> Outcome:
    return conference.outcome()
