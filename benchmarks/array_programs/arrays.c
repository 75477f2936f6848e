// The kernels of this directory by hand, as one writes them for speed: fused, in order of memory, with vector math.
#include <complex.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define VECTOR __attribute__((simd("notinbranch"), const))
extern double exp(double) VECTOR;
extern double log(double) VECTOR;
extern double sin(double) VECTOR;
extern double cos(double) VECTOR;
extern double atan2(double, double) VECTOR;
extern float logf(float) VECTOR;

typedef int64_t Int;
typedef double *restrict Out;
typedef const double *restrict In;

void heat2d(Out b, In a, Int n, Int m, Int steps) {
    memcpy(b, a, sizeof(double) * n * m);
    for (Int s = 0; s < steps; s++)
        for (Int i = 1; i < n - 1; i++)
            for (Int j = 1; j < m - 1; j++) {
                In p = a + i * m + j;
                b[i * m + j] = b[i * m + j] * 0.6 + 0.1 * (p[-m] + p[m] + p[-1] + p[1]);
            }
}

void heat3d(Out b, In a, Int n, Int m, Int l) {
    memset(b, 0, sizeof(double) * n * m * l);
    for (Int i = 1; i < n - 1; i++)
        for (Int j = 1; j < m - 1; j++)
            for (Int k = 1; k < l - 1; k++) {
                In p = a + (i * m + j) * l + k;
                b[(i * m + j) * l + k] = 0.125 * (p[m * l] - 2.0 * p[0] + p[-m * l]) +
                                         0.125 * (p[l] - 2.0 * p[0] + p[-l]) + 0.125 * (p[1] - 2.0 * p[0] + p[-1]) +
                                         p[0];
            }
}

// The Laplacians of a row are needed before that row is changed, and of the next row from the old one: two rows kept.
void gray_scott(Out vs, In a, In b, Int n, Int m, Int steps) {
    double *us = malloc(sizeof(double) * n * m), *rows = malloc(sizeof(double) * 4 * m);
    memcpy(us, a, sizeof(double) * n * m);
    memcpy(vs, b, sizeof(double) * n * m);
    for (Int s = 0; s < steps; s++) {
        double *restrict up = rows, *restrict vp = rows + m, *restrict un = rows + 2 * m, *restrict vn = rows + 3 * m;
        memcpy(up, us, sizeof(double) * m);
        memcpy(vp, vs, sizeof(double) * m);
        for (Int i = 1; i < n - 1; i++) {
            double *restrict u = us + i * m, *restrict v = vs + i * m;
            memcpy(un, u, sizeof(double) * m);
            memcpy(vn, v, sizeof(double) * m);
            for (Int j = 1; j < m - 1; j++) {
                double lu = up[j] + un[j - 1] - 4 * un[j] + un[j + 1] + us[(i + 1) * m + j];
                double lv = vp[j] + vn[j - 1] - 4 * vn[j] + vn[j + 1] + vs[(i + 1) * m + j];
                double uvv = un[j] * vn[j] * vn[j];
                u[j] = un[j] + (0.16 * lu - uvv + 0.06 * (1 - un[j]));
                v[j] = vn[j] + (0.08 * lv + uvv - 0.122 * vn[j]);
            }
            double *t = up;
            up = un, un = t;
            t = vp, vp = vn, vn = t;
        }
    }
    free(us);
    free(rows);
}

void floyd_warshall(double *d, In a, Int n) {
    memcpy(d, a, sizeof(double) * n * n);
    for (Int k = 0; k < n; k++)
        for (Int i = 0; i < n; i++) {
            double first = d[i * n + k];
            const double *through = d + k * n;
            double *row = d + i * n;
#pragma GCC ivdep
            for (Int j = 0; j < n; j++) {
                double other = first + through[j];
                row[j] = row[j] < other ? row[j] : other;
            }
        }
}

void select_(Out c, In a, In b, Int n) {
    for (Int i = 0; i < n; i++) {
        double value = a[i] > b[i] ? a[i] - b[i] : a[i] * b[i];
        c[i] = value < 0.1 ? 0.0 : value;
    }
}

void transposed_plus(Out b, In a, Int n, Int m) {
    for (Int i = 0; i < n * m; i++) b[i] = a[i] + 1;
}

static double squared(In a, Int n) {
    if (n > 128) {
        Int half = n / 2 - n / 2 % 8;
        return squared(a, half) + squared(a + half, n - half);
    }
    double r[8] = {0};
    Int i = 0;
    for (; i + 8 <= n; i += 8)
        for (int k = 0; k < 8; k++) r[k] += a[i + k] * a[i + k];
    double total = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
    for (; i < n; i++) total += a[i] * a[i];
    return total;
}

