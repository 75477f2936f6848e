"""Exports from annotations: what golden text (tests/cases/exports) does not show."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from capsulec.diagnostics import CompileError, CompileErrors, Span
from capsulec.frontend import annotation_generator, annotation_tables
from capsulec.frontend.annotations import parse
from capsulec.ir.types import INT, Array, Package, Pointer, Scalar


def test_the_tables_are_those_of_the_grammar():
    text = Path(annotation_tables.__file__).read_text(encoding="utf-8")
    assert text == annotation_generator.generate(), "run python -m capsulec.frontend.annotation_grammar"


def test_an_export_has_types_and_places():
    source = "x = 1\n# pythran export capsule f(int32, float64* )  , g(int)\n"
    (f, g) = parse(source, "a.py")
    assert (f.kind, f.name, f.normalised, f.text) == (
        "capsule",
        "f",
        "f(int32, float64*)",
        "f(int32, float64* )",
    )
    assert [parameter.type for parameter in f.parameters] == [Scalar("int32"), Pointer(Scalar("float64"))]
    assert f.name_span == Span("a.py", 2, 26, 2, 27)
    assert f.span == Span("a.py", 2, 26, 2, 45)
    assert [parameter.span for parameter in f.parameters] == [
        Span("a.py", 2, 28, 2, 33),
        Span("a.py", 2, 35, 2, 43),
    ]
    assert (g.kind, g.name_span.column) == ("capsule", 49)


def test_places_in_continuation_lines():
    (f,) = parse("#pythran export f(int,\n#     float64[:,\n#   3]?)\n", "a.py")
    assert f.span == Span("a.py", 1, 17, 3, 9)
    assert f.parameters[1].span == Span("a.py", 2, 7, 3, 7)
    assert f.parameters[1].type == Array("float64", 2)
    assert f.parameters[1].extents == (None, 3)
    assert f.text == "f(int, float64[:, 3]?)"
    assert (f.required, f.normalised) == (1, "f(int, float64[:,3]?)")


def test_places_of_alternatives_are_their_own():
    first, second = parse("#pythran export f(int or float64[:], numpy pkg)", "a.py")
    assert first.parameters[0].span == Span("a.py", 1, 19, 1, 22)
    assert second.parameters[0].span == Span("a.py", 1, 26, 1, 36)
    assert second.parameters[1].type == Package("numpy")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends(newline):
    lines = ["'''", "#pythran export wrong(int)", "'''", "#pythran export f(int,", "#  float)", "x = 1", ""]
    (f,) = parse(newline.join(lines), "a.py")
    assert (f.normalised, f.span.line, f.span.end_line) == ("f(int, float)", 4, 5)


def test_a_sidecar_with_the_words_of_a_comment():
    first, second = parse("", "a.py", ("a.pythran", "pythran export f(int)\n  capsulec  export g(str,\n  int)\n"))
    assert (first.name, first.name_span) == ("f", Span("a.pythran", 1, 16, 1, 17))
    assert (second.normalised, second.name_span) == ("g(str, int)", Span("a.pythran", 2, 20, 2, 21))


def test_a_sidecar_with_a_byte_order_mark():
    (f,) = parse("", "a.py", ("a.pythran", "\ufeffexport f(int)\n"))
    assert (f.parameters[0].type, f.name_span) == (INT, Span("a.pythran", 1, 9, 1, 10))


def test_several_mistakes_come_in_source_order():
    with pytest.raises(CompileErrors) as caught:
        parse("#pythran export f(int)\n#pythran export f(int), g(double)\n#pythran export h(", "a.py")
    assert [error.code for error in caught.value.errors] == ["duplicate-export", "unknown-type", "unbalanced"]


def test_a_build_imports_and_writes_no_more_than_it_needs(tmp_path):
    program = (
        "import sys; from capsulec.frontend.annotations import parse\n"
        "parse('#pythran export capsule f(int32, float64*)', 'a.py')\n"
        "print([name for name in sys.modules if name.partition('.')[0] in"
        " ('capsulec', 'numpy', 'difflib', 'logging')])"
    )
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        check=False,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    for name in ("mistakes", "generator", "numpy", "difflib", "logging"):
        assert name not in done.stdout
    assert list(tmp_path.iterdir()) == []


WORDS = [
    *(
        "export",
        "capsule",
        "gufunc",
        "f",
        "g",
        "int",
        "float64",
        "void",
        "list",
        "dict",
        "type",
        "pkg",
        "or",
        "order",
    ),
    *(
        "(",
        ")",
        "[",
        "]",
        ",",
        ":",
        "::",
        "*",
        "?",
        "3",
        "(C)",
        "for",
        "scipy.x",
        '"(n)->()"',
        "#",
        "\n#",
        "{",
        "é",
        "=",
    ),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
@example("f(int")
@example("f((int)")
@example("f(")
@example("f(int [")
@example("f ( int : int dict : int")
def test_any_text_is_exports_or_an_error_with_a_place(text):
    source = f"#pythran export {text}\n"
    lines = source.split("\n")
    try:
        found = parse(source, "a.py")
    except (CompileError, CompileErrors) as error:
        for one in getattr(error, "errors", [error]):
            assert one.span, one
            assert 1 <= one.span.column <= one.span.end_column or one.span.end_line > one.span.line
            assert 1 <= one.span.line <= one.span.end_line <= len(lines)
            assert one.span.end_column <= len(lines[one.span.end_line - 1]) + 1
        return
    for export in found:
        span = export.name_span
        assert lines[span.line - 1][span.column - 1 : span.end_column - 1] == export.name
        written = str(export).removeprefix("function ").removeprefix("variable ")
        assert str(parse(f"#pythran export {written}", "a.py")[0]) == str(export), "what is printed can be read"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="#\"'\\\n pythranexo(t),if ", max_size=60))
def test_finding_annotations_agrees_with_the_tokenizer(text):
    import io
    import tokenize

    source = text + "\n#pythran export last(int)\n"
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except (tokenize.TokenError, SyntaxError):
        return
    if any(token.type == tokenize.ERRORTOKEN for token in tokens):
        return
    last = any(token.type == tokenize.COMMENT and "last" in token.string for token in tokens)
    try:
        found = any(export.name == "last" for export in parse(source, "a.py"))
    except CompileErrors:
        return
    except CompileError as error:
        if error.code != "no-export":
            return
        found = False
    assert found == last
