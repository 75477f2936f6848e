"""Options of the test suite."""

import pytest


def pytest_addoption(parser):
    parser.addoption(
        "--update-data",
        action="store_true",
        help="write what the compiler says now into tests/cases and the pages of docs; review the change with git diff",
    )


def pytest_configure(config):
    if config.getoption("--update-data") and getattr(config.option, "numprocesses", None):
        raise pytest.UsageError("--update-data rewrites files case by case: run it without -n")
