// Registered by library/omp.py: OpenMP's run-time functions; without -fopenmp, what they say of one thread.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/clocks.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/tuple.hpp"

#ifdef _OPENMP

extern "C" {
int omp_get_active_level() noexcept;
int omp_get_level() noexcept;
int omp_get_max_active_levels() noexcept;
int omp_get_max_threads() noexcept;
int omp_get_num_procs() noexcept;
int omp_get_num_threads() noexcept;
int omp_get_thread_limit() noexcept;
int omp_get_thread_num() noexcept;
int omp_get_dynamic() noexcept;
int omp_get_nested() noexcept;
int omp_in_final() noexcept;
int omp_in_parallel() noexcept;
double omp_get_wtick() noexcept;
double omp_get_wtime() noexcept;
int omp_get_ancestor_thread_num(int level) noexcept;
int omp_get_team_size(int level) noexcept;
void omp_set_dynamic(int flag) noexcept;
void omp_set_nested(int flag) noexcept;
void omp_set_max_active_levels(int levels) noexcept;
void omp_set_num_threads(int count) noexcept;
void omp_get_schedule(int *kind, int *chunk) noexcept;
void omp_set_schedule(int kind, int chunk) noexcept;
void omp_init_lock(void **lock) noexcept;
void omp_destroy_lock(void **lock) noexcept;
void omp_set_lock(void **lock) noexcept;
void omp_unset_lock(void **lock) noexcept;
int omp_test_lock(void **lock) noexcept;
void omp_init_nest_lock(void **lock) noexcept;
void omp_destroy_nest_lock(void **lock) noexcept;
void omp_set_nest_lock(void **lock) noexcept;
void omp_unset_nest_lock(void **lock) noexcept;
int omp_test_nest_lock(void **lock) noexcept;
}
#define CAPSULEC_OMP_CALL(name, otherwise, arguments) omp_##name arguments

#else
#define CAPSULEC_OMP_CALL(name, otherwise, arguments) (otherwise)
#endif

