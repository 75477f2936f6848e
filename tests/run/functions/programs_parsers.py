"""Parsers, tokenizers, text processing and state machines, as people write them."""

import string
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from typing import List, Optional

Token = namedtuple("Token", "kind text position")


class ParseError:
    """What went wrong, and where."""

    def __init__(self, message, position):
        self.message = message
        self.position = position

    def __str__(self):
        return f"{self.message} at {self.position}"


class Lexer:
    OPERATORS = "+-*/^()%,"

    def __init__(self, text: str):
        self.text = text
        self.position = 0

    def __iter__(self):
        while self.position < len(self.text):
            ch = self.text[self.position]
            start = self.position
            if ch.isspace():
                self.position += 1
                continue
            if ch.isdigit() or ch == ".":
                while self.position < len(self.text) and (self.text[self.position].isdigit() or self.text[self.position] in ".e"):
                    self.position += 1
                yield Token("number", self.text[start : self.position], start)
            elif ch.isalpha() or ch == "_":
                while self.position < len(self.text) and (self.text[self.position].isalnum() or self.text[self.position] == "_"):
                    self.position += 1
                yield Token("name", self.text[start : self.position], start)
            elif ch in self.OPERATORS:
                self.position += 1
                yield Token("operator", ch, start)
            else:
                raise ValueError(f"unexpected {ch!r} at {start}")


class Parser:
    def __init__(self, text):
        self.tokens = list(Lexer(text))
        self.at = 0
        self.variables = {"pi": 3.14159, "e": 2.71828}

    def peek(self):
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    def take(self):
        token = self.tokens[self.at]
        self.at += 1
        return token

    def expression(self):
        value = self.term()
        while self.peek() in ("+", "-"):
            if self.take().text == "+":
                value += self.term()
            else:
                value -= self.term()
        return value

    def term(self):
        value = self.power()
        while self.peek() in ("*", "/", "%"):
            op = self.take().text
            right = self.power()
            if op == "*":
                value *= right
            elif op == "/":
                value /= right
            else:
                value %= right
        return value

    def power(self) -> float:
        base = self.atom()
        if self.peek() == "^":
            self.take()
            return base ** self.power()
        return base

    def atom(self) -> float:
        if self.at >= len(self.tokens):
            raise ValueError("unexpected end")
        token = self.take()
        if token.text == "-":
            return -self.atom()
        if token.text == "(":
            value = self.expression()
            if self.peek() != ")":
                raise ValueError("missing )")
            self.take()
            return value
        if token.kind == "number":
            return float(token.text)
        if token.kind == "name":
            return self.variables[token.text]
        raise ValueError(f"unexpected {token.text!r} at {token.position}")


@dataclass
class Element:
    tag: str
    attributes: dict = field(default_factory=dict)
    children: "List[Element]" = field(default_factory=list)
    text: str = ""

    def find(self, tag):
        for child in self.children:
            if child.tag == tag:
                return child
        return None

    def render(self, depth=0):
        pad = "  " * depth
        attributes = "".join(f' {k}="{v}"' for k, v in sorted(self.attributes.items()))
        inner = "".join(child.render(depth + 1) for child in self.children)
        return f"{pad}<{self.tag}{attributes}>{self.text}\n{inner}{pad}</{self.tag}>\n"


# args: "1 + 2 * 3"
# args: "2 ^ 3 ^ 2 - -(4 % 3) / 8"
# args: "pi * (2 + x1)"
# args: "(1 + "
# args: "3 $ 4"
# args: "1 / 0"
#pythran export calculate(str)
def calculate(text):
    return Parser(text).expression()


# args: "if x1 >= 10: y"
# args: "a + 3.5e2*b"
#pythran export tokens(str)
def tokens(text):
    found = []
    try:
        for token in Lexer(text):
            found.append(token)
    except ValueError as e:
        return found, str(ParseError(str(e), len(found)))
    return found, ""


