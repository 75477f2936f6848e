"""Programs as users write them: lists of lists."""



def _matmul_transpose(m):
    return [list(r) for r in zip(*m)]
#pythran export matmul(float list list, float list list)
# args: [[1.0, 2.0], [3.0, 4.0]], [[5.0], [6.0]]
# args: [[1.0]], [[2.5]]
def matmul(a, b):
    bt = _matmul_transpose(b)
    return [[sum(x * y for x, y in zip(row, col)) for col in bt] for row in a]


#pythran export det(float list list)
# args: [[1.0, 2.0], [3.0, 4.0]]
# args: [[0.0, 1.0, 2.0], [1.0, 0.0, 3.0], [4.0, -3.0, 8.0]]
# args: [[1.0, 2.0], [2.0, 4.0]]
def det(m):
    m = [row[:] for row in m]
    n = len(m)
    sign = 1
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        if m[p][i] == 0:
            return 0.0
        if p != i:
            m[i], m[p] = m[p], m[i]
            sign = -sign
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]
            m[r] = [a - f * b for a, b in zip(m[r], m[i])]
    result = float(sign)
    for i in range(n):
        result *= m[i][i]
    return result


#pythran export life(int set, int)
# args: {11, 12, 13}, 3
# args: {1, 12, 20, 21, 22}, 4
def life(seed, n):
    cells = {(c // 10, c % 10) for c in seed}
    for _ in range(n):
        counts = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        key = x + dx, y + dy
                        counts[key] = counts.get(key, 0) + 1
        cells = {c for c, k in counts.items() if k == 3 or (k == 2 and c in cells)}
    return sorted(cells)


#pythran export spiral(int, int)
# args: 3, 4
# args: 4, 2
# args: 0, 3
def spiral(n, m):
    n, m = n % 5, m % 5
    grid = [[0] * m for _ in range(n)]
    x = y = 0
    dx, dy = 0, 1
    for k in range(1, n * m + 1):
        grid[x][y] = k
        nx, ny = x + dx, y + dy
        if not (0 <= nx < n and 0 <= ny < m and grid[nx][ny] == 0):
            dx, dy = dy, -dx
            nx, ny = x + dx, y + dy
        x, y = nx, ny
    return "\n".join(" ".join(f"{v:2d}" for v in row) for row in grid)


#pythran export mandel(int, int)
# args: 19, 9
# args: 5, 3
def mandel(w, h):
    rows = []
    for j in range(h % 10):
        row = ""
        for i in range(w % 20):
            c = complex(i / 10 - 1.5, j / 5 - 1)
            z = 0j
            for k in range(30):
                z = z * z + c
                if abs(z) > 2:
                    break
            else:
                k = 30
            row += " .:-=+*#%@"[min(k // 3, 9)]
        rows.append(row)
    return rows


#pythran export pascal(int)
# args: 0
# args: 5
def pascal(n):
    rows = [[1]]
    for _ in range(n % 8):
        last = rows[-1]
        rows.append([a + b for a, b in zip([0] + last, last + [0])])
    return rows
