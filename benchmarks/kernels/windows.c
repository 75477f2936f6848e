/* The filters of windows.py, as one would write them for scipy.ndimage in C. */
#include <stdint.h>

typedef intptr_t npy_intp;

int rolling_mean(double *line, npy_intp line_length, double *means, npy_intp means_length, void *user_data) {
    for (npy_intp i = 0; i < means_length; i++) {
        means[i] = (line[i] + line[i + 1] + line[i + 2]) / 3.0;
    }
    return 1;
}

int window_sum(double *window, npy_intp size, double *result, void *user_data) {
    double total = 0.0;
    for (npy_intp i = 0; i < size; i++) {
        total += window[i];
    }
    *result = total;
    return 1;
}

int window_spread(double *window, npy_intp size, double *result, void *user_data) {
    double largest = window[0], least = window[0];
    for (npy_intp i = 1; i < size; i++) {
        if (window[i] > largest) largest = window[i];
        if (window[i] < least) least = window[i];
    }
    *result = largest - least;
    return 1;
}

static void sort(const double *window, npy_intp size, double *sorted) {
    for (npy_intp i = 0; i < size; i++) {
        double value = window[i];
        npy_intp place = i;
        for (; place > 0 && value < sorted[place - 1]; place--) {
            sorted[place] = sorted[place - 1];
        }
        sorted[place] = value;
    }
}

/* Of windows of at most 64 elements. */
int window_median(double *window, npy_intp size, double *result, void *user_data) {
    double sorted[64];
    sort(window, size, sorted);
    *result = sorted[size / 2];
    return 1;
}

int window_percentile(double *window, npy_intp size, double *result, void *user_data) {
    double sorted[64], place = (size - 1) * (*(double *)user_data / 100);
    npy_intp below = (npy_intp)place;
    sort(window, size, sorted);
    *result = sorted[below];
    if (below + 1 < size) *result += (sorted[below + 1] - sorted[below]) * (place - below);
    return 1;
}
