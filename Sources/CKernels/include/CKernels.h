#pragma once
// The inner loops of training and scoring, in C because a C compiler builds one source for several instruction sets.
//
// Values stand row by row: a row is a sample, its values lie side by side, and rows are a stride apart that is a
// multiple of KERNEL_PADDING. What lies between the last value and the stride is zero and stays zero. All sums run in
// the one order that is written at each function, whatever the width of the vectors, and each step of a sum is one
// fused multiplication and addition, so that every instruction set gives the same bits.
#include <stdbool.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

/// Rows of values are padded to a multiple of so many floats: the widest vector.
#define KERNEL_PADDING 16

/// A product of two matrices: target[r][c] = start[c] + Σ over t, in order, of left[r][t] · right[t][c].
typedef struct {
  /// `left[r * row_stride + t * term_stride]`.
  const float *left;
  ptrdiff_t row_stride, term_stride;
  const float *right;
  ptrdiff_t right_stride;
  /// What the sums start with, else zeros.
  const float *_Nullable start;
  float *target;
  ptrdiff_t target_stride;
  /// Columns are rounded up to whole vectors.
  ptrdiff_t rows, terms, columns;
  /// Whether the finished sums are added to what is in `target`.
  bool adding;
} kernel_product;

/// Values of samples: `base[sample * stride + unit]`.
typedef struct {
  float *base;
  ptrdiff_t stride, samples, units;
} kernel_rows;

typedef enum {
  kernel_linear,
  kernel_relu,
  kernel_tanh,
  kernel_sigmoid,
  kernel_elu,
  kernel_leaky_relu,
} kernel_activation;

typedef enum {
  kernel_sgd,
  kernel_momentum,
  kernel_rmsprop,
  kernel_adadelta,
  kernel_adam,
  kernel_adamax,
} kernel_optimizer;

/// One step of an optimizer on `count` parameters, a multiple of KERNEL_PADDING. The numbers mean what each rule says.
typedef struct {
  kernel_optimizer kind;
  float rate, keep_first, add_first, keep_second, add_second, scale_second;
  float *parameters;
  const float *gradient;
  float *first, *second;
  ptrdiff_t count;
} kernel_step;

/// The kernels, built for one instruction set.
typedef struct {
  const char *name;
  void (*product)(const kernel_product *product);
  /// target[c * stride + r] = source[r * source_stride + c]; `stride` is padded.
  void (*transpose)(const float *source, ptrdiff_t source_stride, ptrdiff_t rows, ptrdiff_t columns, float *target,
                    ptrdiff_t stride);
  /// target[u] = Σ over the samples, in order, of rows[s][u], or that added to what is there.
  void (*column_sums)(kernel_rows rows, float *target, bool adding);
  /// Turns weighted sums into values.
  void (*activate)(kernel_activation activation, kernel_rows sums);
  /// Turns gradients with respect to values into those with respect to sums.
  void (*multiply_slopes)(kernel_activation activation, kernel_rows gradients, const float *values);
  /// errors[s] = Σ over u of (values[s][u] − targets[s][u])²: unit u goes to lane u mod 8, in order; the lanes are
  /// then added as ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)). The targets have the stride of the values.
  void (*squared_errors)(kernel_rows values, const float *targets, float *errors);
  /// Turns the output's weighted sums into factor · (value − target) · slope, and gives the same errors.
  void (*output_delta)(kernel_activation activation, kernel_rows sums, const float *targets, float factor,
                       float *errors);
  /// Makes the step, and tells whether all numbers are finite after it.
  bool (*update)(const kernel_step *step);
  /// gradient += size · sign(weight) + square · weight, `count` of them, a multiple of KERNEL_PADDING.
  void (*add_penalty)(float *gradient, const float *weights, ptrdiff_t count, float size, float square);
  /// result[i] = a[i] · b[i] + c[i], rounded once; `count` is a multiple of KERNEL_PADDING.
  void (*fused)(const float *a, const float *b, const float *c, float *result, ptrdiff_t count);
  /// Does `count` fused multiplications and additions, a multiple of 192, as fast as the processor can.
  float (*peak)(float factor, ptrdiff_t count);
} kernel_table;

/// The kernels that this processor can run, the best first; null beyond the last.
const kernel_table *_Nullable kernel_table_at(int index);

/// The slope of `kernel_leaky_relu` below zero.
#define KERNEL_LEAK 0.3f

#pragma clang assume_nonnull end
