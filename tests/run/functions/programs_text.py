"""Programs as users write them: parsers, counting, text."""



def _parse_tokenize(text):
    tokens = []
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            tokens.append(("num", text[i:j]))
            i = j
        elif c in "+-*/()":
            tokens.append(("op", c))
            i += 1
        else:
            raise ValueError(f"unexpected {c!r} at {i}")
    tokens.append(("end", ""))
    return tokens
#pythran export parse(str)
# args: "1 + 2 * 3"
# args: "(1 + 2) * -3 / 4"
# args: "2 * (3"
# args: "1 $ 2"
# args: ""
# args: "1 2"
# args: "1 / 0"
def parse(text):
    tokens = _parse_tokenize(text)
    pos = 0
    def peek():
        return tokens[pos]
    def advance():
        nonlocal pos
        token = tokens[pos]
        pos += 1
        return token
    def expr():
        value = term()
        while peek() in (("op", "+"), ("op", "-")):
            _, op = advance()
            right = term()
            value = value + right if op == "+" else value - right
        return value
    def term():
        value = factor()
        while True:
            kind, op = peek()
            if kind != "op" or op not in "*/":
                return value
            advance()
            right = factor()
            if op == "*":
                value *= right
            else:
                value /= right
    def factor():
        kind, text = advance()
        if kind == "num":
            return float(text)
        if text == "-":
            return -factor()
        if text == "(":
            value = expr()
            if advance() != ("op", ")"):
                raise SyntaxError("expected )")
            return value
        raise SyntaxError("unexpected " + text)
    result = expr()
    if peek()[0] != "end":
        raise SyntaxError("trailing")
    return result


#pythran export wordcount(str)
# args: "The cat. the dog, the bird!\nA cat?"
# args: ""
def wordcount(text):
    counts = {}
    for line in text.splitlines():
        for word in line.lower().split():
            word = word.strip(".,;:!?\"'")
            if word:
                counts[word] = counts.get(word, 0) + 1
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
    return [f"{w:<10}{n:>5}" for w, n in best], counts


#pythran export caesar(str, int)
# args: "Hello, World!", 3
# args: "xyz", -30
def caesar(text, k):
    out = []
    for ch in text:
        if ch.islower():
            out.append(chr((ord(ch) - ord("a") + k) % 26 + ord("a")))
        elif "A" <= ch <= "Z":
            out.append(chr((ord(ch) - 65 + k) % 26 + 65))
        else:
            out.append(ch)
    return "".join(out)


#pythran export lcs(str, str)
# args: "AGGTAB", "GXTXAYB"
# args: "", "a"
# args: "banana", "ananas"
def lcs(a, b):
    memo = {}
    def go(i, j):
        if i == len(a) or j == len(b):
            return ""
        if (i, j) in memo:
            return memo[i, j]
        if a[i] == b[j]:
            r = a[i] + go(i + 1, j + 1)
        else:
            r = max(go(i + 1, j), go(i, j + 1), key=len)
        memo[i, j] = r
        return r
    return go(0, 0)


#pythran export roman(int)
# args: 1994
# args: 3
# args: 49
# args: 0
def roman(n):
    table = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    out = ""
    for value, text in table:
        count, n = divmod(n, value)
        out += text * count
    return out


#pythran export rle(str)
# args: "aaabbc"
# args: ""
# args: "a"
def rle(s):
    out = []
    prev, count = None, 0
    for c in s:
        if c == prev:
            count += 1
        else:
            if prev is not None:
                out.append((prev, count))
            prev, count = c, 1
    if prev is not None:
        out.append((prev, count))
    return out, "".join(c * n for c, n in out) == s


#pythran export csv(str)
# args: "name,amount\na,1.5\nb,2\na,3\n"
# args: "name,amount\na,x"
def csv(text):
    rows = [line.split(",") for line in text.strip().split("\n") if line]
    header, *body = rows
    records = [dict(zip(header, row)) for row in body]
    totals = {}
    for r in records:
        totals[r["name"]] = totals.get(r["name"], 0.0) + float(r["amount"])
    return records, totals


