// The kernels for AVX-512.
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma,avx512f,avx512vl,avx512dq,avx512bw"))), apply_to = function)
#define LANES 16
#define HAS_FMA 1
#define ROWS_OF_1 12
#define ROWS_OF_2 8
#define ROWS_OF_3 8
#define SIDE_BY_SIDE 4
#define NAME "AVX-512"
#define TABLE kernels_avx512
#include "kernels.h"
#pragma clang attribute pop
#endif
