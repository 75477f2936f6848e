"""Values as text, and text as values."""


#pythran export as_text(int, float, bool, str, None)
def as_text(n, x, b, s, nothing):
    return str(n), str(x), str(b), str(s), str(nothing), repr(n), repr(x), repr(b), repr(s), repr(nothing), ascii(s)


#pythran export floats(float list)
def floats(values):
    return [str(x) for x in values], [repr(x * 1e-7) for x in values], [f"{x}" for x in values]


#pythran export complexes(complex)
def complexes(z):
    return str(z), repr(z * 2), f"{z}"


#pythran export numpy_scalars(int8, uint64, float32, float64, complex128)
def numpy_scalars(a, b, c, d, e):
    return str(a), str(b), f"{c:.3f}", str(d), str(e), f"{a} {d:.2f}"


#pythran export containers(int list, str:float dict, (int, str), int set)
def containers(values, table, pair, elements):
    return (
        str(values), repr(table), str(pair), str((1,)), str(()), str([[1], []]), str(set(sorted(elements)[:1])),
        str(frozenset([1])), str(set(elements) - elements), str({"a": None}), str(tuple(values)),
    )


#pythran export f_strings(int, float, str)
def f_strings(n, x, s):
    w = 12
    return (
        f"{n}", f"{n}{x}{s}", f"a {s!r} b", f"{n:5d}|{n:<5}|{n:^7}|{n:>+6}|{n:05}|{n:x}|{n:#X}|{n:b}|{n:#o}|{n:,}|{n:_}",
        f"{x:.3f}|{x:10.2e}|{x:g}|{x:G}|{x:.0f}|{x:+.1f}|{x:%}|{x:<12}|{x:012.4f}|{x:.3}|{x:,.2f}|{x:E}|{x:#.0f}",
        f"{s:10}|{s:>10}|{s:^11}|{s:*<8}|{s:.3}|{s!r:12}|{s:é^9}", f"{n:{w}}|{x:{w}.{2}f}", f"{{}}{n!r}", f"{n=}",
    )


#pythran export specification(int, float, str, str)
# args: 1, 1.5, "a", "d"
# args: 1, 1.5, "a", "s"
# args: 1, 1.5, "a", ">10"
# args: -12345678, 12345.678, "text", "15,"
# args: -12345678, 12345.678, "text", "_"
# args: 255, -0.0, "text", "+"
# args: 255, 1e300, "text", ".4"
# args: 1000000, 1e22, "text", "020"
# args: 65, 1e16, "text", "c"
# args: 65, 1e-5, "é", "é=+12"
# args: 65, 123456789.0, "", "Z"
# args: 65, 1.0, "", "0<8"
def specification(n, x, s, spec):
    made = []
    try:
        made.append(format(n, spec))
    except ValueError:
        made.append("refused")
    try:
        made.append(format(x, spec))
    except ValueError:
        made.append("refused")
    try:
        made.append(format(s, spec))
    except ValueError:
        made.append("refused")
    return made


#pythran export percent(int, float, str, bool)
def percent(n, x, s, b):
    return (
        "%d" % n, "%5d|%-5d|%05d|%+d|% d|%x|%X|%o|%#x" % (n, n, n, n, n, n, n, n, n), "%s and %r" % (s, s),
        "%f %.2f %8.3f %e %g %G" % (x, x, x, x, x, x), "%10s|%-10s|%.2s" % (s, s, s), "%s %s %s" % (n, x, b), "100%%" % (), "%d" % b,
    )


#pythran export formatted(int, float, str)
def formatted(n, x, s):
    return "{} {} {}".format(n, x, s), "{2}{0}{0}".format(n, x, s), "{a:>5}{b!r}".format(a=n, b=s), "{{{0:.2f}}}".format(x)


#pythran export bases(int)
def bases(n):
    return hex(n), oct(n), bin(n)


#pythran export characters(int)
# args: 0
# args: 65
# args: 233
# args: 8364
# args: 128512
# args: 1114111
# args: 1114112
# args: -1
def characters(code):
    return chr(code), ord(chr(code))


#pythran export code(str)
def code(text):
    return ord(text)


#pythran export integer(str)
# args: "12"
# args: " -12\n"
# args: "+0007"
# args: "1_000"
# args: "1__0"
# args: "_1"
# args: "1_"
# args: ""
# args: "abc"
# args: "1.5"
# args: "9223372036854775807"
# args: "-9223372036854775808"
# args: "é'\""
def integer(text):
    return int(text)


#pythran export in_base(str, int)
# args: "ff", 16
# args: "0xff", 16
# args: "0b101", 2
# args: "0o17", 0
# args: "0x1F", 0
# args: "17", 0
# args: "017", 0
# args: "000", 0
# args: "zz", 36
# args: "2", 2
# args: "1", 1
# args: "1", 37
# args: "0x", 16
# args: "0x_f", 16
def in_base(text, base):
    return int(text, base)


#pythran export number(str)
# args: "1.5"
# args: " -1e5 "
# args: "inf"
# args: "-Infinity"
# args: "nan"
# args: "1_0.5"
# args: "1_.5"
# args: ".5"
# args: "5."
# args: "."
# args: ""
# args: "0x10"
# args: "1e400"
# args: "é"
# args: "1 2"
def number(text):
    return float(text)


#pythran export printed(int, float, str)
def printed(n, x, s):
    print()
    print(n, x, s)
    print(s, [n, n], (x,), {s: n}, None, True, sep=", ", end="!\n")
    print(f"{n}", end="")
    print("done", flush=True)
