"""Which words a text has, and which word follows which."""


# pythran export count(str, int?)
def count(text, shortest=1):
    """How often each word occurs that has at least `shortest` letters."""
    found = {}
    for word in text.lower().split():
        word = word.strip(".,;:!?'\"()")
        if len(word) >= shortest:
            found[word] = found.get(word, 0) + 1
    return found


# pythran export most_common(str:int dict, int)
def most_common(counts, n):
    """The n most frequent words with their counts; those of one count in the order of the alphabet."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:n]


# pythran export followers(str list)
def followers(words):
    """For each word the set of words that stand behind it."""
    found = {}
    for place in range(1, len(words)):
        found.setdefault(words[place - 1], set()).add(words[place])
    return found
