"""Options of the test suite."""

from __future__ import annotations

import os

import pytest
import sanitized


def pytest_addoption(parser):
    parser.addoption(
        "--update-data",
        action="store_true",
        help="write what the compiler says now into tests/cases and the pages of docs; review the change with git diff",
    )
    parser.addoption("--seed", type=int, default=0, help="draw other arguments for the functions of tests/run")
    sanitized.add_option(parser)


def pytest_configure(config):
    if config.getoption("--update-data") and getattr(config.option, "numprocesses", None):
        raise pytest.UsageError("--update-data rewrites files case by case: run it without -n")
    sanitized.start(config)


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        sanitized.finish()


if sanitized.MARK in os.environ:

    @pytest.fixture(autouse=True)
    def nothing_is_reported():
        """Fails the test during which a sanitizer has found something."""
        before = len(sanitized.reports())
        yield
        report = sanitized.reports()[before:]
        assert not report, sanitized.shortened(report)
