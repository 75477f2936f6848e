"""`capsulec report`: what the page says of each line, that it needs nothing else, and that it works in a browser.

What is said without the C++ compiler has goldens: tests/cases/lines.
"""

import re
import shutil
from html import unescape

import browser
import pytest

from capsulec.cli import main
from capsulec.reporting import highlight
from capsulec.reporting.vector_report import plain, read

PROGRAM = """\
import numpy as np

#pythran export f(float64[:], float64[:], int64[:])
def f(a, b, idx):
    c = a * 2.0
    d = np.sqrt(c) + b
    total = 0.0
    for j in idx:
        total += a[j]
    return total + d.sum() + d[0]

TEXT = "</pre><script>alert(1)</script> & @ROWS@ é 字"
"""
needs_gcc = pytest.mark.skipif(not shutil.which("g++"), reason="no g++ on this machine")
needs_browser = pytest.mark.skipif(browser.find() is None, reason="no Chromium on this machine")


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The page of PROGRAM, made with g++ where that is there."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "kernel.py").write_text(PROGRAM, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("CXX", "g++" if shutil.which("g++") else "c++")
        assert main(["report", "kernel.py"]) == 0
    return folder / "kernel.html"


def row(html, number):
    """The row of a line, and behind it the C++ that belongs to it."""
    return next(part for part in html.split('<div class="line')[1:] if f'id="L{number}"' in part)


def facts(html, number):
    found = re.search(r'<div class="facts">(.*?)</div>', row(html, number), re.S)[1]
    return [
        unescape(re.sub(r"<small>.*?</small>|<[^>]*>", "", fact))
        for fact in re.findall(r"<span.*?</span>", found, re.S)
    ]


def source(html, number):
    return unescape(re.sub(r"<[^>]*>", "", re.search(r"<code>(.*?)</code>", row(html, number), re.S)[1]))


def cxx(html, number):
    return unescape(re.sub(r"<[^>]*>", "", "\n".join(re.findall(r"<pre>(.*?)</pre>", row(html, number), re.S))))


def test_every_line_is_shown_as_it_is(built):
    html = built.read_text(encoding="utf-8")
    lines = PROGRAM.splitlines()
    assert [source(html, number).rstrip() for number in range(1, len(lines) + 1)] == lines


def test_page_needs_nothing_else(built):
    html = built.read_text(encoding="utf-8")
    assert "alert(1)</script>" not in html
    assert not re.search(r"""\ssrc=|https?://|@import|url\(|href="[^#]""", html)
    assert html.count("<script>") == html.count("</script>") == 1


def test_facts_cxx_and_types(built):
    html = built.read_text(encoding="utf-8")
    assert facts(html, 5)[0] == "fused with line 6"
    assert "allocates an array" in facts(html, 6)
    assert "checks an index" in facts(html, 9)
    assert "[i] = np::sqrt(a_data[i] * 2.0) + b_data[i];" in cxx(html, 6)
    assert "its work is done in the loop of line 6" in row(html, 5)
    assert "np::sqrt(a_data[i] * 2.0)" in cxx(html, 5)
    assert "for (int64_t" in cxx(html, 8)
    assert "a_data[np::index(j, a_shape0, 0)];" in cxx(html, 9)
    assert 'data-type="total: float64"' in row(html, 9)
    assert 'data-type="sqrt(…): float64[:]' in row(html, 6)
    assert "opens" not in row(html, 11)


@needs_gcc
def test_what_the_compiler_says(built):
    html = built.read_text(encoding="utf-8")
    assert "vectorised" in " ".join(facts(html, 6))
    assert "not vectorised: it can be left early or branches, as for a check or an exception" in facts(html, 8)
    assert 'title="control flow in loop' in row(html, 8)
    assert "g++ -O2" in html


@needs_gcc
def test_no_vector_code_was_asked_for(place, monkeypatch):
    monkeypatch.setenv("CXX", "g++")
    (place / "kernel.py").write_text(PROGRAM, encoding="utf-8")
    assert main(["report", "kernel.py", "-O0"]) == 0
    html = (place / "kernel.html").read_text(encoding="utf-8")
    assert "vectorised" not in " ".join(facts(html, 6))
    assert "g++ -O0" in html


@pytest.mark.parametrize("compiler", ["/nowhere/c++", "false"])
def test_without_a_compiler(place, monkeypatch, compiler):
    monkeypatch.setenv("CXX", compiler)
    (place / "kernel.py").write_text(PROGRAM, encoding="utf-8")
    assert main(["report", "kernel.py", "-o", "my report.html"]) == 0
    html = (place / "my report.html").read_text(encoding="utf-8")
    assert "nothing is known of vector code" in html
    assert "vectorised" not in " ".join(facts(html, 6))
    assert facts(html, 5)[0] == "fused with line 6"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_odd_names_and_texts(place, monkeypatch, newline):
    monkeypatch.setenv("CXX", "/nowhere/c++")
    text = "#pythran export größe(int)\ndef größe(é):\n\treturn é + 1  # \f &\n"
    (place / "größe.py").write_text(text, encoding="utf-8", newline=newline)
    assert main(["report", "größe.py"]) == 0
    html = (place / "größe.html").read_text(encoding="utf-8")
    assert "<h1>größe.py</h1>" in html
    assert source(html, 3) == "\treturn é + 1  # \f &"
    assert 'data-type="é: int"' in row(html, 3)
    (place / "again").mkdir()
    assert main(["report", "größe.py", "-o", "again/größe.html"]) == 0
    assert (place / "again/größe.html").read_text(encoding="utf-8") == html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("#pythran export f(int)\ndef f(x:\n", "syntax"),
        ("#pythran export f(int)\ndef f(x):\n    return x + 'a'\n", "kernel.py:3"),
    ],
)
def test_mistakes(place, capsys, text, words):
    (place / "kernel.py").write_text(text)
    assert main(["report", "kernel.py"]) == 1
    assert words in capsys.readouterr().err
    assert not (place / "kernel.html").exists()


