"""`%`, format and format_map of texts that are only known at run time."""


#pythran export formatted(str, int, float, str, bool)
# args: "{} {} {} {} {} {} {}", 3, 2.5, "a", True
# args: "{0!r} {1!s} {2!r} {2!a} {4!s:>9} {w:>{w}} {name!r:^9}", 7, 2.5, "é", False
# args: "{:5}|{:8.3f}|{:>5}|{:d}|{!r}|{!s}", -12, 2.5, "abc", True
# args: "{{}} {{{0}}}", 1, 0.5, "", True
# args: "{0:{1}}", 1, 0.5, "x", True
# args: "{0:{w}{0}}", 1, 0.5, "x", True
# args: "{2:{0:{0}}}", 1, 0.5, "x", True
# args: "{", 1, 0.5, "x", True
# args: "a}", 1, 0.5, "x", True
# args: "}}{", 1, 0.5, "x", True
# args: "{0", 1, 0.5, "x", True
# args: "{0!", 1, 0.5, "x", True
# args: "{0!r", 1, 0.5, "x", True
# args: "{0!rx}", 1, 0.5, "x", True
# args: "{0!z}", 1, 0.5, "x", True
# args: "{0!\u20ac}", 1, 0.5, "x", True
# args: "{0:5", 1, 0.5, "x", True
# args: "{0{1}}", 1, 0.5, "x", True
# args: "{7}", 1, 0.5, "x", True
# args: "{} {1}", 1, 0.5, "x", True
# args: "{1} {}", 1, 0.5, "x", True
# args: "{missing}", 1, 0.5, "x", True
# args: "{99999999999999999999}", 1, 0.5, "x", True
# args: "{4:3}", 1, 0.5, "x", True
# args: "{5:3}", 1, 0.5, "x", True
# args: "{5!r:>12}|{4!s:>9}|{6}", 1, 0.5, "x", True
# args: "{2:d}", 1, 0.5, "x", True
# args: "{0:.2}", 1, 0.5, "x", True
# args: "{1:q}", 1, 0.5, "x", True
# args: "{ 0}", 1, 0.5, "x", True
# args: "\u20ac{2}\U0001F600{2:\u20ac^5}", 1, 0.5, "x", True
# args: "", 1, 0.5, "x", True
def formatted(text, n, x, s, b):
    return text.format(n, x, s, b, None, [n, 1], (n, s), w=n, name=s)


#pythran export maybe(str, int)
# args: "{} {x:>4}", 1
# args: "{!r:>7} {x!s:>9}", 0
# args: "{:5}", 0
# args: "{:5}", 2
def maybe(text, n):
    value = n if n else None
    return text.format(value, x=str(n)), text % ()


#pythran export order(str)
# args: "{} {}"
# args: "{1}{0}"
def order(text):
    made = []
    def noted(x):
        made.append(x)
        return x
    return text.format(noted(1), noted("b")), (text + "%d%s") % (noted(3), noted("d")), made


#pythran export by_names(str, str:int dict)
# args: "{a} {b:>4} {a!r}", {"a": 1, "b": 2}
# args: "{c}", {"a": 1}
# args: "{}", {"a": 1}
# args: "{0}", {"a": 1}
# args: "{a:{b}}", {"a": 1, "b": 9}
# args: "plain", {"a": 1}
def by_names(text, d):
    return text.format_map(d), "{a:03}".format_map(d)


#pythran export by_percent(str, int, float, str)
# args: "%d %f %s", 3, 2.5, "a"
# args: "%5d|%-8.3f|%5s", -3, 2.5, "abc"
# args: "%x %e %r", 255, 2.5, "é"
# args: "%+05d|% .2E|%a", 255, 2.5, "é"
# args: "%#o %G %.1s", 255, 2.5, "xyz"
# args: "%c %g %c", 65, 2.5, "x"
# args: "%*.*f", 1, 2.5, "x"
# args: "%*d %s", 9, 2.5, "x"
# args: "%d %d", 1, 2.5, "x"
# args: "%d %d %d", 1, 2.5, "x"
# args: "%d %f %s %s", 1, 2.5, "x"
# args: "%d %f %s %%", 1, 2.5, "x"
# args: "%d %f %", 1, 2.5, "x"
# args: "%d %f %y", 1, 2.5, "x"
# args: "%d %f %s %y", 1, 2.5, "x"
# args: "%s %s %x", 1, 2.5, "x"
# args: "%x %x %s", 1, 2.5, "x"
# args: "%s %s %f", 1, 2.5, "x"
# args: "%s %c %s", 1, 2.5, "x"
# args: "%c %s %c", -1, 2.5, "xy"
# args: "%s %s %c", 1, 2.5, "xy"
# args: "%(a)s", 1, 2.5, "x"
# args: "%ld %lf %hs", 1, 2.5, "x"
# args: "%99999999999d %s %s", 1, 2.5, "x"
# args: "%.99999999999d %s %s", 1, 2.5, "x"
# args: "%.d|%.f|%.s", 1, 2.5, "x"
# args: "%s %s %*d", 1, 2.5, "x"
# args: "%5%%d%f%s", 1, 2.5, "x"
# args: "\u20ac%s%s\U0001F600%s", 1, 2.5, "x"
def by_percent(text, n, x, s):
    return text % (n, x, s)


#pythran export one(str, int, str, int list)
# args: "%s", 1, "a", [1]
# args: "<%5r>", 1, "a", [1, 2]
# args: "none", 1, "a", [1]
# args: "%s %s", 1, "a", [1]
# args: "%d", 1, "a", [1]
def one(text, n, s, l):
    found = []
    for step in range(4):
        try:
            if step == 0:
                found.append(text % n)
            elif step == 1:
                found.append(text % s)
            elif step == 2:
                found.append(text % l)
            else:
                found.append(text % None)
        except TypeError as error:
            found.append(str(error))
    return found


#pythran export named(str, str:float dict)
# args: "%(a)s %(b)5.1f %%", {"a": 1.5, "b": 2.5}
# args: "%(c)s", {"a": 1.5}
# args: "%(a", {"a": 1.5}
# args: "%(a)", {"a": 1.5}
# args: "%s", {"a": 1.5}
# args: "plain", {"a": 1.5}
# args: "%(a)d %(a)x", {"a": 1.5}
# args: "%(a(b))s", {"a(b)": 1.0}
# args: "%(a)s %s", {"a": 1.0}
# args: "%(a)*d", {"a": 1.0}
def named(text, d):
    return text % d


#pythran export several(str, int list)
# args: "%d %d", [1, 2]
# args: "%d %d", [1]
# args: "%d", [1, 2]
# args: "", []
# args: "%s-%05d", [1, 2]
def several(text, l):
    return text % tuple(l), "%d" % tuple(l[:1]), "".join(["%d,"] * len(l)) % tuple(l)
