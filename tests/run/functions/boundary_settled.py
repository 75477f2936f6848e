"""Arguments whose containers the function puts other things into: they are converted on the way in."""


#pythran export ints_to_floats(int list)
def ints_to_floats(values):
    values.append(0.5)
    return [value + 0.25 for value in values]


#pythran export ints_to_complex(int list)
def ints_to_complex(values):
    values.append(0.5j)
    return [value * 1j for value in values]


#pythran export bools_to_ints(bool list)
def bools_to_ints(values):
    values.append(3)
    return sum(values)


#pythran export set_to_floats(int set)
# args: set()
# args: {1, 2, -3}
# args: {2**53, 5}
def set_to_floats(values):
    values.add(0.5)
    return 0.5 in values, len(values), 1 in values


#pythran export values_to_floats(str:int dict)
def values_to_floats(table):
    table["new"] = 0.5
    return [table[key] / 2 for key in table]


#pythran export keys_to_floats(int:int dict)
# args: {}
# args: {1: 2, -3: 4, 2**53: 5}
def keys_to_floats(table):
    table[0.5] = 7
    return 0.5 in table, 1 in table, len(table)


#pythran export nested(int list list)
def nested(rows):
    for row in rows:
        row.append(0.5)
    return [[value / 2 for value in row] for row in rows]


#pythran export nested_in_tuple((int list, int))
def nested_in_tuple(pair):
    values, number = pair
    values.append(number + 0.5)
    return len(values), [value / 2 for value in values]


#pythran export nested_in_dict(str:int list dict)
def nested_in_dict(table):
    for key in table:
        table[key].append(0.5)
    return [[value / 2 for value in table[key]] for key in table]


#pythran export pairs((int, int) list)
def pairs(items):
    items.append((1, 0.5))
    return [a + b / 2 for a, b in items]


#pythran export tuples_of_any_length((int, int) list)
def tuples_of_any_length(items):
    items.append((1, 2, 3))
    return [len(item) for item in items]


#pythran export with_none(int list)
def with_none(items):
    items.append(None)
    return [item is None for item in items], items


#pythran export through_a_call(int list, int)
def through_a_call(items, n):
    fill(items)
    return [item / 2 for item in items]


def fill(items):
    items.append(0.5)


#pythran export overloaded(int list)
#pythran export overloaded(str list)
def overloaded(items):
    items.insert(0, items[0] * 2)
    return items


#pythran export shared(int list, float list)
def shared(a, b):
    both = [a, b]
    both[0].append(1.5)
    return [value / 2 for value in a], b


#pythran export numbers_and_text(int list)
def numbers_and_text(items):
    items.append("x")
    return items[:3], [isinstance(item, str) for item in items]


#pythran export dict_of_several(str:int dict)
def dict_of_several(table):
    table["t"] = "text"
    table["f"] = [1]
    return table
