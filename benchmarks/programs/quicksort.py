"""Sorts a list of pseudo-random integers in place, and checks the order."""


def sort(values, low, high):
    while low < high:
        pivot = values[(low + high) // 2]
        i = low
        j = high
        while i <= j:
            while values[i] < pivot:
                i += 1
            while values[j] > pivot:
                j -= 1
            if i <= j:
                values[i], values[j] = values[j], values[i]
                i += 1
                j -= 1
        if j - low < high - i:
            sort(values, low, j)
            low = i
        else:
            sort(values, i, high)
            high = j


# pythran export quicksort(int)
def quicksort(n):
    values = []
    state = 42
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        values.append(state)
    sort(values, 0, n - 1)
    check = 0
    for i in range(n):
        check = (check * 31 + values[i]) % 1000003
    return check
