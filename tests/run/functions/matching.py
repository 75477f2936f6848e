"""`match` statements."""


#pythran export of_literals(int)
def of_literals(n):
    match n:
        case 0:
            return "zero"
        case 1 | 2 | -1:
            return "few"
        case x if x < 0:
            return "negative" + str(x)
        case _:
            return "many"


#pythran export of_pair(int, int)
# args: 0, 5
# args: 5, 0
# args: 4, 4
# args: 3, 4
def of_pair(n, m):
    match (n, m):
        case (0, y):
            return y
        case (x, 0):
            return x + 100
        case (x, y) if x == y:
            return 2 * x
        case _:
            pass
    return -1


#pythran export of_list(int list)
# args: []
# args: [7]
# args: [7, 8]
# args: [9, 8, 7]
# args: [1, 2, 3, 4]
# args: [1, 3, 5, 7]
def of_list(values):
    match values:
        case []:
            return 0
        case [x]:
            return x
        case [x, y]:
            return x * y
        case [x, *rest, y] if x > y:
            return len(rest) + x
        case [1, 2, *_]:
            return -2
        case [x, *rest]:
            total = x
            for r in rest:
                total += r
            return total


#pythran export of_words(str)
# args: "go north"
# args: "go up"
# args: "look"
# args: "l"
# args: "take the lamp"
# args: ""
def of_words(line):
    match line.split():
        case ["go", ("north" | "south") as d]:
            return "went " + d
        case ["go", d]:
            return "cannot go " + d
        case ["look"] | ["l"]:
            r = "looked"
        case [verb, *objects]:
            r = verb + str(objects)
        case _:
            r = "?"
    return r


#pythran export of_classes(int or float or str or None)
def of_classes(v):
    match v:
        case None:
            return "none"
        case int(n):
            return f"int {n}"
        case float():
            return "float"
        case str(s):
            return "str " + s


#pythran export of_mapping(str:int dict)
# args: {"a": 1}
# args: {"a": 2}
# args: {"b": 2, "c": 4}
# args: {}
def of_mapping(d):
    match d:
        case {"a": 1}:
            return 1
        case {"b": x, "c": y}:
            return x + y
    return 0


#pythran export of_alternatives(int, int)
def of_alternatives(n, m):
    match n % 3, m % 2:
        case (0, 0) | (1, 1):
            r = 1
        case (0, k) | (k, 0):
            r = k + 10
        case (a, b) if (c := a + b) > 2:
            r = c
        case other:
            r = other[0]
    return r


#pythran export nested_matches((int, (str, int)) list)
# args: [(0, ("a", 1)), (1, ("b", 2)), (2, ("c", 3)), (0, ("b", 5))]
def nested_matches(rows):
    found = []
    for row in rows:
        match row:
            case (0, (name, n)):
                match name:
                    case "a":
                        found.append(n)
                    case _:
                        found.append(-n)
            case (1, _):
                continue
            case (k, (("c" | "d") as name, _)):
                found.append(k * 1000)
                if name == "d":
                    break
    return found


#pythran export subject_assigned(int, int)
def subject_assigned(n, m):
    match n:
        case n if n > m:
            return n
        case 3:
            n = 8
    return n


#pythran export flags(bool, int)
def flags(b, n):
    match b:
        case True:
            return n
        case False:
            return -n


#pythran export machine(str)
# args: "12 + 30 * x"
# args: "a1_b + 2.5"
# args: "((7)))"
# args: "$"
def machine(text):
    state, token, tokens = "start", "", []
    for c in text + " ":
        match state, c:
            case "start", ("+" | "-" | "*" | "/" | "(" | ")"):
                tokens.append(("op", c))
            case "start", " ":
                pass
            case "start", _ if c.isdigit():
                state, token = "number", c
            case "start", _ if c.isalpha():
                state, token = "name", c
            case "number", _ if c.isdigit() or c == ".":
                token += c
            case "name", _ if c.isalnum() or c == "_":
                token += c
            case ("number" | "name") as kind, _:
                tokens.append((kind, token))
                state = "start"
                if c != " ":
                    tokens.append(("op", c))
            case _:
                raise ValueError("unexpected " + repr(c))
    return tokens


#pythran export types_of_captures(int, str)
# args: 1, "a"
# args: 2, "b"
# args: 3, "c"
def types_of_captures(n, s):
    match n, s:
        case (1, x) if x != "":
            return x
        case (x, "b") if x > 1:
            return str(x + 1)
        case (k, x):
            return x * k
