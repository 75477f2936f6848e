"""Typed tree to IR: conversions become explicit, the order of evaluation is fixed, and nothing is inferred again."""

from capsulec.frontend.lower.program import lower

__all__ = ["lower"]
