#pragma once
// Vector operations that Swift's SIMD types do not compile to single instructions; header-only, so that they are
// inlined into the Swift kernels. None of them multiplies and adds, so no compiler flag can change a result.
#include <stddef.h>
#include <string.h>

#pragma clang assume_nonnull begin

typedef float vector_math_float4 __attribute__((ext_vector_type(4)));
typedef float vector_math_float8 __attribute__((ext_vector_type(8)));

#define VECTOR_MATH_INLINE static inline __attribute__((always_inline))

// The number of 8-lane vectors whose accumulators fit the registers, for tiles of four rows: sixteen 128-bit
// registers (the x86-64 baseline) hold one, sixteen 256-bit or thirty-two 128-bit registers hold two.
VECTOR_MATH_INLINE int vector_math_tile_vectors(void) {
#if defined(__x86_64__) && !defined(__AVX__)
  return 1;
#else
  return 2;
#endif
}

/// Replaces eight floats by their square roots.
VECTOR_MATH_INLINE void vector_math_square_root(float *values) {
  vector_math_float8 vector;
  memcpy(&vector, values, sizeof vector);
  vector = __builtin_elementwise_sqrt(vector);
  memcpy(values, &vector, sizeof vector);
}

/// The sums of four vectors' lanes, each in the order (0 + 2) + (1 + 3).
VECTOR_MATH_INLINE vector_math_float4 vector_math_sums(vector_math_float4 a, vector_math_float4 b,
                                                       vector_math_float4 c, vector_math_float4 d) {
  vector_math_float4 ab = __builtin_shufflevector(a, b, 0, 4, 1, 5) + __builtin_shufflevector(a, b, 2, 6, 3, 7);
  vector_math_float4 cd = __builtin_shufflevector(c, d, 0, 4, 1, 5) + __builtin_shufflevector(c, d, 2, 6, 3, 7);
  return __builtin_shufflevector(ab, cd, 0, 1, 4, 5) + __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}

/// Writes eight columns of eight rows, from `column` on, as eight rows of eight: `target[c * stride + r]`.
VECTOR_MATH_INLINE void vector_math_transpose(const float *_Nonnull const *_Nonnull rows, ptrdiff_t column, float *target,
                                              ptrdiff_t stride) {
  vector_math_float8 row[8], pair[8], quad[8];
  for (int r = 0; r < 8; ++r) memcpy(&row[r], rows[r] + column, sizeof row[r]);
  for (int r = 0; r < 8; r += 2) {
    pair[r] = __builtin_shufflevector(row[r], row[r + 1], 0, 8, 1, 9, 4, 12, 5, 13);
    pair[r + 1] = __builtin_shufflevector(row[r], row[r + 1], 2, 10, 3, 11, 6, 14, 7, 15);
  }
  for (int r = 0; r < 8; r += 4) {
    quad[r] = __builtin_shufflevector(pair[r], pair[r + 2], 0, 1, 8, 9, 4, 5, 12, 13);
    quad[r + 1] = __builtin_shufflevector(pair[r], pair[r + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    quad[r + 2] = __builtin_shufflevector(pair[r + 1], pair[r + 3], 0, 1, 8, 9, 4, 5, 12, 13);
    quad[r + 3] = __builtin_shufflevector(pair[r + 1], pair[r + 3], 2, 3, 10, 11, 6, 7, 14, 15);
  }
  for (int c = 0; c < 4; ++c) {
    vector_math_float8 low = __builtin_shufflevector(quad[c], quad[c + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    vector_math_float8 high = __builtin_shufflevector(quad[c], quad[c + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    memcpy(target + c * stride, &low, sizeof low);
    memcpy(target + (c + 4) * stride, &high, sizeof high);
  }
}

#pragma clang assume_nonnull end