# args: "[1, 2.5, \"a\\n\", [true, null], {\"k\": -3}]"
# args: "{\"a\": []}"
# args: "[1, "
# args: "nope"
#pythran export json_events(str)
def json_events(text):
    """The events of a JSON text, flat: what opens, closes and stands in it."""
    events: List[str] = []
    stack = []
    i = 0
    while i < len(text):
        ch = text[i]
        if ch in " ,:\t\n":
            i += 1
        elif ch in "[{":
            stack.append("]" if ch == "[" else "}")
            events.append("open " + ch)
            i += 1
        elif ch in "]}":
            if not stack or stack.pop() != ch:
                raise ValueError(f"unbalanced {ch} at {i}")
            events.append("close " + ch)
            i += 1
        elif ch == '"':
            j, out = i + 1, []
            while text[j] != '"':
                if text[j] == "\\":
                    j += 1
                    out.append({"n": "\n", "t": "\t"}.get(text[j], text[j]))
                else:
                    out.append(text[j])
                j += 1
            events.append("string " + "".join(out))
            i = j + 1
        else:
            for word in ("true", "false", "null"):
                if text.startswith(word, i):
                    events.append(word)
                    i += len(word)
                    break
            else:
                j = i
                while j < len(text) and text[j] in "+-.eE0123456789":
                    j += 1
                if i == j:
                    raise ValueError("bad character %r" % text[i])
                events.append(f"number {float(text[i:j]):g}")
                i = j
    if stack:
        raise ValueError(f"{len(stack)} left open")
    return events


# args: "a,b\n1,\"x, y\"\n2,\"say \"\"hi\"\"\"\n"
# args: ""
#pythran export csv_table(str)
def csv_table(text):
    rows: List[List[str]] = []
    row: List[str] = []
    cell, quoted, i = "", False, 0
    while i < len(text):
        ch = text[i]
        if quoted:
            if ch == '"' and text[i + 1 : i + 2] == '"':
                cell += '"'
                i += 1
            elif ch == '"':
                quoted = False
            else:
                cell += ch
        elif ch == '"':
            quoted = True
        elif ch == ",":
            row.append(cell)
            cell = ""
        elif ch == "\n":
            rows.append(row + [cell])
            row, cell = [], ""
        else:
            cell += ch
        i += 1
    if not rows:
        return [], {}
    header, *body = rows
    return [dict(zip(header, r)) for r in body], {name: max((len(r[k]) for r in body), default=0) for k, name in enumerate(header)}


# args: "; comment\n[main]\nname = x\nsize=3\n\n[other]\nflag = yes\n"
# args: "x=1"
#pythran export ini(str)
def ini(text):
    sections = OrderedDict()
    current: Optional[str] = None
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split(";", 1)[0].strip()
        if not line:
            continue
        if line.startswith("[") and line.endswith("]"):
            current = line[1:-1]
            sections[current] = {}
        elif "=" in line:
            if current is None:
                raise KeyError(f"line {number}: no section")
            key, _, value = line.partition("=")
            sections[current][key.strip()] = value.strip()
    return sections


# args: "the cat sat on the mat. The dog sat too!", 2
# args: "", 3
#pythran export words(str, int)
def words(text, n):
    table = str.maketrans("", "", string.punctuation)
    all_ = text.lower().translate(table).split()
    counts = Counter(all_)
    following = defaultdict(list)
    for a, b in zip(all_, all_[1:]):
        following[a].append(b)
    lengths = {}
    for w in all_:
        lengths.setdefault(len(w), set()).add(w)
    grams = Counter(tuple(all_[i : i + n]) for i in range(len(all_) - n + 1))
    return counts.most_common(3), dict(following), {k: sorted(v) for k, v in lengths.items()}, grams.most_common(2), " ".join(w.capitalize() for w in all_)


# args: "aaabccd"
# args: ""
# args: "xyz"
#pythran export run_length(str)
def run_length(text):
    packed = []
    for ch in text:
        if packed and packed[-1][0] == ch:
            packed[-1] = (ch, packed[-1][1] + 1)
        else:
            packed.append((ch, 1))
    coded = "".join(ch if n == 1 else f"{n}{ch}" for ch, n in packed)
    back, count = "", ""
    for ch in coded:
        if ch.isdigit():
            count += ch
        else:
            back += ch * int(count or "1")
            count = ""
    return coded, back == text


# args: "abracadabra"
# args: "a"
#pythran export huffman(str)
def huffman(text):
    import heapq

    heap = [(n, ch) for ch, n in Counter(text).items()]
    heapq.heapify(heap)
    codes = {ch: "" for _, ch in heap}
    while len(heap) > 1:
        n, a = heapq.heappop(heap)
        m, b = heapq.heappop(heap)
        for ch in a:
            codes[ch] = "0" + codes[ch]
        for ch in b:
            codes[ch] = "1" + codes[ch]
        heapq.heappush(heap, (n + m, a + b))
    coded = "".join(codes[ch] for ch in text)
    return codes, coded, len(coded) / (8 * len(text))


