"""Lists in and out."""


#pythran export total(int list, int)
#pythran export total(float list, float)
def total(values, start):
    result = start
    for value in values:
        result += value
    return result


#pythran export grown(int list list, int)
def grown(rows, n):
    rows.append([n])
    rows[0].append(n)
    return rows


#pythran export item(int list, int)
def item(values, i):
    return values[i]


#pythran export first((int, float) list)
def first(values):
    if len(values) == 0:
        return None
    return values[0]


#pythran export squares(int)
def squares(n):
    return [i * i for i in range(n)]
