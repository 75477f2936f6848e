"""Programs as users write them: recursion, backtracking, dynamic programming."""



#pythran export queens(int)
# args: 4
# args: 5
# args: 6
# args: 0
def queens(n):
    def place(row, cols, diag1, diag2):
        if row == n:
            return [cols]
        found = []
        for c in range(n):
            if c in cols or row + c in diag1 or row - c in diag2:
                continue
            found += place(row + 1, cols + (c,), diag1 | {row + c}, diag2 | {row - c})
        return found
    return place(0, (), set(), set())


def _perms_permutations(items):
    if len(items) <= 1:
        yield items
    else:
        for i in range(len(items)):
            for rest in _perms_permutations(items[:i] + items[i + 1:]):
                yield [items[i]] + rest
#pythran export perms(int)
# args: 0
# args: 1
# args: 3
# args: 4
def perms(n):
    return [p for p in _perms_permutations(list(range(n)))]


#pythran export sudoku(int list list)
# args: [[5,3,0,0,7,0,0,0,0],[6,0,0,1,9,5,0,0,0],[0,9,8,0,0,0,0,6,0],[8,0,0,0,6,0,0,0,3],[4,0,0,8,0,3,0,0,1],[7,0,0,0,2,0,0,0,6],[0,6,0,0,0,0,2,8,0],[0,0,0,4,1,9,0,0,5],[0,0,0,0,8,0,0,7,9]]
def sudoku(grid):
    def ok(r, c, v):
        return all(grid[r][k] != v for k in range(9)) and all(grid[k][c] != v for k in range(9)) and all(grid[r // 3 * 3 + i][c // 3 * 3 + j] != v for i in range(3) for j in range(3))
    def solve():
        for r in range(9):
            for c in range(9):
                if grid[r][c] == 0:
                    for v in range(1, 10):
                        if ok(r, c, v):
                            grid[r][c] = v
                            if solve():
                                return True
                            grid[r][c] = 0
                    return False
        return True
    return solve(), grid


#pythran export hanoi(int)
# args: 3
def hanoi(n):
    moves = []
    def move(k, a, b, c):
        if k:
            move(k - 1, a, c, b)
            moves.append((a, c))
            move(k - 1, b, a, c)
    move(n % 6, "A", "B", "C")
    return moves


#pythran export knap((int, int) list, int)
# args: [(2, 3), (3, 4), (4, 5), (5, 6)], 5
# args: [], 3
def knap(items, cap):
    best = [0] * (cap + 1)
    keep = [[False] * (cap + 1) for _ in items]
    for i, (w, v) in enumerate(items):
        for c in range(cap, w - 1, -1):
            if best[c - w] + v > best[c]:
                best[c] = best[c - w] + v
                keep[i][c] = True
    chosen, c = [], cap
    for i in reversed(range(len(items))):
        if keep[i][c]:
            chosen.append(i)
            c -= items[i][0]
    return best[-1], chosen[::-1]


def _merge_sort_merge(a, b):
    i = j = 0
    out = []
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i]); i += 1
        else:
            out.append(b[j]); j += 1
    return out + a[i:] + b[j:]
#pythran export merge_sort(int list)
def merge_sort(xs):
    if len(xs) < 2:
        return xs
    mid = len(xs) // 2
    return _merge_sort_merge(merge_sort(xs[:mid]), merge_sort(xs[mid:]))


#pythran export quick(int list)
def quick(xs):
    if not xs:
        return []
    p, *rest = xs
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if x >= p])


#pythran export collatz(int)
# args: 10
# args: 27
# args: 0
def collatz(n):
    cache = {1: 1}
    def length(k):
        if k not in cache:
            cache[k] = 1 + length(k // 2 if k % 2 == 0 else 3 * k + 1)
        return cache[k]
    return max(range(1, n % 100 + 2), key=length), cache
