"""Programs that are nested deeper than Python's recursion limit are compiled as others are."""

import threading

import pytest

from capsulec.cli import main
from capsulec.deep import in_deep_thread
from capsulec.frontend import scopes

SUM = "#pythran export f(int)\ndef f(x):\n    return " + " + ".join(["x"] * 400)
BRANCHES = "#pythran export f(int)\ndef f(x):\n    if x < 0:\n        return 0\n" + "".join(
    f"    elif x == {n}:\n        return {n * n}\n" for n in range(300)
)
TOO_DEEP = "#pythran export f(int)\ndef f(x):\n    return " + " + ".join(["x"] * 100_000)


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("text", "last"), [(SUM, "// kernel.py:3"), (BRANCHES, "89401")])
def test_deep_programs(text, last, tmp_path, capsys):
    (tmp_path / "kernel.py").write_text(text)
    assert main(["kernel.py", "--emit=cxx"]) == 0
    out, err = capsys.readouterr()
    assert last in out
    assert not err


def test_what_python_cannot_compile_either(tmp_path, capsys):
    (tmp_path / "kernel.py").write_text(TOO_DEEP)
    assert main(["kernel.py"]) == 1
    assert "[too-deep]" in capsys.readouterr().err


def test_what_is_raised_in_the_thread_arrives():
    with pytest.raises(ZeroDivisionError):
        in_deep_thread(lambda: 1 // 0)
    assert in_deep_thread(lambda: 3) == 3
    assert threading.stack_size() == 0


def test_the_work_does_not_double_with_each_nested_loop(tmp_path, capsys):
    """Python takes no more than 20 nested blocks; 2**19 rounds would take minutes."""
    lines = ["#pythran export f(int)", "def f(n):", "    s = 0"]
    lines += ["    " * (depth + 1) + f"for i{depth} in range(n):" for depth in range(19)]
    lines += ["    " * 20 + "s += 1", "    return s"]
    (tmp_path / "kernel.py").write_text("\n".join(lines) + "\n")
    rounds = []
    plain = scopes._Chains.process_body
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scopes._Chains, "process_body", lambda self, body: (rounds.append(1), plain(self, body)))
        assert main(["kernel.py", "--emit=types"]) == 0
    assert "i18: int" in capsys.readouterr().out
    assert len(rounds) < 1000
