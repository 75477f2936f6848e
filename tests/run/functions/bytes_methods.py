# The methods of bytes.


#pythran export looked_for(bytes, bytes, int, int)
def looked_for(b, part, i, j):
    found = [b.find(part), b.find(part, i), b.find(part, i, j), b.rfind(part), b.rfind(part, i, j), b.count(part, i, j)]
    return found, b.count(part), b.startswith(part), b.endswith(part), b.startswith(part, i, j), b.endswith((part, b"a"), i)


#pythran export one_byte(bytes, int)
def one_byte(b, n):
    return b.find(n), b.rfind(n), b.count(n), b.index(n), b.rindex(n)


#pythran export index(bytes, bytes)
def index(b, part):
    return b.index(part), b.rindex(part)


#pythran export cut(bytes, bytes, int)
def cut(b, sep, n):
    return b.split(sep), b.split(sep, n), b.rsplit(sep), b.rsplit(sep, n), b.partition(sep), b.rpartition(sep)


#pythran export cut_at_space(bytes, int)
def cut_at_space(b, n):
    return b.split(), b.split(None, n), b.rsplit(maxsplit=n), b.splitlines(), b.splitlines(True)


#pythran export stripped(bytes, bytes)
def stripped(b, c):
    parts = b.strip(), b.lstrip(), b.rstrip(), b.strip(c), b.lstrip(c), b.rstrip(c), b.strip(None)
    return parts, b.removeprefix(c), b.removesuffix(c)


#pythran export replaced(bytes, bytes, bytes, int)
def replaced(b, old, new, n):
    return b.replace(old, new), b.replace(old, new, n)


#pythran export joined(bytes, bytes list)
def joined(b, parts):
    return b.join(parts), b.join(p + b for p in parts), b.join((b, b"x"))


#pythran export padded(bytes, int)
def padded(b, n):
    return b.ljust(n), b.rjust(n, b"*"), b.center(n, b"\xff"), b.zfill(n), b.expandtabs(), b.expandtabs(n)


#pythran export filled(bytes, bytes)
# args: b"a", b"xy"
# args: b"a", b"x"
def filled(b, fill):
    return b.ljust(9, fill)


#pythran export cases(bytes)
def cases(b):
    return b.upper(), b.lower(), b.swapcase(), b.capitalize(), b.title()


#pythran export kinds(bytes)
def kinds(b):
    few = b.isalpha(), b.isdigit(), b.isalnum(), b.isspace()
    return few, b.isascii(), b.isupper(), b.islower(), b.istitle()


#pythran export hexed(bytes, int)
def hexed(b, n):
    return b.hex(), b.hex(":"), b.hex("-", n), b.hex(b"."), bytes.fromhex(b.hex())


#pythran export hexed_by(bytes, str)
# args: b"abc", ":"
# args: b"abc", "::"
# args: b"abc", "é"
# args: b"abc", ""
def hexed_by(b, sep):
    return b.hex(sep)


#pythran export unhexed(str)
# args: "00ff 1A"
# args: " 0 1"
# args: "0"
# args: "abc"
# args: "abxé"
# args: ""
# args: "a\n"
def unhexed(text):
    return bytes.fromhex(text)


#pythran export translated(bytes, bytes)
def translated(b, drop):
    table = bytes.maketrans(b"abc", b"xyz")
    return b.translate(table), b.translate(table, drop), b.translate(None, drop), b.translate(None, delete=drop)


#pythran export mistaken(bytes, bytes)
def mistaken(a, b):
    return bytes.maketrans(a, b)


#pythran export table(bytes)
def table(b):
    return b"abc".translate(b)


#pythran export decoded(bytes)
def decoded(b):
    return b.decode("latin-1"), b.decode("latin1"), b.decode("ascii", "ignore"), b.decode("utf-8", "replace"), str(b, "L1")


#pythran export decoded_strictly(bytes)
# args: b"abc"
# args: b"\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80"
# args: b"ab\xff"
# args: b"\xc3"
# args: b"\xed\xa0\x80"
# args: b"\xc0\x80"
# args: b"\xf5\x80\x80\x80"
# args: b"\xe0\x80\x80"
# args: b"\xf4\x90\x80\x80 and more than fifteen"
def decoded_strictly(b):
    return b.decode()


#pythran export decoded_as(bytes, str, str)
# args: b"a\xff", "ascii", "strict"
# args: b"a\xff", "us-ascii", "backslashreplace"
# args: b"a\xff", "nonsense", "strict"
# args: b"a\xff", "utf-8", "nonsense"
# args: b"a\x00\xff", "utf-16-le", "replace"
# args: b"a\xff", "UTF_8", "surrogateescape"
# args: b"\xe9t\xe9", "ISO-8859-1", "strict"
# args: b"\xe9t\xe9", "cp1252", "strict"
def decoded_as(b, encoding, errors):
    return b.decode(encoding, errors), b.decode(encoding=encoding, errors=errors), str(b, encoding, errors)


#pythran export encoded(str)
def encoded(s):
    return s.encode(), s.encode("utf-8"), s.encode("ascii", "replace"), s.encode("latin-1", "ignore"), bytes(s, "utf8")


#pythran export encoded_strictly(str, str)
# args: "abc", "ascii"
# args: "é", "ascii"
# args: "é中", "latin-1"
# args: "\ud800", "utf-8"
# args: "é", "utf-16"
# args: "é", "no such"
def encoded_strictly(s, encoding):
    return s.encode(encoding), bytes(s, encoding)


#pythran export handled(bytes)
# args: b"abc"
# args: b"abc\xff"
def handled(b):
    try:
        return b.decode("utf-8")
    except UnicodeDecodeError as error:
        return "not: " + str(error)


#pythran export handled_wider(bytes)
# args: b"abc\xff"
def handled_wider(b):
    try:
        return b.decode("utf-8")
    except ValueError:
        return "no"
