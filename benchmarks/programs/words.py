"""Counts words in a dict: those of a text that is made up first."""


def made_up(n):
    words = []
    state = 12345
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        words.append("w" + str(state // 65536 % 5000))
    return " ".join(words)


# pythran export words(int)
def words(n):
    counts = {}
    for word in made_up(n).split():
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    most = 0
    for word, count in counts.items():
        most = max(most, count * 100 + len(word))
    return most
