# Looking for texts in texts of every width, in those that are unkind to simple searches too.


#pythran export found(str, str, int, int)
def found(s, t, i, j):
    both = s + t + s
    return both.find(t), both.rfind(t), both.count(t), t in s, both.find(t, i, j), both.rfind(t, i, j), both.count(t, i)


#pythran export repeated(str, int)
# args: "a", 50
# args: "ab", 40
# args: "é", 300
# args: "aé", 300
# args: "中", 300
# args: "a中", 33
# args: "😀a", 300
def repeated(s, n):
    hay = (s * n + "x") * 5 + s * n
    needle = s * n + "xx"
    almost = s * (n // 2) + "x" + s
    return (
        hay.find(needle),
        hay.find(almost),
        hay.rfind(almost),
        hay.count(almost),
        hay.replace(almost, "-")[:20],
        len(hay.split(almost)),
        (hay + needle).find(needle),
        ("😀" + hay + needle).find(needle),
        (hay + "中").find("x" + s),
    )


#pythran export bounds(str, str, int or None, int or None)
# args: "abcabc", "bc", None, None
# args: "abcabc", "bc", 2, None
# args: "abcabc", "bc", None, 3
# args: "", "", None, 0
# args: "abc", "", 4, None
def bounds(s, t, i, j):
    return s.find(t, i, j), s.count(t, i, j), s.startswith(t, i, j), s.rfind(t, i), s.endswith(t, i, j)


#pythran export several(str, str, int)
def several(s, t, i):
    return s.startswith((t, "a"), i), s.endswith((t, "b", ""), i), s.startswith(()), s.startswith((t,), None, i)