#pythran export run(str list)
# args: ["push 5", "store n", "loop:", "load n", "print", "push 1", "sub", "store n", "load n", "jnz loop"]
# args: ["bad"]
# args: ["add"]
# args: ["push"]
def run(program):
    stack = []
    names = {}
    labels = {line[:-1]: i for i, line in enumerate(program) if line.endswith(":")}
    pc, steps = 0, 0
    out = []
    while pc < len(program) and steps < 1000:
        op, *args = program[pc].split()
        pc += 1
        steps += 1
        if op.endswith(":"):
            continue
        if op == "push":
            stack.append(int(args[0]))
        elif op in ("add", "sub", "mul"):
            b, a = stack.pop(), stack.pop()
            stack.append({"add": a + b, "sub": a - b, "mul": a * b}[op])
        elif op == "store":
            names[args[0]] = stack.pop()
        elif op == "load":
            stack.append(names[args[0]])
        elif op == "jnz":
            if stack.pop():
                pc = labels[args[0]]
        elif op == "print":
            out.append(str(stack[-1]))
        else:
            raise ValueError(f"bad op {op!r} at line {pc}")
    return out, names


#pythran export json(str)
# args: "[1, 2.5, -3e2]"
# args: "[]"
# args: "7"
# args: "[1 2]"
# args: "[x]"
def json(text):
    pos = 0
    def skip():
        nonlocal pos
        while pos < len(text) and text[pos] in " \t\n":
            pos += 1
    def value():
        nonlocal pos
        skip()
        c = text[pos]
        if c == "[":
            pos += 1
            items = []
            skip()
            if text[pos] == "]":
                pos += 1
                return items
            while True:
                items.append(number())
                skip()
                if text[pos] == ",":
                    pos += 1
                    continue
                if text[pos] == "]":
                    pos += 1
                    return items
                raise ValueError("expected , or ]")
        return [number()]
    def number():
        nonlocal pos
        skip()
        start = pos
        while pos < len(text) and (text[pos].isdigit() or text[pos] in "+-.eE"):
            pos += 1
        if start == pos:
            raise ValueError("expected number at " + str(pos))
        return float(text[start:pos])
    return value()


#pythran export anagrams(str list)
# args: ["listen", "silent", "enlist", "google", "gogole", "cat"]
def anagrams(words):
    groups = {}
    for w in words:
        groups.setdefault("".join(sorted(w.lower())), []).append(w)
    return {k: sorted(v) for k, v in sorted(groups.items()) if len(v) > 1}


#pythran export interp(str, float)
# args: "x 2 * 3 +", 1.5
# args: "1 2 max x min", 0.5
# args: "", 1.0
# args: "1 y", 2.0
# args: "+", 1.0
def interp(rpn, x):
    stack = []
    ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "max": max, "min": min}
    for tok in rpn.split():
        if tok in ops:
            b, a = stack.pop(), stack.pop()
            stack.append(ops[tok](a, b))
        elif tok == "x":
            stack.append(x)
        else:
            try:
                stack.append(float(tok))
            except ValueError as e:
                return None
    return stack[-1] if stack else None


#pythran export inventory((str, int, float) list)
# args: [("nut", 3, 0.5), ("bolt", 10, 0.25), ("nut", 2, 0.75)]
def inventory(rows):
    stock = {}
    for name, qty, price in rows:
        q, p = stock.get(name, (0, 0.0))
        stock[name] = (q + qty, max(p, price))
    total = sum(q * p for q, p in stock.values())
    top = max(stock, key=lambda n: stock[n][0] * stock[n][1]) if stock else None
    lines = ["%-8s %3d @ %6.2f" % (n, q, p) for n, (q, p) in sorted(stock.items())]
    return total, top, lines


#pythran export state(str)
# args: "abc 123 4x5"
# args: ""
def state(text):
    def start(c):
        return number if c.isdigit() else word if c.isalpha() else start
    def number(c):
        return number if c.isdigit() else start
    def word(c):
        return word if c.isalnum() else start
    current = start
    n = 0
    for c in text:
        current = current(c)
        if c.isdigit():
            n += 1
    return n
