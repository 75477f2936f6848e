import numpy as np

# pythran export mandelbrot(int, int, int)


def mandelbrot(width, height, limit):
    r = np.zeros((height, width), dtype=np.int64)
    for i in range(height):
        for j in range(width):
            x0 = -2.0 + 3.0 * j / width
            y0 = -1.5 + 3.0 * i / height
            x = 0.0
            y = 0.0
            n = 0
            while n < limit and x * x + y * y <= 4.0:
                t = x * x - y * y + x0
                y = 2.0 * x * y + y0
                x = t
                n += 1
            r[i, j] = n
    return r