# args: "Hello, World!", 3
# args: "zebra", -1
#pythran export caesar(str, int)
def caesar(text, shift):
    def turn(ch):
        for letters in (string.ascii_lowercase, string.ascii_uppercase):
            if ch in letters:
                return letters[(letters.index(ch) + shift) % 26]
        return ch

    coded = "".join(map(turn, text))
    square = [text[i::3] for i in range(3)]
    return coded, square, text[::-1].swapcase(), sum(ord(c) * 31**i for i, c in enumerate(text[:8])) % 1000003


# args: ["push 2", "push 3", "add", "dup", "mul", "print", "jmp 8", "push 9", "halt"]
# args: ["push 1", "div"]
# args: ["fly"]
#pythran export machine(str list)
def machine(program):
    stack: List[int] = []
    out: List[str] = []
    at = steps = 0
    while at < len(program) and steps < 100:
        op, *args = program[at].split()
        at += 1
        steps += 1
        match op, len(args):
            case "push", 1:
                stack.append(int(args[0]))
            case ("add" | "mul" | "sub") as kind, 0:
                b, a = stack.pop(), stack.pop()
                stack.append({"add": a + b, "mul": a * b, "sub": a - b}[kind])
            case "dup", 0:
                stack.append(stack[-1])
            case "print", 0:
                out.append(str(stack[-1]))
            case "jmp", 1:
                at = int(args[0])
            case "halt", _:
                break
            case "div", 0 if len(stack) < 2:
                raise IndexError("stack too small")
            case _:
                raise ValueError(f"unknown operation {op}")
    return stack, out, steps


# args: "green", 7
#pythran export traffic(str, int)
def traffic(state, steps):
    table = {"green": ("yellow", 3), "yellow": ("red", 1), "red": ("green", 2)}
    log = []
    left = table[state][1]
    for t in range(steps):
        log.append(f"{t}:{state[0]}")
        left -= 1
        if left == 0:
            state, left = table[state][0], table[table[state][0]][1]
    return " ".join(log), state


# args: "kitten", "sitting"
# args: "", "ab"
#pythran export alignment(str, str)
def alignment(a, b):
    rows = [[(j, "<") for j in range(len(b) + 1)]]
    for i, x in enumerate(a, 1):
        row = [(i, "^")]
        for j, y in enumerate(b, 1):
            row.append(min((rows[i - 1][j - 1][0] + (x != y), "\\"), (rows[i - 1][j][0] + 1, "^"), (row[j - 1][0] + 1, "<")))
        rows.append(row)
    top, bottom = deque(), deque()
    i, j = len(a), len(b)
    while i or j:
        way = rows[i][j][1] if i and j else "^" if i else "<"
        if way == "\\":
            i, j = i - 1, j - 1
            top.appendleft(a[i])
            bottom.appendleft(b[j])
        elif way == "^":
            i -= 1
            top.appendleft(a[i])
            bottom.appendleft("-")
        else:
            j -= 1
            top.appendleft("-")
            bottom.appendleft(b[j])
    return rows[-1][-1][0], "".join(top), "".join(bottom)


# args: "a"
# args: "deep"
#pythran export document(str)
def document(name):
    root = Element("html", {"lang": "en"})
    body = Element("body")
    root.children.append(body)
    for i in range(3):
        body.children.append(Element("p", {"id": f"{name}{i}"}, text=f"text {i}"))
    found = root.find("body")
    missing = root.find("head")
    return root.render(), found is body, missing is None, len(body.children), [c.attributes["id"] for c in body.children]


# args: "3x^2 + -2x + 7"
# args: "x"
#pythran export polynomial(str)
def polynomial(text):
    terms = defaultdict(float)
    for part in text.replace("- ", "+ -").split("+"):
        part = part.strip().replace("^", "")
        if "x" in part:
            c, _, p = part.partition("x")
            terms[int(p or "1")] += float(c) if c not in ("", "-") else (-1.0 if c else 1.0)
        elif part:
            terms[0] += float(part)
    derived = {p - 1: p * c for p, c in terms.items() if p}
    value = sum(c * 2**p for p, c in terms.items())
    shown = " + ".join(f"{c:g}x^{p}" if p else f"{c:g}" for p, c in sorted(derived.items(), reverse=True))
    return dict(terms), derived, value, shown