double sum_of_squares(In a, Int n) { return squared(a, n); }

double masked_sum(In a, Int n) {
    double r[16] = {0};
    Int count[16] = {0};
    Int i = 0;
    for (; i + 16 <= n; i += 16)
        for (int k = 0; k < 16; k++) {
            int in = (a[i + k] > 0.25) & (a[i + k] < 0.75);
            r[k] += in ? a[i + k] : 0.0;
            count[k] += in;
        }
    double total = 0;
    for (; i < n; i++) {
        int in = (a[i] > 0.25) & (a[i] < 0.75);
        total += in ? a[i] : 0.0;
        count[0] += in;
    }
    Int counted = 0;
    for (int k = 0; k < 16; k++) total += r[k], counted += count[k];
    return total + counted;
}

void pairwise(Out r, In x, In y, Int n, Int m, Int d) {
    for (Int i = 0; i < n; i++)
        for (Int j = 0; j < m; j++) {
            double total = 0;
            for (Int k = 0; k < d; k++) {
                double t = x[i * d + k] - y[j * d + k];
                total += t * t;
            }
            r[i * m + j] = sqrt(total);
        }
}

void l2norm(Out r, In x, Int n, Int m) {
    for (Int i = 0; i < n; i++) {
        double s[8] = {0}, total = 0;
        Int j = 0;
        In row = x + i * m * 2;
        for (; j + 8 <= 2 * m; j += 8)
            for (int k = 0; k < 8; k++) s[k] += row[j + k] * row[j + k];
        for (; j < 2 * m; j++) total += row[j] * row[j];
        for (int k = 0; k < 8; k++) total += s[k];
        r[i] = sqrt(total);
    }
}

void cumulative(Out r, In a, Int n) {
    double total = 0;
    for (Int i = 0; i < n; i++) {
        total += a[i];
        r[i] = total / (double)(i + 1);
    }
}

void sliding_mean(Out r, In a, Int n, Int w) {
    for (Int i = 0; i < n - w + 1; i++) {
        In p = a + i;
        double s[8] = {0}, top[8], total = 0;
        Int k = 0;
        for (int l = 0; l < 8; l++) top[l] = p[0];
        for (; k + 8 <= w; k += 8)
            for (int l = 0; l < 8; l++) {
                s[l] += p[k + l];
                top[l] = top[l] > p[k + l] ? top[l] : p[k + l];
            }
        double best = top[0];
        for (int l = 0; l < 8; l++) total += s[l], best = best > top[l] ? best : top[l];
        for (; k < w; k++) total += p[k], best = best > p[k] ? best : p[k];
        r[i] = best - total / (double)w;
    }
}

static double largest(In p, Int n) {
    double top[8], best;
    Int k = 0;
    for (int l = 0; l < 8; l++) top[l] = p[0];
    for (; k + 8 <= n; k += 8)
        for (int l = 0; l < 8; l++) top[l] = top[l] > p[k + l] ? top[l] : p[k + l];
    best = top[0];
    for (int l = 1; l < 8; l++) best = best > top[l] ? best : top[l];
    for (; k < n; k++) best = best > p[k] ? best : p[k];
    return best;
}

void row_max(Out r, In a, Int n, Int m) {
    for (Int i = 0; i < n; i++) r[i] = largest(a + i * m, m);
}

void column_std(Out r, In a, Int n, Int m) {
    double *restrict mean = calloc(m, sizeof(double));
    for (Int i = 0; i < n; i++)
        for (Int j = 0; j < m; j++) mean[j] += a[i * m + j];
    for (Int j = 0; j < m; j++) mean[j] /= n, r[j] = 0;
    for (Int i = 0; i < n; i++)
        for (Int j = 0; j < m; j++) {
            double t = a[i * m + j] - mean[j];
            r[j] += t * t;
        }
    for (Int j = 0; j < m; j++) r[j] = sqrt(r[j] / n);
    free(mean);
}

void sum_transposed(Out r, In a, Int n, Int m) {
    memset(r, 0, sizeof(double) * m);
    for (Int i = 0; i < n; i++)
        for (Int j = 0; j < m; j++) r[j] += a[i * m + j];
}