namespace capsulec::py::omp {

inline int64_t get_active_level() { return CAPSULEC_OMP_CALL(get_active_level, 0, ()); }
inline int64_t get_level() { return CAPSULEC_OMP_CALL(get_level, 0, ()); }
inline int64_t get_max_active_levels() { return CAPSULEC_OMP_CALL(get_max_active_levels, 1, ()); }
inline int64_t get_max_threads() { return CAPSULEC_OMP_CALL(get_max_threads, 1, ()); }
inline int64_t get_num_procs() { return CAPSULEC_OMP_CALL(get_num_procs, 1, ()); }
inline int64_t get_num_threads() { return CAPSULEC_OMP_CALL(get_num_threads, 1, ()); }
inline int64_t get_thread_limit() { return CAPSULEC_OMP_CALL(get_thread_limit, 1, ()); }
inline int64_t get_thread_num() { return CAPSULEC_OMP_CALL(get_thread_num, 0, ()); }
inline bool get_dynamic() { return CAPSULEC_OMP_CALL(get_dynamic, 0, ()) != 0; }
inline bool get_nested() { return CAPSULEC_OMP_CALL(get_max_active_levels, 1, ()) > 1; } // what get_nested stood for
inline bool in_final() { return CAPSULEC_OMP_CALL(in_final, 0, ()) != 0; }
inline bool in_parallel() { return CAPSULEC_OMP_CALL(in_parallel, 0, ()) != 0; }
inline double get_wtick() { return CAPSULEC_OMP_CALL(get_wtick, 1e-9, ()); }
inline double get_wtime() { return CAPSULEC_OMP_CALL(get_wtime, clocks::seconds(clocks::steady), ()); }

inline int64_t get_ancestor_thread_num(int64_t level) {
    return CAPSULEC_OMP_CALL(get_ancestor_thread_num, level == 0 ? 0 : -1, (static_cast<int>(level)));
}
inline int64_t get_team_size(int64_t level) {
    return CAPSULEC_OMP_CALL(get_team_size, level == 0 ? 1 : -1, (static_cast<int>(level)));
}
inline void set_dynamic([[maybe_unused]] int64_t flag) { CAPSULEC_OMP_CALL(set_dynamic, (void)0, (flag != 0)); }
inline void set_nested([[maybe_unused]] int64_t flag) {
    CAPSULEC_OMP_CALL(set_max_active_levels, (void)0, (flag != 0 ? 2147483647 : 1));
}
inline void set_max_active_levels([[maybe_unused]] int64_t levels) {
    CAPSULEC_OMP_CALL(set_max_active_levels, (void)0, (static_cast<int>(levels)));
}
inline void set_num_threads([[maybe_unused]] int64_t count) {
    CAPSULEC_OMP_CALL(set_num_threads, (void)0, (static_cast<int>(count)));
}
inline tuple<int64_t, int64_t> get_schedule() {
    int kind = 1, chunk = 0;
    CAPSULEC_OMP_CALL(get_schedule, (void)0, (&kind, &chunk));
    return make_tuple<int64_t, int64_t>(kind, chunk);
}
inline void set_schedule([[maybe_unused]] int64_t kind, [[maybe_unused]] int64_t chunk) {
    CAPSULEC_OMP_CALL(set_schedule, (void)0, (static_cast<int>(kind), static_cast<int>(chunk)));
}

// A lock stands in memory of its own: its address is the number that programs have. Without threads none ever waits.
struct lock {
    void *words[2];
    int64_t taken;
};

inline lock *lock_of(int64_t number) { return reinterpret_cast<lock *>(static_cast<intptr_t>(number)); }
inline int64_t new_lock() {
    lock *const made = static_cast<lock *>(allocate(sizeof(lock)));
    *made = {{nullptr, nullptr}, 0};
    return static_cast<int64_t>(reinterpret_cast<intptr_t>(made));
}

inline int64_t init_lock() {
    const int64_t made = new_lock();
    CAPSULEC_OMP_CALL(init_lock, (void)0, (lock_of(made)->words));
    return made;
}
inline void destroy_lock(int64_t number) {
    CAPSULEC_OMP_CALL(destroy_lock, (void)0, (lock_of(number)->words));
    release(lock_of(number));
}
inline void set_lock(int64_t number) { CAPSULEC_OMP_CALL(set_lock, (void)++lock_of(number)->taken, (lock_of(number)->words)); }
inline void unset_lock(int64_t number) {
    CAPSULEC_OMP_CALL(unset_lock, (void)--lock_of(number)->taken, (lock_of(number)->words));
}
inline bool test_lock(int64_t number) {
    return CAPSULEC_OMP_CALL(test_lock, lock_of(number)->taken++ == 0, (lock_of(number)->words)) != 0;
}
inline int64_t init_nest_lock() {
    const int64_t made = new_lock();
    CAPSULEC_OMP_CALL(init_nest_lock, (void)0, (lock_of(made)->words));
    return made;
}
inline void destroy_nest_lock(int64_t number) {
    CAPSULEC_OMP_CALL(destroy_nest_lock, (void)0, (lock_of(number)->words));
    release(lock_of(number));
}
inline void set_nest_lock(int64_t number) {
    CAPSULEC_OMP_CALL(set_nest_lock, (void)++lock_of(number)->taken, (lock_of(number)->words));
}
inline void unset_nest_lock(int64_t number) {
    CAPSULEC_OMP_CALL(unset_nest_lock, (void)--lock_of(number)->taken, (lock_of(number)->words));
}
inline int64_t test_nest_lock(int64_t number) {
    return CAPSULEC_OMP_CALL(test_nest_lock, ++lock_of(number)->taken, (lock_of(number)->words));
}

} // namespace capsulec::py::omp

#undef CAPSULEC_OMP_CALL
