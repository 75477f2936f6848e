"""Whatever the user calls things and writes into strings, the module compiles and behaves, or is refused with a place.

All names stand in one module, and all texts in another, so that g++ runs twice.
"""

import importlib.util
import sys
import sysconfig

import pytest

from capsulec.cli import main
from capsulec.testing import call

NAMES = (
    "match type case print self double new template this operator delete register auto const static extern",
    "namespace using typename virtual volatile and_eq xor bitand compl wchar_t concept requires co_await",
    "nullptr noexcept goto constexpr decltype int float bool char long switch union unsigned struct enum",
    "typedef sizeof throw catch do default private public true false NULL errno main sin malloc free abort",
    "exit pow round memcpy printf y0 gamma div index kill M_PI INFINITY NAN I EOF INT_MAX TRUE linux unix",
    "stdin major isnan signbit offsetof np py std capsulec int64_t size_t uint8_t ptrdiff_t module_slots",
    "capsules build_information PyObject Py_None PyErr_Occurred CAPSULEC_EXPORT CAPSULEC_PYTHON __LINE__ __x",
    "_X _ __ f_body f3_body x_1 i k n t value start stop shape data best items r done_1 set_error raise_ é λ",
    "变量 Δx naïve ß ª ſ ﬁx",
)

USES = """
def helper_{n}_({name}_):
    {name} = {name}_
    return {name}

#pythran export capsule f{n}(float64, int64*)
def f{n}({name}, my_pointer):
    my_total = 0.0
    def my_inner(my_y):
        nonlocal my_total
        my_total += my_y * {name}
        return my_total
    for my_i in range(2):
        my_inner(my_i)
    if {name} > 1e9:
        raise ValueError("{name}")
    return my_total + helper_{n}_({name})

#pythran export capsule g{n}(float64)
def g{n}(my_x):
    def {name}(my_y):
        return my_y + my_x
    return {name}(1.0)

#pythran export capsule h{n}(float64)
def h{n}(my_x):
    for {name} in range(3):
        my_x += {name}
    return my_x
"""
TEXTS = [
    *["{}", "{0} {x!r:>9}", "}}{{", "%s %d %n", "\"quoted\" and 'quoted'", "back\\slash \\n \\x41 \\N{BULLET}", "\\"],
    *["several\nlines\r\n\ttabbed\x0b", "é λ 变量 😀 \U0010ffff", "trigraphs ??/ ??= ??(", "comments */ /* //", ""],
    *[
        '"; system("x"); "',
        'R"(raw)"',
        ')delimiter"',
        "\x01\x7f\x80",
        "\u2028\ufeff",
        "long " * 2000,
        "#pythran export",
    ],
]


def compiled(directory, source):
    """The module that capsulec makes of a source text."""
    path = directory / f"kernel{sysconfig.get_config_var('EXT_SUFFIX')}"
    (directory / "kernel.py").write_text(source, encoding="utf-8")
    assert main([str(directory / "kernel.py"), "-o", str(path), "-O0"]) == 0
    spec = importlib.util.spec_from_file_location("kernel", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["kernel"] = module  # where capsulec.testing looks for signatures
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    monkeypatch.setitem(sys.modules, "kernel", None)


def test_names(tmp_path):
    names = " ".join(NAMES).split()
    source = "".join(USES.format(n=n, name=name) for n, name in enumerate(names))
    source += "".join(f"{name} = {n}.0\n" for n, name in enumerate(names))
    source += f"#pythran export capsule constants(float64)\ndef constants(x):\n    return x + {' + '.join(names)}\n"
    module = compiled(tmp_path, source)
    for n, name in enumerate(names):
        assert call(getattr(module, f"f{n}"), 3.0, None) == 6.0, name
        assert call(getattr(module, f"g{n}"), 3.0) == 4.0, name
        assert call(getattr(module, f"h{n}"), 3.0) == 6.0, name
    assert call(module.constants, 1.0) == 1.0 + sum(range(len(names)))


def test_texts(tmp_path):
    source = '"""Module docs: \\"quoted\\" \\\\ é 😀 */ ??/ {} %s"""\n'
    for n, text in enumerate(TEXTS):
        source += f"#pythran export capsule f{n}(float64)\ndef f{n}(x):\n    {text!r}\n"
        source += f"    if x > 0:\n        raise ValueError({text!r})\n    assert x < 0, {text!r}\n    return x\n"
    module = compiled(tmp_path, source)
    assert module.__doc__ == 'Module docs: "quoted" \\ é 😀 */ ??/ {} %s'
    for n, text in enumerate(TEXTS):
        for argument, error in ((1.0, ValueError), (0.0, AssertionError)):
            with pytest.raises(error) as raised:
                call(getattr(module, f"f{n}"), argument)
            assert raised.value.args == (text,)
        assert call(getattr(module, f"f{n}"), -1.0) == -1.0
