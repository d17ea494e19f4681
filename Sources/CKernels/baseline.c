// The kernels for what every processor of its kind has: on ARM vectors of 128 bits with fused multiplication and
// addition, on x86-64 SSE2, where each of those has to be put together.
#define LANES 8
#if defined(__aarch64__)
#define HAS_FMA 1
#define ROWS_OF_1 8
#define ROWS_OF_2 6
#define ROWS_OF_3 0
#define SIDE_BY_SIDE 2
#define NAME "NEON"
#else
#define HAS_FMA 0
#define ROWS_OF_1 2
#define ROWS_OF_2 0
#define ROWS_OF_3 0
#define SIDE_BY_SIDE 1
#define NAME "SSE2"
#endif
#define TABLE kernels_baseline
#include "kernels.h"
