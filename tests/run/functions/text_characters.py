# Characters that are compared, counted and put together: passes/characters and backend/in_place.


#pythran export compared(str, str, int)
def compared(s, t, i):
    same = 0
    for k in range(min(len(s), len(t))):
        if s[k] == t[k] and s[k] != "a" and not s[k] < "A":
            same += 1
    return same, s[i] == t[i], s[i] <= "b", "x" > t[i], s[i] in "abc", s[i] in t, s[i] not in "xyz é 中"


#pythran export chosen(str)
def chosen(s):
    last = "z"
    doubled = []
    vowels = 0
    for c in s:
        if c == last:
            doubled.append(c)
        last = c if c != "b" else "é"
        if c in "aeiou":
            vowels += 1
    return doubled, last, vowels, ord(last), last + "!"


#pythran export kinds(str)
def kinds(s):
    found = []
    for c in s:
        word = [c.isdigit(), c.isalpha(), c.isspace(), c.isupper(), c.islower(), c.isalnum(), c.isdecimal(), c.isnumeric()]
        if c != "~":
            found.append((c, word, c.isprintable(), c.upper()))
    return found


#pythran export counted(str)
def counted(s):
    counts = {}
    for c in s:
        if c in counts:
            counts[c] += 1
        else:
            counts[c] = 1
    again = {}
    for c in s:
        again[c] = again.get(c, 0) + 1
    return counts, again, counts == again


#pythran export built(str, int)
def built(s, n):
    text = ""
    copies = []
    for k in range(n):
        text += s
        text = text + "-" + str(k)
        copies.append(text)
    text += text
    other = text
    other += "x"
    text += "😀"
    return text, other, copies


#pythran export built_in_dict(str list)
def built_in_dict(words):
    found = {}
    for word in words:
        found[word[:1]] = found.get(word[:1], "") + word
    for word in words:
        found[word[:1]] += word
    return found


#pythran export missing(str:int dict, str)
# args: {"a": 1}, "a"
# args: {"a": 1}, "b"
def missing(d, key):
    d[key] += 1
    return d


#pythran export order(str:int dict, str, int list, int)
# args: {"a": 1}, "a", [5], 0
# args: {"a": 1}, "b", [5], 0
# args: {"a": 1}, "b", [5], 1
# args: {"a": 1}, "a", [5], 1
def order(d, key, numbers, i):
    try:
        d[key] = numbers[i] + d[key]
        d[key] = d[key] + numbers[i]
    except IndexError:
        return d
    return d


#pythran export failing(int list)
def failing(numbers):
    d = {}
    for k in numbers:
        try:
            d[k] = d.get(k, 0) + 10 // k
        except ZeroDivisionError:
            pass
    return d


#pythran export walked(str)
def walked(s):
    def letters():
        for c in s:
            if c != " ":
                yield c

    return [c for c in letters()]


#pythran export from_generator(str list)
def from_generator(words):
    def counts():
        held = {}
        for word in words:
            if word in held:
                held[word] += 1
                yield held[word]
            else:
                held[word] = 1

    return list(counts())


#pythran export closed(str)
def closed(s):
    last = ""
    for c in s:
        if c == "a":
            last = c

    def told():
        return last

    return told()


#pythran export skipped(str)
def skipped(s):
    i = 0
    while i < len(s) and s[i] in " \t":
        i += 1
    j = len(s)
    while j > i and (s[j - 1] == " " or s[j - 1] == "é"):
        j -= 1
    return s[i:j], i, j
