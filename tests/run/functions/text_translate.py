# str.maketrans, str.translate, expandtabs; methods as functions of their class; complex(text).


#pythran export translated(str)
def translated(s):
    table = str.maketrans("abé", "x中z")
    dropping = str.maketrans("ab", "BA", "x ")
    return s.translate(table), s.translate(dropping), s.translate({97: "many", 98: ""}), s.translate({97: None}), table


#pythran export by_dict(str, str:str dict)
# args: "abc", {"a": "1"}
# args: "aéc", {"é": "long", "c": ""}
# args: "abc", {"ab": "1"}
# args: "abc", {}
def by_dict(s, d):
    return s.translate(str.maketrans(d))


#pythran export by_numbers(str, int:int dict)
# args: "abc", {97: 98}
# args: "abc", {97: 128512, 98: 0}
# args: "abc", {97: -1}
# args: "abc", {97: 1114112}
def by_numbers(s, d):
    return s.translate(d), s.translate(str.maketrans(d))


#pythran export uneven(str, str)
def uneven(s, t):
    return str.maketrans(s, t)


#pythran export changed_table(str)
def changed_table(s):
    table = str.maketrans("ab", "xy")
    table[ord("c")] = ord("z")
    return s.translate(table)


#pythran export expanded(str, int)
def expanded(s, n):
    text = "a\tbc\td\n\te\r\t" + s + "\t."
    return text.expandtabs(), text.expandtabs(n), text.expandtabs(tabsize=4), s.expandtabs(0)


#pythran export as_functions(str, str list)
def as_functions(s, words):
    few = str.upper(s), list(map(str.strip, words)), sorted(words, key=str.lower), str.join(s, words)
    return few, [str.split(w) for w in words], list(filter(str.isdigit, words)), max(words, key=len, default=""), str.find(s, "a")


#pythran export list_functions(int list)
def list_functions(numbers):
    list.append(numbers, 3)
    return numbers, list.count(numbers, 3), dict.get({1: 2}, 1)


#pythran export complexes(str)
# args: "1+2j"
# args: " -1.5e3j "
# args: "(3)"
# args: "nan+infj"
# args: "1 + 2j"
# args: ""
# args: "é"
# args: "٣j"
def complexes(s):
    return complex(s)


#pythran export based(str, int)
# args: "ff", 16
# args: " -0xFf ", 16
# args: "0b11", 0
# args: "z", 36
# args: "12", 2
# args: "1_0", 8
# args: "٣", 10
# args: "1", 1
# args: "1", 37
# args: "", 10
# args: "9223372036854775807", 10
# args: "-9223372036854775808", 10
def based(s, base):
    return int(s, base), int(s, base=base)


#pythran export floats(str)
# args: "1_0.5"
# args: "-INF"
# args: "+infinity"
# args: " NaN "
# args: "1e400"
# args: "1e-400"
# args: ".5"
# args: "5."
# args: "0x1p3"
# args: "1__0"
# args: "_1"
# args: "1e"
# args: "e1"
# args: "nan(1)"
# args: "٣.٥"
# args: "1.7976931348623157e308"
# args: "2.2250738585072011e-308"
# args: "123456789012345678901234567890"
# args: "\u20281\u2029"
# args: "1\x00"
# args: "in"
def floats(s):
    return float(s)
