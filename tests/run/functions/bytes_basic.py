# bytes: literals, items, slices, operators, comparison, containers of them, text of them.


#pythran export literals(int)
# args: 0
# args: 1
# args: 2
# args: 3
def literals(n):
    if n == 0:
        return b"", b"short", b"bytes that are longer than what fits into a handle \x00\xff"
    if n == 1:
        return b"\\\"'?", b"'", b'"'
    if n == 2:
        return [b"a", b"", b"\x001"][n], b"\x001"[:1], b"?" b"?/"
    return {b"k": b"v", b"": b"none"}[b""], b"\t\r\n", b"\x80\xfe"


#pythran export passed(bytes, bytes list, (bytes, int), bytes:bytes dict, bytes set)
def passed(a, b, c, d, e):
    return a, b, c, d, e, len(a), len(e)


#pythran export items(bytes, int)
def items(b, i):
    return b[i], b[-1]


#pythran export slices(bytes, int, int)
def slices(b, i, j):
    return b[i:j], b[:i], b[j:], b[::-1], b[i:j:2], b[::3]


#pythran export operators(bytes, bytes, int)
def operators(a, b, n):
    c = a
    c += b
    return a + b, a * n, n * b, a == b, a != b, a < b, a <= b, a > b, a >= b, c, a in b, b in a, not a


#pythran export contains(bytes, int)
def contains(b, n):
    return n in b, n % 256 in b


#pythran export iterated(bytes)
def iterated(b):
    total = 0
    for byte in b:
        total = total * 3 + byte
    pairs = [(i, byte) for i, byte in enumerate(b)]
    return total, pairs, list(b), sum(b), sorted(b), tuple(b), set(b), list(reversed(b)), list(zip(b, "abc"))


#pythran export extremes(bytes)
def extremes(b):
    return max(b), min(b)


#pythran export counted(bytes list)
def counted(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts, sorted(counts), set(words), max(words), sorted(words, key=len)


#pythran export shown(bytes, bytes list)
def shown(b, c):
    print(b, c)
    return str(b), repr(b), f"{b}|{b!r}|{b!a}", "%s %r" % (b, b), "{}".format(b), str(c), str((b, None)), repr({b: c}), ascii(b)


#pythran export other_types(bytes, str)
def other_types(b, s):
    return b == s, b != s, bool(b), not b


#pythran export made(int)
def made(n):
    return bytes(), bytes(n), bytes([n, 1]), bytes(range(n)), bytes((n, n)), bytes(b"xy"), bytes(k * 2 for k in range(3))


#pythran export keyed(bytes:int dict, bytes)
def keyed(d, b):
    return d[b]


#pythran export raised(bytes)
def raised(b):
    raise ValueError(b, b"more")


#pythran export either(bytes or str)
def either(x):
    return x + x, x[:2]


#pythran export ordinals(bytes)
def ordinals(b):
    return ord(b[:1]), ord(b)


#pythran export numbers(bytes)
# args: b"12"
# args: b" -7 "
# args: b"x"
# args: b""
# args: b"1_0"
# args: b"1\xff"
def numbers(b):
    return int(b)


#pythran export reals(bytes)
# args: b"12.5"
# args: b" 1e3 "
# args: b"x"
def reals(b):
    return float(b)
