"""The join of types: the library's, which its rules use too."""

from __future__ import annotations

from capsulec.library.joins import JoinError, join

__all__ = ["JoinError", "join"]
