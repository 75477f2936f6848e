"""str: built, compared, cut and gone through."""


#pythran export operators(str, str, int)
def operators(a, b, n):
    return a + b, a * n, n * b, a == b, a != b, a < b, a <= b, a > b, a >= b, a in b, len(a), bool(a)


#pythran export item(str, int)
def item(text, i):
    return text[i]


#pythran export slices(str, int, int)
def slices(text, i, j):
    return text[i:j], text[i:], text[:j], text[::-1], text[i:j:2], text[:]


#pythran export backwards(str)
def backwards(text):
    made = ""
    for character in text:
        made = character + made
    for i in range(len(text)):
        made += text[i]
    return made


#pythran export literals(bool)
def literals(flag):
    if flag:
        return "short", "a text that is longer than fits into a handle", "日本語 and more text, in two bytes each"
    return "", "\xff\\\"?", "😀 quite long text with four bytes for each character"


#pythran export held(str, str)
def held(a, b):
    texts = [a, b, a + b]
    texts.append("x")
    pair = (a, b)
    return texts, pair, sorted(texts), max(texts), min(a, b), {a: 1, b: 2}, {a, b, "z"}


#pythran export find_all(str list, str)
def find_all(texts, x):
    return [i for i, text in enumerate(texts) if x in text], x in texts, texts.count(x)


#pythran export looked_up(str:int dict, str)
def looked_up(table, key):
    return table[key]


#pythran export counted(str)
def counted(text):
    counts = {}
    for character in text:
        counts[character] = counts.get(character, 0) + 1
    return counts, set(text), list(text), tuple(text)


def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i in range(len(a)):
        before, row[0] = row[0], i + 1
        for j in range(len(b)):
            cost = before if a[i] == b[j] else 1 + min(before, row[j], row[j + 1])
            before, row[j + 1] = row[j + 1], cost
    return row[len(b)]


#pythran export distance(str, str)
def distance(a, b):
    return edit_distance(a, b)


def chosen(kind, x):
    if kind == "double":
        return x * 2
    elif kind == "half":
        return x // 2
    return x


#pythran export by_name(str, int)
def by_name(kind, x):
    return chosen(kind, x), chosen("half", x), chosen("double", x)


#pythran export default(str, str?)
def default(a, b="fallback"):
    return a + b