def test_misuse(capsys):
    assert main(["report", "kernel.py", "-E"]) == 2
    assert main(["report"]) == 2


def test_exports_of_several_lines():
    lines = highlight.python("# pythran export f(int,\n#     float[:,\n#   :])\n# a comment\n", {})
    kinds = [re.findall('class="(\\w+)"', line) for line in lines]
    assert kinds == [["export"], ["export"], ["export"], ["comment"], []]


def test_messages_of_gcc():
    found = read(
        "<stdin>:7:3: optimized: loop vectorized using 32 byte vectors\n"
        "<stdin>:7:3: optimized:  loop versioned for vectorization because of possible aliasing\n"
        "<stdin>:9:3: missed: couldn't vectorize loop\n"
        "<stdin>:10:8: missed: not vectorized: control flow in loop.\n"
        "/x/list.hpp:9:3: missed: couldn't vectorize loop\n"
        "/x/list.hpp:9:3: missed: not vectorized: control flow in loop.\n"
        "/x/reduce.hpp:20:3: missed: couldn't vectorize loop\n"
        "<stdin>:30:8: missed: not vectorized: no vectype for stmt: _1 = *_2;\n"
        "/x/reduce.hpp:26:3: optimized: loop vectorized using 16 byte vectors\n"
        "/x/sort.hpp:26:3: optimized: loop vectorized using 16 byte vectors\n",
        "gcc",
    )
    assert {line: (list(said.done), list(said.missed)) for line, said in found.items()} == {
        7: (["vectorized using 32 byte vectors"], []),
        9: ([], ["control flow in loop"]),
        30: (["vectorized using 16 byte vectors"], []),  # the loop of a sum, told by its lambda
    }


def test_messages_of_clang():
    found = read(
        "<stdin>:7:3: remark: vectorized loop (vectorization width: 4, interleaved count: 2) [-Rpass=loop-vectorize]\n"
        "<stdin>:9:3: remark: loop not vectorized: call instruction cannot be vectorized [-Rpass-analysis=loop-vectorize]\n"
        "<stdin>:9:3: remark: loop not vectorized [-Rpass-missed=loop-vectorize]\n",
        "clang",
    )
    assert list(found[7].done) == ["vectorization width: 4, interleaved count: 2"]
    assert list(found[9].missed) == ["call instruction cannot be vectorized"]
    assert plain("call instruction cannot be vectorized") == "it calls a function that has no vector form"
    assert plain("not suitable for strided load *_106 = 0.0;") == "the elements do not lie side by side in memory"
    assert plain("something that no compiler says today") == "something that no compiler says today"


@needs_browser
def test_in_a_browser(built, tmp_path):
    with browser.chromium() as page:
        page.open(built)
        shown = "document.querySelector('#L6').nextElementSibling.checkVisibility()"
        assert page.evaluate(shown) is False
        page.click("#L6 > code")
        assert page.evaluate(shown) is True
        assert "np::sqrt" in page.evaluate("document.querySelector('#L6').nextElementSibling.innerText")
        assert page.evaluate("document.querySelector('#L6').getAttribute('aria-expanded')") == "true"
        page.evaluate("document.querySelector('#L6').focus()")
        page.press("Enter")
        assert page.evaluate(shown) is False

        page.point("#L6 .typed")
        assert "d: float64[:]" in page.evaluate(
            "getComputedStyle(document.querySelector('#L6 .typed'), '::after').content"
        )
        assert page.evaluate("getComputedStyle(document.querySelector('#L5 .typed'), '::after').content") == "none"

        page.click(".filter.allocates")
        faded = "Number(getComputedStyle(document.querySelector('#L{}')).opacity) < 0.5"
        assert [page.evaluate(faded.format(number)) for number in (1, 6, 9)] == [True, False, True]
        page.click(".filter.allocates")
        assert page.evaluate(faded.format(1)) is False

        page.click("#all")
        assert page.evaluate("[...document.querySelectorAll('.cxx')].every((each) => each.checkVisibility())") is True
        light = page.screenshot(tmp_path / "light.png")
        page.open(built, dark=True)
        dark = page.screenshot(tmp_path / "dark.png")
        assert min(len(light), len(dark)) > 20_000, "an empty window is smaller"
        paper = "getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(paper) == "rgb(22, 24, 28)"
        page.open(built, width=500)
        assert page.evaluate("document.documentElement.scrollWidth") <= 500
        assert page.problems == []
