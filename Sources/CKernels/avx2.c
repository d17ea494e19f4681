// The kernels for x86-64-v3: AVX2 and FMA.
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 8
#define HAS_FMA 1
#define ROWS_OF_1 8
#define ROWS_OF_2 6
#define ROWS_OF_3 0
#define SIDE_BY_SIDE 4
#define NAME "AVX2"
#define TABLE kernels_avx2
#include "kernels.h"
#pragma clang attribute pop
#endif
