#pragma once
// The inner loops of training and scoring, in C because a C compiler builds one source for several instruction sets.
//
// Values stand row by row: a row is a sample, its values lie side by side, and rows are a stride apart that is a
// multiple of KERNEL_PADDING. What lies between the last value and the stride is zero and stays zero. All sums run in
// the one order that is written at each function, whatever the width of the vectors, and each step of a sum is one
// fused multiplication and addition, so that every instruction set gives the same bits.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Rows of values are padded to a multiple of so many floats: the widest vector.
#define KERNEL_PADDING 16

/// The most directions that rows are told apart by.
#define KERNEL_DIRECTIONS 16

/// Rows whose distances are computed side by side: a tile holds them column by column.
#define KERNEL_TILE 32

typedef enum {
  kernel_linear,
  kernel_relu,
  kernel_tanh,
  kernel_sigmoid,
  kernel_elu,
  kernel_leaky_relu,
} kernel_activation;

/// What becomes of the finished sums of a product.
typedef enum {
  kernel_store,
  /// They are added to what is in the target.
  kernel_add,
  /// They are weighted sums: the activation's values take their place.
  kernel_activate,
  /// They are gradients with respect to the activation's values: those with respect to its sums take their place.
  kernel_multiply_slopes,
} kernel_finish;

/// A product of two matrices: target[r][c] = start[c] + Σ over t, in order, of left[r][t] · right[t][c].
typedef struct {
  /// `left[r * row_stride + t * term_stride]`; with `left_rows`, its r-th number stands for r.
  const float *left;
  ptrdiff_t row_stride, term_stride;
  const ptrdiff_t *_Nullable left_rows;
  /// `right[t * right_stride + c]`; with `right_rows`, its t-th number stands for t.
  const float *right;
  ptrdiff_t right_stride;
  const ptrdiff_t *_Nullable right_rows;
  /// What the sums start with, else zeros.
  const float *_Nullable start;
  float *target;
  ptrdiff_t target_stride;
  /// Columns are rounded up to whole vectors.
  ptrdiff_t rows, terms, columns;
  kernel_finish finish;
  /// For the last two ways to finish; `values[r * target_stride + c]` is where the slopes are.
  kernel_activation activation;
  const float *_Nullable values;
  /// For the last way: the results are added, row after row, to totals[c].
  float *_Nullable totals;
} kernel_product;

/// Values of samples: `base[sample * stride + unit]`.
typedef struct {
  float *base;
  ptrdiff_t stride, samples, units;
} kernel_rows;

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

/// Directions that rows are told apart by: an even `count` of them, at most KERNEL_DIRECTIONS. Columns are padded with
/// zeros to a multiple of KERNEL_PADDING, in the mean and in both orders of the directions.
typedef struct {
  ptrdiff_t columns, count;
  const float *mean;
  /// Column by column KERNEL_DIRECTIONS values, zeros behind the last direction.
  const float *by_column;
  /// Direction by direction, column after column.
  const float *by_direction;
} kernel_directions;

/// Distances of rows; a tile is KERNEL_TILE rows, column by column.
typedef struct {
  /// The squared distances of a query to all rows of `count` tiles, each the sum, in the order of the columns, of
  /// squares with a rounding for the square and one for the sum.
  void (*tiles)(const float *tiles, ptrdiff_t count, ptrdiff_t columns, const float *query, float *target);
  /// The same, rounded as is fastest: the bits depend on the instruction set.
  void (*rough_tiles)(const float *tiles, ptrdiff_t count, ptrdiff_t columns, const float *query, float *target);
  /// How far a row less the mean reaches along each direction, and at target[count] how long what is left of it is, with
  /// the row's squared length as the result; rounded as is fastest. `scratch` holds the padded columns.
  float (*coordinates)(const kernel_directions *directions, const float *row, float *scratch, float *target);
  /// The squared distance of two rows: runs of eight go in turn to two sums of eight lanes, a last one to the first;
  /// the lanes of their sum are added as in `squared_errors`, and then what is left over.
  float (*pair)(const float *first, const float *second, ptrdiff_t count);
  /// For each place in a tile the least value of the tiles from `first` to before `end`, and the first tile that has it.
  void (*lane_minima)(const float *values, ptrdiff_t first, ptrdiff_t end, float *minima, int32_t *places);
  /// The first tile from `first` on that has a value of at most `limit`, and a bit for each place that has one; `end`
  /// if none has.
  ptrdiff_t (*next_within)(const float *values, ptrdiff_t first, ptrdiff_t end, float limit, uint32_t *mask);
} kernel_distances;

/// Covariances and eigenvectors, in double precision.
typedef struct {
  /// Adds Σ over samples of block[sample][r] · block[sample][c] to sums[r][c] where c is not left of r's run of eight.
  /// The columns stand in runs of eight, in each sample after sample; samples are added by fours, a multiple of four.
  void (*covariance)(const double *block, ptrdiff_t samples, ptrdiff_t order, double *sums);
  /// target += factor · source, with two roundings.
  void (*add_scaled)(double *target, const double *source, double factor, ptrdiff_t count);
  /// target −= a · first + b · second, each step rounded.
  void (*subtract_two)(double *target, const double *first, double a, const double *second, double b, ptrdiff_t count);
  /// Rotates rows of `stride` values, pair after pair: a pair (cosine, sine) turns a row and the next one.
  void (*rotate)(double *rows, ptrdiff_t stride, const double *rotations, ptrdiff_t count);
} kernel_doubles;

/// The kernels, built for one instruction set.
typedef struct {
  const char *name;
  void (*product)(const kernel_product *product);
  /// target[c * stride + r] = source[r * source_stride + c]; `stride` is padded.
  void (*transpose)(const float *source, ptrdiff_t source_stride, ptrdiff_t rows, ptrdiff_t columns, float *target,
                    ptrdiff_t stride);
  /// errors[s] = Σ over u of (values[s][u] − targets[s][u])²: unit u goes to lane u mod 8, in order; the lanes are
  /// then added as ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)). The targets have the stride of the values.
  void (*squared_errors)(kernel_rows values, const float *targets, float *errors);
  /// Turns the output's weighted sums into factor · (value − target) · slope, gives the same errors, and adds the
  /// results, sample after sample, to totals[u]. A sample's target is the row of `targets` that `rows` names.
  void (*output_delta)(kernel_activation activation, kernel_rows sums, const float *targets, const ptrdiff_t *rows,
                       float factor, float *errors, float *totals);
  /// Makes the step, and tells whether all numbers are finite after it.
  bool (*update)(const kernel_step *step);
  /// gradient += size · sign(weight) + square · weight, `count` of them, a multiple of KERNEL_PADDING.
  void (*add_penalty)(float *gradient, const float *weights, ptrdiff_t count, float size, float square);
  /// result[i] = a[i] · b[i] + c[i], rounded once; `count` is a multiple of KERNEL_PADDING.
  void (*fused)(const float *a, const float *b, const float *c, float *result, ptrdiff_t count);
  /// Does `count` fused multiplications and additions, a multiple of 192, as fast as the processor can.
  float (*peak)(float factor, ptrdiff_t count);

  kernel_distances distances;
  kernel_doubles doubles;
} kernel_table;

/// The kernels that this processor can run, the best first; null beyond the last.
const kernel_table *_Nullable kernel_table_at(int index);

/// The slope of `kernel_leaky_relu` below zero.
#define KERNEL_LEAK 0.3f

#pragma clang assume_nonnull end