void arc_distance(Out r, In theta_1, In phi_1, In theta_2, In phi_2, Int n) {
    for (Int i = 0; i < n; i++) {
        double s = sin((theta_2[i] - theta_1[i]) / 2), t = sin((phi_2[i] - phi_1[i]) / 2);
        double temp = s * s + cos(theta_1[i]) * cos(theta_2[i]) * (t * t);
        r[i] = 2 * atan2(sqrt(temp), sqrt(1 - temp));
    }
}

static inline double normal(double x) {
    double k = 1 / (1 + 0.2316419 * fabs(x));
    double w = 0.3989422804 * exp(-x * x / 2);
    double p = w * k * (0.319381530 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
    return x < 0 ? p : 1 - p;
}

void black_scholes(Out r, In price, In strike, In years, Int n, double rate, double volatility) {
    for (Int i = 0; i < n; i++) {
        double root = volatility * sqrt(years[i]);
        double d1 = (log(price[i] / strike[i]) + (rate + 0.5 * volatility * volatility) * years[i]) / root;
        r[i] = price[i] * normal(d1) - strike[i] * exp(-rate * years[i]) * normal(d1 - root);
    }
}

void softmax(Out r, In a, Int n, Int m) {
    for (Int i = 0; i < n; i++) {
        In p = a + i * m;
        double *restrict e = r + i * m, best = largest(p, m), s[8] = {0}, total = 0;
        for (Int j = 0; j < m; j++) e[j] = exp(p[j] - best);
        Int j = 0;
        for (; j + 8 <= m; j += 8)
            for (int k = 0; k < 8; k++) s[k] += e[j + k];
        for (; j < m; j++) total += e[j];
        for (int k = 0; k < 8; k++) total += s[k];
        for (j = 0; j < m; j++) e[j] /= total;
    }
}

void exponential(Out r, In a, Int n) {
    for (Int i = 0; i < n; i++) r[i] = exp(a[i]);
}

void logarithm32(float *restrict r, const float *restrict a, Int n) {
    for (Int i = 0; i < n; i++) r[i] = logf(a[i]);
}

void matmul_loops(Out c, In a, In b, Int n, Int p, Int m) {
    memset(c, 0, sizeof(double) * n * m);
    for (Int i = 0; i < n; i++)
        for (Int k = 0; k < p; k++)
            for (Int j = 0; j < m; j++) c[i * m + j] += a[i * p + k] * b[k * m + j];
}

void mandelbrot(Int *restrict r, Int width, Int height, Int limit) {
    for (Int i = 0; i < height; i++)
        for (Int j = 0; j < width; j++) {
            double x0 = -2.0 + 3.0 * j / width, y0 = -1.5 + 3.0 * i / height, x = 0.0, y = 0.0;
            Int n = 0;
            while (n < limit && x * x + y * y <= 4.0) {
                double t = x * x - y * y + x0;
                y = 2.0 * x * y + y0;
                x = t;
                n++;
            }
            r[i * width + j] = n;
        }
}

void histogram(Int *restrict h, In a, Int n, double low, double high, Int bins) {
    memset(h, 0, sizeof(Int) * bins);
    double scale = bins / (high - low);
    for (Int i = 0; i < n; i++)
        if (low <= a[i] && a[i] < high) h[(Int)((a[i] - low) * scale)]++;
}

void kmeans(Out sums, In points, In centers, Int n, Int d, Int k) {
    double *restrict counts = calloc(k, sizeof(double));
    memset(sums, 0, sizeof(double) * k * d);
    for (Int i = 0; i < n; i++) {
        Int nearest = 0;
        double least = INFINITY;
        for (Int c = 0; c < k; c++) {
            double distance = 0;
            for (Int j = 0; j < d; j++) {
                double t = points[i * d + j] - centers[c * d + j];
                distance += t * t;
            }
            if (distance < least) least = distance, nearest = c;
        }
        counts[nearest] += 1;
        for (Int j = 0; j < d; j++) sums[nearest * d + j] += points[i * d + j];
    }
    for (Int c = 0; c < k; c++)
        for (Int j = 0; j < d; j++) sums[c * d + j] /= counts[c] > 1 ? counts[c] : 1;
    free(counts);
}

void small_arrays(Out total, In angles, Int n) {
    double s[3] = {0};
    for (Int i = 0; i < n; i++) {
        double t = angles[i], v[3] = {t, 1.0, 2.0};
        double m[3][3] = {{1.0, t, 0.0}, {-t, 1.0, 0.0}, {0.0, 0.0, 1.0 + t}};
        for (int k = 0; k < 3; k++) s[k] += (m[k][0] * v[0] + m[k][1] * v[1]) + m[k][2] * v[2];
    }
    for (int k = 0; k < 3; k++) total[k] = s[k];
}
