# Fields of str.format, % with names, % of bytes.


#pythran export parts((int, str), str:int dict, int list, complex)
def parts(pair, d, numbers, z):
    d["k"] = 5
    numbers.append(7)
    return (
        "{0[0]} {0[1]!r:>12} {1}".format(pair, z),
        "{a[k]:>{w}} {b[0]}".format(a=d, b=numbers, w=9),
        "{z.real:.2f}{z.imag:+.1e}".format(z=z),
        "{0[1]}{0[0]:x}".format(pair),
    )


#pythran export nested(float, int, str)
def nested(x, n, text):
    width = n % 20
    return (
        "{:{}.{}f}".format(x, width, 2),
        "{0:>{1}}|{0:<{1}}".format(text, width),
        "{t:{f}^{w}}".format(t=text, f="*", w=width),
        "{:{fill}{align}8}".format(n, fill="x", align="<"),
        "{!r:{}}".format(text, width),
    )


#pythran export named(str, int, float)
def named(text, n, x):
    d = {"a": n, "b": n + 1}
    return "%(a)d and %(b)5x %(a)s %%" % d, "%(x)r" % {"x": text}, "%(y).3f" % {"y": x, "z": 1.0}, "none" % {"a": 1}


#pythran export missing(str:int dict)
# args: {"a": 1}
# args: {"b": 1}
def missing(d):
    return "%(a)d" % d


#pythran export missing_too(str:int dict)
# args: {"a": 1}
# args: {"b": 1}
def missing_too(d):
    return "{0[a]}".format(d)


#pythran export beyond(int list)
# args: [1, 2]
# args: [1]
def beyond(numbers):
    return "{0[1]}".format(numbers)


#pythran export of_bytes(bytes, int, float)
def of_bytes(b, n, x):
    whole = b"%d %5s|%-4b|%.2f %x %%" % (n, b, b, x, n % 1000)
    return whole, b"%a %r" % (b, "é"), b"<%s>" % b, b"%c%c" % (n % 256, b"z"), b"%.1s" % b, b"\xff%d" % n


#pythran export one_byte(int)
# args: 65
# args: 255
# args: 256
# args: -1
def one_byte(n):
    return b"%c" % n


#pythran export one_of_bytes(bytes)
# args: b"a"
# args: b"ab"
def one_of_bytes(b):
    return b"%c" % b


#pythran export tuples((int, None, str))
def tuples(t):
    return "{0[0]}{0[1]}{0[2]}".format(t)
