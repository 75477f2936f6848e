"""Characters of texts in loops: of texts that stay the same, of others, and of those that are kept somewhere."""


#pythran export distance(str, str)
def distance(a, b):
    before = list(range(len(b) + 1))
    for i in range(len(a)):
        row = [i + 1]
        for j in range(len(b)):
            cost = 0 if a[i] == b[j] else 1
            row.append(min(before[j + 1] + 1, row[j] + 1, before[j] + cost))
        before = row
    return before[len(b)]


#pythran export same_places(str, str, int)
def same_places(a, b, n):
    found = 0
    for i in range(n):
        if a[i] == b[-i]:
            found += 1
    return found


#pythran export never_looked_at(str, int)
def never_looked_at(a, n):
    found = 0
    for i in range(n - 100):
        for j in range(i):
            if a[i] == "x" or a[5] == a[j]:
                found += 1
    return found


#pythran export changing(str, str)
def changing(a, b):
    found = 0
    for i in range(len(a)):
        if a[i] == "a":
            a = b
        if i < len(a) and a[i] == "b":
            found += 1
    return found


#pythran export kept_in_list(str list, int)
def kept_in_list(words, n):
    found = 0
    for word in list(words):
        words.clear()
        for k in range(len(word)):
            words.append(word + str(k))
            if word[k] == word[0] and word[-1] == word[k]:
                found += 1
    first = words[0]
    for k in range(len(first)):
        words.append(first)
        words[0] = "new" * 20
        if first[k] == "a":
            found += 1
    return found


#pythran export made_inside(str, int)
def made_inside(a, n):
    found = []
    for i in range(n):
        text = (a + str(i)) * 3
        count = 0
        for j in range(len(text)):
            if text[j] == text[0]:
                count += 1
        found.append(count)
    return found


#pythran export in_while(str, str)
def in_while(text, pattern):
    i = 0
    while i + len(pattern) <= len(text):
        j = 0
        while j < len(pattern) and text[i + j] == pattern[j]:
            j += 1
        if j == len(pattern):
            return i
        i += 1
    return -1


#pythran export shared(str, int)
def shared(a, n):
    def other():
        nonlocal a
        a = a[1:] + "z"

    found = 0
    for i in range(len(a)):
        if a[i] == "z":
            found += 1
        other()
    return found


#pythran export in_generator(str)
def in_generator(a):
    def equal_to_first():
        for i in range(len(a)):
            if a[i] == a[0]:
                yield i

    return list(equal_to_first())


#pythran export of_tuple(int, str)
def of_tuple(n, s):
    items = tuple([s] * (n % 9))
    total = 0
    for i in range(len(items)):
        for j in range(len(items[i])):
            if items[i][j] == "a":
                total += 1
    return total
