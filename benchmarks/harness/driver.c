/* Calls a callback in a tight loop, the way SciPy does but with nothing around it.
 *
 * One loop for each C signature. `run_*` is what callgrind is asked about: it calls the callback and nothing
 * else, so the inclusive cost of its calls is what happens inside the callback. */
#include <stdint.h>
#include <time.h>
#include <valgrind/callgrind.h>

typedef intptr_t npy_intp;
enum { LINE_LENGTH = 66, MEANS_LENGTH = 64, WINDOW_SIZE = 25 };

static double point[3] = {3.0, -2.0, 0.5};
static double user_data[2] = {0.5, 3.0};
static npy_intp output_coordinates[2] = {7, 11};
static double input_coordinates[2];
static double line[LINE_LENGTH], means[MEANS_LENGTH];

typedef double (*scalar_function)(double);
typedef double (*integrand_function)(int, double *, void *);
typedef int (*transform_function)(npy_intp *, double *, int, int, void *);
typedef int (*line_function)(double *, npy_intp, double *, npy_intp, void *);
typedef int (*window_function)(double *, npy_intp, double *, void *);

static __attribute__((noinline)) double run_scalar(void *callback, long calls) {
    double total = 0.0;
    for (long i = 0; i < calls; i++) total += ((scalar_function)callback)(point[2]);
    return total;
}

static __attribute__((noinline)) double run_integrand(void *callback, long calls) {
    double total = 0.0;
    for (long i = 0; i < calls; i++) total += ((integrand_function)callback)(3, point, user_data);
    return total;
}

static __attribute__((noinline)) double run_transform(void *callback, long calls) {
    long total = 0;
    for (long i = 0; i < calls; i++)
        total += ((transform_function)callback)(output_coordinates, input_coordinates, 2, 2, user_data);
    return (double)total + input_coordinates[0] + input_coordinates[1];
}

static __attribute__((noinline)) double run_line(void *callback, long calls) {
    long total = 0;
    for (long i = 0; i < calls; i++)
        total += ((line_function)callback)(line, LINE_LENGTH, means, MEANS_LENGTH, user_data);
    return (double)total + means[0] + means[MEANS_LENGTH - 1];
}

static __attribute__((noinline)) double run_window(void *callback, long calls) {
    double sum = 0.0;
    long total = 0;
    for (long i = 0; i < calls; i++)
        total += ((window_function)callback)(line, WINDOW_SIZE, &sum, user_data);
    return (double)total + sum;
}

typedef double (*runner)(void *, long);
static const runner runners[] = {run_scalar, run_integrand, run_transform, run_line, run_window};

/* Fills the buffers; call once before anything else. */
void prepare(void) {
    for (int i = 0; i < LINE_LENGTH; i++) line[i] = 0.25 * i - 3.0;
}

/* Writes up to OUTPUTS results of one call at the `trial`-th set of inputs, and returns how many: two callbacks
 * that compute the same write the same. Outputs are NaN beforehand, so what a callback leaves unwritten shows. */
enum { OUTPUTS = MEANS_LENGTH + 1 };

long results(int kind, void *callback, int trial, double *into) {
    double x[3] = {3.0 + trial, -2.0 * trial + 0.25, 0.5 + 0.125 * trial};
    double data[2] = {0.5 + 0.25 * trial, 3.0 - trial};
    npy_intp coordinates[2] = {7 + trial, 11 - 3 * trial};
    for (int i = 0; i < OUTPUTS; i++) into[i] = __builtin_nan("");
    switch (kind) {
    case 0:
        into[0] = ((scalar_function)callback)(x[2]);
        return 1;
    case 1:
        into[0] = ((integrand_function)callback)(3, x, data);
        return 1;
    case 2:
        into[0] = ((transform_function)callback)(coordinates, into + 1, 2, 2, data);
        return 3;
    case 3:
        into[0] = ((line_function)callback)(line, MEANS_LENGTH + 2 - trial, into + 1, MEANS_LENGTH - trial, data);
        return MEANS_LENGTH - trial + 1;
    default:
        into[0] = ((window_function)callback)(line + trial, WINDOW_SIZE, into + 1, data);
        return 2;
    }
}

/* Seconds that `calls` calls take. */
double timed(int kind, void *callback, long calls) {
    volatile double sink;
    struct timespec start, stop;
    clock_gettime(CLOCK_MONOTONIC, &start);
    sink = runners[kind](callback, calls);
    (void)sink;
    clock_gettime(CLOCK_MONOTONIC, &stop);
    return (double)(stop.tv_sec - start.tv_sec) + 1e-9 * (double)(stop.tv_nsec - start.tv_nsec);
}

/* Makes callgrind write one profile, named `label`, of `calls` calls. */
void profiled(int kind, void *callback, long calls, const char *label) {
    runners[kind](callback, 2); /* lazy binding of libm's functions happens here, unseen */
    CALLGRIND_START_INSTRUMENTATION;
    CALLGRIND_ZERO_STATS;
    runners[kind](callback, calls);
    CALLGRIND_STOP_INSTRUMENTATION;
    CALLGRIND_DUMP_STATS_AT(label);
}

/* Heap allocations made by `calls` calls; -1 when malloc_counter.so is not preloaded. */
extern long capsulec_benchmark_allocations(void) __attribute__((weak));

long allocations(int kind, void *callback, long calls) {
    if (!capsulec_benchmark_allocations) return -1;
    runners[kind](callback, 2);
    long before = capsulec_benchmark_allocations();
    runners[kind](callback, calls);
    return capsulec_benchmark_allocations() - before;
}
