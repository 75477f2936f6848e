"""bytearray: made, changed in place, with the methods of bytes, both ways across the boundary."""


#pythran export both_ways(bytearray)
# args: bytearray(b"")
# args: bytearray(b"abc\x00\xff")
# args: bytearray(range(256))
def both_ways(b):
    b.append(7)
    return b, len(b), b[0], b[-1], bytes(b), [x for x in b], list(b), b == b, sum(b), max(b), b[1:3], b[::-2]


#pythran export made(int, bytes, str, int list)
# args: 3, b"xy", "é\u20ac", [1, 2, 255]
# args: 0, b"", "", []
# args: -1, b"", "", []
# args: 1, b"", "", [256]
# args: 1, b"", "", [-1]
def made(n, data, text, numbers):
    return (
        bytearray(), bytearray(n), bytearray(data), bytearray(text, "utf-8"), bytearray(numbers), bytearray(range(3)),
        bytearray(bytearray(data)), bytearray(text.encode()), repr(bytearray(data)), str(bytearray(data)),
        f"{bytearray(data)}",
    )


#pythran export changed(bytearray, int)
# args: bytearray(b"hello"), 2
# args: bytearray(b"x"), 0
# args: bytearray(b"hello"), 9
# args: bytearray(b"hello"), -9
# args: bytearray(b"hello"), 300
def changed(b, n):
    other = b
    b.append(33)
    b.extend(b"ab")
    b.extend([1, 2])
    b += b"tail"
    b += bytearray(b"!")
    b *= 2
    b.insert(n, 65)
    b.reverse()
    popped = b.pop(), b.pop(0)
    b[1:3] = b"XYZ"
    b[0:0] = bytearray(b"__")
    b[3:4] = [9, 10]
    del b[0]
    del b[2:4]
    copy = b.copy()
    b[0] = 66
    b.remove(33)
    kept = bytes(b)
    b.clear()
    b.append(n)
    return other, popped, copy, kept


#pythran export items(bytearray, int)
# args: bytearray(b"abc"), 0
# args: bytearray(b"abc"), -3
# args: bytearray(b"abc"), 3
# args: bytearray(b""), 0
def items(b, i):
    return b[i]


#pythran export removed(bytearray, int)
# args: bytearray(b"abc"), 98
# args: bytearray(b"abc"), 5
# args: bytearray(b"abc"), 256
def removed(b, x):
    b.remove(x)
    return b


#pythran export emptied(bytearray)
# args: bytearray(b"")
# args: bytearray(b"a")
def emptied(b):
    return b.pop(), b


#pythran export methods(bytearray, bytes)
# args: bytearray(b"a,b,,c"), b","
# args: bytearray(b"Hello World"), b"o"
# args: bytearray(b""), b"x"
# args: bytearray(b"a\xff"), b"\xff"
def methods(b, part):
    return (
        b.find(part), b.count(part), b.split(part), b.partition(part), b.replace(part, b"--"), b.startswith(part),
        b.upper(), b.lower(), b.title(), b.strip(), b.hex(), b.isalpha(), b.endswith(bytearray(part)), b.rfind(part),
        b.join([b"x", b"y"]), b.center(15, b"*"), b.zfill(9), b.split(bytearray(part), 1), b.rpartition(part),
        part in b, bytearray(part) in b, 97 in b, b.decode("latin-1"), b.splitlines(), b.swapcase(),
    )


#pythran export operators(bytearray, bytes)
# args: bytearray(b"abc"), b"abc"
# args: bytearray(b"abc"), b"abd"
# args: bytearray(b""), b""
def operators(b, data):
    return (
        b + data, data + b, b + b, b * 2, 2 * b, b == data, data == b, b != data, b < data, data <= b, b > bytearray(data),
        b == bytearray(data), isinstance(b, bytearray), isinstance(b, bytes), isinstance(data, bytearray), bool(b),
    )


def fill(target, n):
    for i in range(n):
        target.append(i % 256)


#pythran export sieve(int)
# args: 100
def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\x00\x00"
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = bytearray(len(range(i * i, n + 1, i)))
    buffer = bytearray()
    fill(buffer, 300)
    return [i for i in range(n + 1) if flags[i]], len(buffer), buffer[-1]


#pythran export maybe(bytearray?)
# args:
# args: bytearray(b"a")
def maybe(x=None):
    return x is None


#pythran export several(bytearray list, str:bytearray dict)
# args: [bytearray(b"a"), bytearray()], {"k": bytearray(b"v")}
def several(l, d):
    d["k"].append(1)
    return [bytes(b) for b in l], l, d


#pythran export hinted(bytearray)
# args: bytearray(b"q")
def hinted(x: bytearray) -> bytearray:
    y: bytearray = x
    return y


#pythran export shown(bytearray, str)
# args: bytearray(b"q\x00"), "%s"
def shown(x, s):
    return "%s %r" % (x, x), "{} {!r:>20}".format(x, x), s % x


#pythran export written(bytearray)
# args: bytearray(b"q\x00")
def written(x):
    with open("/tmp/capsulec_bytearray_test.bin", "wb") as f:
        n = f.write(x)
    with open("/tmp/capsulec_bytearray_test.bin", "rb") as f:
        return n, bytearray(f.read())
