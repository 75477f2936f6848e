"""How many ways n queens stand on a board of n × n without attacking each other."""


def place(n, row, columns, rising, falling):
    if row == n:
        return 1
    found = 0
    for column in range(n):
        if columns[column] == 0 and rising[row + column] == 0 and falling[row - column + n] == 0:
            columns[column] = rising[row + column] = falling[row - column + n] = 1
            found += place(n, row + 1, columns, rising, falling)
            columns[column] = rising[row + column] = falling[row - column + n] = 0
    return found


# pythran export queens(int)
def queens(n):
    return place(n, 0, [0] * n, [0] * (2 * n), [0] * (2 * n + 1))
