"""Specifications of every kind, refusals too; `%` with all its flags; the text of many floats."""


#pythran export floats(float list, str list)
# args: [0.0, -0.0, -1.5, 0.1, 99999.95, 1e16, 5e-324, 1e22, 123456.789, float("nan"), -float("inf")], [a + s + z + w + p + t for a in ["", "<", "0=", "é^"] for s in ["", "+", " z#"] for z in ["", "0"] for w in ["", "13", "12,", "9_"] for p in ["", ".0", ".5"] for t in ["", "e", "F", "g", "G", "n", "%", "d"]]
def floats(values, specs):
    made = []
    for spec in specs:
        for x in values:
            try:
                made.append(format(x, spec))
            except ValueError:
                made.append("refused")
    return made


#pythran export integers(int list, str list)
# args: [0, 7, -255, 1234567, 2**63 - 1, -2**63, 65], [a + s + z + w + p + t for a in ["", "<", "*=", "😀^"] for s in ["", "-", " #", "#"] for z in ["", "0"] for w in ["", "14", "12,", "_"] for p in ["", ".2"] for t in ["", "d", "b", "o", "x", "X", "c", "n", "e", "f", "%", "s"]]
def integers(values, specs):
    made = []
    for spec in specs:
        for n in values:
            try:
                made.append(format(n, spec))
            except ValueError:
                made.append("refused")
            except OverflowError:
                made.append("too large")
    return made


#pythran export complexes(complex list, str list)
# args: [0j, 1 + 2j, complex(-0.0, -1), complex("nan"), complex(1e16, 1e-5)], [a + s + w + p + t for a in ["", "<", "0=", "é^"] for s in ["", "+", "#"] for w in ["", "30", "030", "30,"] for p in ["", ".0", ".3"] for t in ["", "e", "F", "g", "n", "%"]]
def complexes(values, specs):
    made = []
    for spec in specs:
        for z in values:
            try:
                made.append(format(z, spec))
            except ValueError:
                made.append("refused")
    return made


#pythran export refused(int, float, str, bool, complex, str, int)
# args: 1, 1.5, "a", True, 1j, "zz", 0
# args: 1, 1.5, "a", True, 1j, "zz", 1
# args: 1, 1.5, "a", True, 1j, "zz", 2
# args: 1, 1.5, "a", True, 1j, "zz", 3
# args: 1, 1.5, "a", True, 1j, "zz", 4
# args: 1, 1.5, "a", True, 1j, ",_", 0
# args: 1, 1.5, "a", True, 1j, ",n", 0
# args: 1, 1.5, "a", True, 1j, ",b", 0
# args: 1, 1.5, "a", True, 1j, "_é", 1
# args: 1, 1.5, "a", True, 1j, "é", 1
# args: 1, 1.5, "a", True, 1j, "5.", 0
# args: 1, 1.5, "a", True, 1j, ".3", 0
# args: 1, 1.5, "a", True, 1j, "z", 3
# args: -1, 1.5, "a", True, 1j, "c", 0
# args: 1, 1.5, "a", True, 1j, "+c", 0
# args: 1, 1.5, "a", True, 1j, "#c", 0
# args: 1, 1.5, "a", True, 1j, ",", 2
# args: 1, 1.5, "a", True, 1j, "=5", 2
# args: 1, 1.5, "a", True, 1j, "#", 2
# args: 1, 1.5, "a", True, 1j, "+", 2
# args: 1, 1.5, "a", True, 1j, " ", 2
# args: 1, 1.5, "a", True, 1j, "z", 2
# args: 1, 1.5, "a", True, 1j, "05", 4
# args: 1, 1.5, "a", True, 1j, "=5", 4
# args: 1, 1.5, "a", True, 1j, ".99999999999", 1
# args: 1, 1.5, "a", True, 1j, "99999999999999999999", 1
# args: 1, 1.5, "a", True, 1j, "<08", 2
def refused(n, x, s, b, z, spec, which):
    if which == 0:
        return format(n, spec)
    if which == 1:
        return format(x, spec)
    if which == 2:
        return format(s, spec)
    if which == 3:
        return format(b, spec)
    return format(z, spec)


#pythran export many(float list)
# args: np.random.default_rng(1).integers(0, 2**64, 100000, dtype=np.uint64).view(np.float64).tolist()
# args: np.random.default_rng(2).normal(0, 1e3, 20000).round(3).tolist()
def many(values):
    return [repr(x) for x in values], ["%.17g" % x for x in values], [f"{x:.4f}" for x in values[:2000]]


#pythran export percent_numbers(int, float, bool)
def percent_numbers(n, x, b):
    return (
        "%.3d|%8.4d|%-8.4d|%+08.3d|%#.3x|%#10x|%-#10o|%i|%u" % (n, n, n, n, n, n, n, n, n),
        "%+.2f|% e|%#.0f|%010.3f|%-12g|%G|%.0e|%.f" % (x, x, x, x, x, x, x, x), "%d %f %5d" % (b, b, b), "%e %g" % (n, n),
    )


#pythran export percent_stars(int, float, str)
# args: 12, 1.5, "text"
# args: -12, -2.25, ""
def percent_stars(n, x, s):
    made = ["%*d|%-*d|%0*d|%.*f|%*.*f" % (w, n, w, n, w, n, w, x, w, 2, x) for w in range(-6, 7)]
    return made, ["%*s|%-*s|%.*s|%*r" % (w, s, w, s, w, s, w, s) for w in range(-6, 7)]


#pythran export percent_whole(float)
# args: 1.9
# args: -0.5
# args: -1.5
# args: 1e22
# args: -1e300
# args: float("nan")
# args: float("inf")
def percent_whole(x):
    return "%d|%5i|%.3d" % (x, x, x)


#pythran export percent_texts(str, int)
# args: "é", 65
# args: "ab", 65
# args: "a", 0x110000
# args: "a", -1
def percent_texts(s, n):
    return "%c|%5c|%-5c|%c" % (s, s, n, n), "%r|%5s|%-5s|%.1s|%a" % (s, s, s, s, s)
