"""The methods of str."""


#pythran export search(str, str, int, int)
def search(text, part, i, j):
    return (
        text.find(part), text.rfind(part), text.count(part), text.startswith(part), text.endswith(part),
        text.find(part, i), text.find(part, i, j), text.rfind(part, i, j), text.count(part, i, j),
        text.startswith(part, i), text.endswith(part, i, j), text.find(""), text.count(""), text.rfind("", i),
    )


#pythran export index(str, str)
def index(text, part):
    return text.index(part), text.rindex(part)


#pythran export replace(str, str, int)
def replace(text, part, n):
    return text.replace(part, "<>"), text.replace("a", part), text.replace("a", "b", n), text.replace("", "-", n)


#pythran export split(str, int)
def split(text, n):
    return text.split(), text.split(None, n), text.rsplit(), text.rsplit(maxsplit=n), text.splitlines(), text.splitlines(True)


#pythran export split_by(str, str, int)
def split_by(text, separator, n):
    return text.split(separator), text.split(separator, n), text.rsplit(separator, n), text.partition(separator), text.rpartition(separator)


#pythran export strip(str, str)
def strip(text, characters):
    return text.strip(), text.lstrip(), text.rstrip(), text.strip(characters), text.lstrip(characters), text.rstrip(characters)


#pythran export join(str list, str)
def join(texts, separator):
    return separator.join(texts), ", ".join([t.upper() for t in texts]), separator.join(sorted(set(texts))), "-".join("abc")


#pythran export case(str)
def case(text):
    return text.upper(), text.lower(), text.casefold(), text.swapcase(), text.capitalize(), text.title()


#pythran export kinds(str)
def kinds(text):
    return (
        text.isalpha(), text.isdigit(), text.isdecimal(), text.isnumeric(), text.isalnum(), text.isspace(),
        text.isprintable(), text.isascii(), text.isidentifier(), text.isupper(), text.islower(), text.istitle(),
    )


#pythran export pad(str, int)
def pad(text, n):
    return text.ljust(n), text.rjust(n, "*"), text.center(n), text.center(n, "é"), text.zfill(n)


#pythran export affixes(str, str)
def affixes(text, part):
    return text.removeprefix(part), text.removesuffix(part), text.startswith(("a", part)), text.endswith((part, "b", "c"))
