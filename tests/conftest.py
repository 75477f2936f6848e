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


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Tests that share what a fixture of their file builds are one group, so that one process builds it."""
    for item in items:
        known = item._fixtureinfo.name2fixturedefs.values() if hasattr(item, "_fixtureinfo") else ()
        shared = any(fixture.scope == "module" for fixtures in known for fixture in fixtures)
        if shared and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


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
