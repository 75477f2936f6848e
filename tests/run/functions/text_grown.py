"""Texts that grow where they are; the case and the parts of long and short ones."""


#pythran export two(str, str, int)
# args: "", "é", 3
# args: "a long text of many characters", "\u20ac", 5
# args: "x", "y", 40
def two(a, b, n):
    s = t = ""
    kept = []
    for i in range(n):
        s += a
        kept.append(s)
        s += b
        t = t + b + a
        t = t + "."
    return s, t, kept


#pythran export argument(str, str)
def argument(s, more):
    before = s
    s += more
    s = s + more + s
    s += "!"
    return before, s


#pythran export another(str, int)
# args: "ab", 3
# args: "", 0
def another(s, n):
    made = [s for s in ["inside", "outside"]]
    s += "x"
    for i in range(n):
        s += str(i)
        if i == 1:
            s = "again"
        s += "-"
    s = s + made[0]
    s = len(s)
    return s + 1, made


#pythran export shared(str, str)
def shared(a, b):
    s = a
    t = s
    s += b
    u = s
    s += b
    return s, t, u, (lambda: s + "c")()


#pythran export cases(str)
# args: ""
# args: "aZ{[`@/9"
# args: "MiXeD123 fIfTeEn"
# args: "mIxEd of sixteen and more: ABCXYZ abcxyz @[`{ 0129 and an end that is odd"
# args: "an É inside of ordinary LETTERS and ßharp"
# args: "É"
# args: "straße"
# args: "x" * 15 + "Y"
def cases(s):
    return s.upper(), s.lower(), s.swapcase(), s.capitalize(), s.title(), s.casefold(), s.isascii(), (s + s).upper()


#pythran export octet_cases(bytes)
# args: b""
# args: b"aZ{[`@/9\xe1\xfa\x00"
# args: bytes(range(256))
# args: b"mixed \xc1\xe1 CASE of many Bytes, more"
def octet_cases(b):
    return b.upper(), b.lower(), b.swapcase(), b.capitalize(), b.title(), b.isascii()


#pythran export parts(str, str)
# args: "", ","
# args: ",", ","
# args: "a,bb,,ccc,", ","
# args: "one part of fifteen and more characters,eight888,seven77,nine99999,fifteen15151515,sixteen161616161", ","
# args: "no separator here at all", ","
# args: "wide \u20ac,\u20ac\u20ac,x,y\U0001F600", ","
# args: "a\u20acb\u20acc", "\u20ac"
# args: "only ascii", "\u20ac"
# args: "a--b---c", "--"
def parts(s, separator):
    return s.split(separator), s.split(separator, 1), s.split(separator, 0), s.split(separator, -1), s.split(separator, 9)


#pythran export words(str)
# args: ""
# args: "   "
# args: "\x1c\x1da\x1e\x1fb \t\n\x0b\x0c\r c\x85d\xa0e"
# args: "oneword"
# args: "a few words of which extraordinarilylongones stand among shorter ones "
# args: "\u2003wide\u3000spaces \u2028here"
def words(s):
    return s.split(), s.split(None, 1), s.split(maxsplit=2), s.rsplit(), [len(w) for w in s.split()]


#pythran export lines(str)
# args: ""
# args: "\n"
# args: "one line without an end"
# args: "a\r\nb\rc\n\nd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l"
# args: "a rather long first line\nsecond with a tab\t and \x01 controls in it\r\n\x1f no end\r"
# args: "é\x85ü\n"
def lines(s):
    return s.splitlines(), s.splitlines(True), (s * 3).splitlines(keepends=True)
