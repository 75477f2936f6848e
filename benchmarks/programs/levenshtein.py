"""The edit distance of two texts of n letters."""


def made_up(n, seed):
    letters = []
    state = seed
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        letters.append("acgt"[state // 65536 % 4])
    return "".join(letters)


def distance(a, b):
    before = list(range(len(b) + 1))
    for i in range(len(a)):
        row = [i + 1]
        for j in range(len(b)):
            cost = 0 if a[i] == b[j] else 1
            row.append(min(before[j + 1] + 1, row[j] + 1, before[j] + cost))
        before = row
    return before[len(b)]


# pythran export levenshtein(int)
def levenshtein(n):
    return distance(made_up(n, 1), made_up(n, 2))
