"""Files: open and with, text and binary."""



#pythran export written(str)
def written(text):
    path = "/tmp/capsulec_files_test.txt"
    with open(path, "w", encoding="utf-8") as f:
        n = f.write(text)
        f.write("end\n")
    with open(path, encoding="utf-8") as f:
        back = f.read()
    return n, back, f.closed


#pythran export lines(str list)
# args: ["a\n", "b\r\n", "é\n", "", "last"]
# args: []
# args: ["\r", "x\n\n"]
def lines(parts):
    path = "/tmp/capsulec_files_test.txt"
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.writelines(parts)
    found = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            found.append(line.rstrip("\n"))
    with open(path, encoding="utf-8") as f:
        first, second = f.readline(), f.readline(1)
        rest = f.readlines()
    with open(path, "r", newline="", encoding="utf-8") as f:
        raw = [line for line in f]
    return found, first, second, rest, raw, len(list(open(path, encoding="utf-8")))


#pythran export raw(bytes)
def raw(data):
    path = "/tmp/capsulec_files_test.bin"
    with open(path, "wb") as f:
        n = f.write(data)
        place = f.tell()
    f = open(path, "r+b")
    f.seek(0, 2)
    end = f.tell()
    f.write(b"tail")
    f.seek(1)
    some = f.read(3)
    f.seek(-2, 2)
    last = f.read()
    size = f.truncate(2)
    f.close()
    with open(path, "rb") as f:
        return n, place, end, some, last, size, f.read(), [line for line in f]


#pythran export attributes()
# args:
def attributes():
    path = "/tmp/capsulec_files_test.txt"
    with open(path, "w+", encoding="utf-8") as f:
        f.write("a\nb")
        f.flush()
        f.seek(0)
        text = f.read()
        found = f.mode, f.name, f.closed, f.isatty(), f.fileno() > 2, f.newlines, f.encoding, f.errors
        able = f.readable(), f.writable(), f.seekable()
    return found, able, text, f.closed


#pythran export missing(str)
# args: "/nowhere/at/all"
# args: "/"
# args: ""
def missing(path):
    with open(path) as f:
        return f.read()


#pythran export caught(str)
# args: "/nowhere/at/all"
# args: "/"
def caught(path):
    try:
        f = open(path)
    except OSError:
        return "none"
    return f.read()


#pythran export closed_twice()
# args:
def closed_twice():
    f = open("/tmp/capsulec_files_test.txt", "w")
    f.close()
    f.close()
    f.write("x")


#pythran export entered_closed()
# args:
def entered_closed():
    f = open("/tmp/capsulec_files_test.txt", "w")
    f.close()
    with f:
        return 1


#pythran export wrong_way()
# args:
def wrong_way():
    with open("/tmp/capsulec_files_test.txt", "w") as f:
        return f.read()


#pythran export wrong_mode()
# args:
def wrong_mode():
    return open("/tmp/capsulec_files_test.txt", "q").read()


#pythran export ended(int)
# args: 0
# args: 1
# args: 2
# args: 3
def ended(n):
    result = []
    for k in range(3):
        with open("/tmp/capsulec_files_test.txt", "w") as f, open("/tmp/capsulec_files_other.txt", "w") as g:
            if n == 1:
                break
            if n == 2:
                continue
            if n == 3:
                raise ValueError("inside")
            f.write("a")
            g.write("b")
        result.append((k, f.closed, g.closed))
    return result


def copied(source, target):
    for line in source:
        target.write(line.upper())
    return target.tell()


#pythran export passed(str list)
# args: ["a\n", "b\n", "c"]
def passed(texts):
    with open("/tmp/capsulec_files_test.txt", "w") as f:
        f.writelines(texts)
    with open("/tmp/capsulec_files_test.txt") as source:
        with open("/tmp/capsulec_files_other.txt", "w") as target:
            n = copied(source, target)
    with open("/tmp/capsulec_files_other.txt") as f:
        return n, f.read(), sum(1 for line in open("/tmp/capsulec_files_other.txt"))


#pythran export counted_words(str)
# args: "a b a c\nb a\n"
def counted_words(text):
    with open("/tmp/capsulec_files_test.txt", "w") as f:
        f.write(text)
    counts = {}
    with open("/tmp/capsulec_files_test.txt") as f:
        for number, line in enumerate(f):
            for word in line.split():
                counts[word] = counts.get(word, 0) + 1 + number * 0
    return counts


#pythran export bad_text()
# args:
def bad_text():
    with open("/tmp/capsulec_files_test.bin", "wb") as f:
        f.write(b"\xff\xfe\x00")
    with open("/tmp/capsulec_files_test.bin", encoding="utf-8") as f:
        return f.read()
