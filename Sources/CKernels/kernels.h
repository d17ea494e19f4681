// The kernels themselves, included once for every instruction set. Before that are defined:
// LANES, the floats of a vector, a multiple of 8; ROWS_OF_1, ROWS_OF_2 and ROWS_OF_3, the most rows of a tile so many
// vectors wide whose sums fit the registers, 0 for one that does not; SIDE_BY_SIDE, the values worked out together; HAS_FMA, whether the instruction set multiplies and adds with one rounding; TABLE and NAME.
#include <stdint.h>
#include <string.h>

#include "include/CKernels.h"

// Multiplications and additions are fused where the source says so, and nowhere else.
#pragma STDC FP_CONTRACT OFF
// All functions with vectors are inlined, so that nothing depends on how the compiler would pass them.
#pragma clang diagnostic ignored "-Wpsabi"
#define ALWAYS static inline __attribute__((always_inline))
#define UNROLLED _Pragma("unroll")
#define MOST_ROWS 12
#define MOST_VECTORS 3
#define SUMS_SIDE_BY_SIDE 9

typedef float vector __attribute__((ext_vector_type(LANES)));
typedef int32_t words __attribute__((ext_vector_type(LANES)));
typedef float eight __attribute__((ext_vector_type(8)));

ALWAYS vector load(const float *source) {
  vector result;
  memcpy(&result, source, sizeof result);
  return result;
}

ALWAYS void store(float *target, vector value) { memcpy(target, &value, sizeof value); }

/// `yes` where the mask is set, else `no`.
ALWAYS vector choose(words mask, vector yes, vector no) {
  return (vector)((mask & (words)yes) | (~mask & (words)no));
}

/// The lanes before `count`.
ALWAYS words first_lanes(ptrdiff_t count) {
  words numbers;
  for (int lane = 0; lane < LANES; ++lane) numbers[lane] = lane;
  return numbers < (words)(int32_t)count;
}

#if HAS_FMA
ALWAYS vector fused(vector a, vector b, vector c) { return __builtin_elementwise_fma(a, b, c); }
ALWAYS eight fused_eight(eight a, eight b, eight c) { return __builtin_elementwise_fma(a, b, c); }
#else
// In double precision the product of two floats is exact. The sum is rounded to odd there: where it is not exact, the
// last bit is set. A second rounding to float is then right (Boldo and Melquiond, "Emulation of FMA and correctly
// rounded sums: proved algorithms using rounding to odd", IEEE Transactions on Computers 57(4), 2008).
typedef double doubles __attribute__((ext_vector_type(8)));
typedef int64_t long_words __attribute__((ext_vector_type(8)));

ALWAYS eight fused_eight(eight a, eight b, eight c) {
  doubles product = __builtin_convertvector(a, doubles) * __builtin_convertvector(b, doubles);
  doubles addend = __builtin_convertvector(c, doubles);
  doubles sum = product + addend;
  // What the rounding of the sum cut off (Knuth's TwoSum).
  doubles share = sum - product;
  doubles rest = (product - (sum - share)) + (addend - share);
  // A sum with an even last bit moves to its odd neighbour on the side of the rest.
  long_words inexact = (rest < 0) | (rest > 0);
  long_words even = ((long_words)sum & 1) - 1;
  long_words outward = (rest > 0) == (sum > 0);
  long_words move = (outward & 1) * 2 - 1;
  sum = (doubles)((long_words)sum + (move & inexact & even));
  return __builtin_convertvector(sum, eight);
}
ALWAYS vector fused(vector a, vector b, vector c) { return fused_eight(a, b, c); }
#endif

// ---- Activations

// Each value is a long chain of operations that wait for each other, so some are worked out side by side: up to
// SIDE_BY_SIDE of them, `count`, which the compiler knows.
#define EACH _Pragma("unroll") for (int i = 0; i < count; ++i)

/// eˣ is `scale` · (1 + `fraction`), with `scale` a power of two; x is limited to −87 … 87. Keeping the 1 apart lets
/// eˣ − 1 be exact near zero. Reduction to |r| ≤ ½ ln 2 in two steps after Cody and Waite (1980), then a polynomial
/// with the smallest largest relative error, 3e-9 before rounding.
ALWAYS void exponential(const vector *x, vector *scale, vector *fraction, const int count) {
  // Adding 1.5 · 2²³ rounds to a whole number and leaves it in the low bits of the sum, which a shift makes an
  // exponent; so its bias is added as well. (Halves, which an odd bias would round to the other side, do not come:
  // none is a float times log₂ e as it is rounded here.)
  const vector rounder = (vector)(0x1.8p23f + 127);
  vector r[SIDE_BY_SIDE], shifted[SIDE_BY_SIDE], whole[SIDE_BY_SIDE], polynomial[SIDE_BY_SIDE];
  EACH r[i] = choose(x[i] > (vector)87, (vector)87, x[i]);
  EACH r[i] = choose(r[i] < (vector)-87, (vector)-87, r[i]);
  EACH shifted[i] = fused(r[i], (vector)0x1.715476p0f, rounder);
  EACH whole[i] = shifted[i] - rounder;
  EACH r[i] = fused(whole[i], (vector)-0x1.62e430p-1f, r[i]);
  EACH r[i] = fused(whole[i], (vector)0x1.05c610p-29f, r[i]);
  EACH polynomial[i] = fused((vector)0x1.6a23d0p-10f, r[i], (vector)0x1.123a20p-7f);
  EACH polynomial[i] = fused(polynomial[i], r[i], (vector)0x1.5558f2p-5f);
  EACH polynomial[i] = fused(polynomial[i], r[i], (vector)0x1.555492p-3f);
  EACH polynomial[i] = fused(polynomial[i], r[i], (vector)0x1.fffffcp-2f);
  EACH fraction[i] = fused(r[i] * r[i], polynomial[i], r[i]);
  EACH scale[i] = (vector)((words)shifted[i] << 23);
}

/// Turns sums into values, but for what `finish` does.
ALWAYS void begin(const kernel_activation activation, vector *x, const int count) {
  const words sign = (words)(int32_t)0x80000000;
  vector argument[SIDE_BY_SIDE], scale[SIDE_BY_SIDE], fraction[SIDE_BY_SIDE];
  switch (activation) {
    case kernel_linear: break;
    // Comparisons are written so that a NaN stays one.
    case kernel_relu:
      EACH x[i] = choose(x[i] < (vector)0, (vector)0, x[i]);
      break;
    case kernel_tanh:
      EACH argument[i] = (vector)((words)x[i] & ~sign) * -2;
      exponential(argument, scale, fraction, count);
      EACH {
        vector decay = fused(scale[i], fraction[i], scale[i] - 1);
        x[i] = (vector)((words)((0 - decay) / (decay + 2)) | ((words)x[i] & sign));
      }
      break;
    case kernel_sigmoid:
      EACH argument[i] = -x[i];
      exponential(argument, scale, fraction, count);
      EACH x[i] = fused(scale[i], fraction[i], scale[i]);
      break;
    case kernel_elu:
      exponential(x, scale, fraction, count);
      EACH x[i] = choose(x[i] < (vector)0, fused(scale[i], fraction[i], scale[i] - 1), x[i]);
      break;
    case kernel_leaky_relu:
      EACH x[i] = choose(x[i] < (vector)0, x[i] * KERNEL_LEAK, x[i]);
      break;
  }
}

/// The division of the sigmoid, which can wait until the next values are begun.
ALWAYS void finish(const kernel_activation activation, vector *x, const int count) {
  if (activation == kernel_sigmoid) EACH x[i] = 1 / (1 + x[i]);
}

/// Turns sums into values.
ALWAYS void evaluate(const kernel_activation activation, vector *x, const int count) {
  begin(activation, x, count);
  finish(activation, x, count);
}

ALWAYS vector value(const kernel_activation activation, vector sum) {
  evaluate(activation, &sum, 1);
  return sum;
}

/// The derivative, from the value.
ALWAYS vector slope(const kernel_activation activation, vector value) {
  switch (activation) {
    case kernel_linear: return (vector)1;
    case kernel_relu: return choose(value > (vector)0, (vector)1, (vector)0);
    case kernel_tanh: return fused(-value, value, (vector)1);
    case kernel_sigmoid: return fused(-value, value, value);
    case kernel_elu: return choose(value > (vector)0, (vector)1, value + 1);
    case kernel_leaky_relu: return choose(value > (vector)0, (vector)1, (vector)KERNEL_LEAK);
  }
}

/// Calls a function whose first argument the compiler shall know.
#define SPECIALIZED(activation, function, ...)                                      \
  switch (activation) {                                                             \
    case kernel_linear: function(kernel_linear, __VA_ARGS__); break;                \
    case kernel_relu: function(kernel_relu, __VA_ARGS__); break;                    \
    case kernel_tanh: function(kernel_tanh, __VA_ARGS__); break;                    \
    case kernel_sigmoid: function(kernel_sigmoid, __VA_ARGS__); break;              \
    case kernel_elu: function(kernel_elu, __VA_ARGS__); break;                      \
    case kernel_leaky_relu: function(kernel_leaky_relu, __VA_ARGS__); break;        \
  }

/// Rows of one cache line stand side by side: they are worked off as one, and zero stays zero in their padding.
ALWAYS kernel_rows joined(kernel_rows rows) {
  ptrdiff_t all = rows.samples * rows.stride;
  return rows.stride == KERNEL_PADDING ? (kernel_rows){rows.base, all, 1, all} : rows;
}

ALWAYS void activate_as(const kernel_activation activation, kernel_rows sums) {
  if (activation != kernel_sigmoid) sums = joined(sums);
  ptrdiff_t whole = sums.units / LANES * LANES;
  words inside = first_lanes(sums.units - whole);
  for (ptrdiff_t sample = 0; sample < sums.samples; ++sample) {
    float *row = sums.base + sample * sums.stride;
    ptrdiff_t unit = 0;
    for (; unit + SIDE_BY_SIDE * LANES <= whole; unit += SIDE_BY_SIDE * LANES) {
      const int count = SIDE_BY_SIDE;
      vector x[SIDE_BY_SIDE];
      EACH x[i] = load(row + unit + i * LANES);
      evaluate(activation, x, count);
      EACH store(row + unit + i * LANES, x[i]);
    }
    for (; unit < whole; unit += LANES) store(row + unit, value(activation, load(row + unit)));
    // sigmoid(0) is not zero, but the padding is.
    if (whole < sums.units) store(row + whole, choose(inside, value(activation, load(row + whole)), (vector)0));
  }
}

static void activate(kernel_activation activation, kernel_rows sums) {
  if (activation == kernel_linear) return;
  SPECIALIZED(activation, activate_as, sums)
}

ALWAYS void multiply_slopes_as(const kernel_activation activation, kernel_rows gradients, const float *values) {
  gradients = joined(gradients);
  for (ptrdiff_t sample = 0; sample < gradients.samples; ++sample) {
    for (ptrdiff_t unit = 0; unit < gradients.units; unit += LANES) {
      ptrdiff_t offset = sample * gradients.stride + unit;
      store(gradients.base + offset, load(gradients.base + offset) * slope(activation, load(values + offset)));
    }
  }
}

static void multiply_slopes(kernel_activation activation, kernel_rows gradients, const float *values) {
  if (activation == kernel_linear) return;
  SPECIALIZED(activation, multiply_slopes_as, gradients, values)
}

// ---- Products

/// Adds rows to totals, so many columns of vectors in registers.
ALWAYS void add_columns(kernel_rows rows, ptrdiff_t unit, float *totals, const int vectors) {
  vector sums[SUMS_SIDE_BY_SIDE];
  UNROLLED for (int v = 0; v < vectors; ++v) sums[v] = load(totals + unit + v * LANES);
  for (ptrdiff_t sample = 0; sample < rows.samples; ++sample) {
    const float *row = rows.base + sample * rows.stride + unit;
    UNROLLED for (int v = 0; v < vectors; ++v) sums[v] += load(row + v * LANES);
  }
  UNROLLED for (int v = 0; v < vectors; ++v) store(totals + unit + v * LANES, sums[v]);
}

static void add_rows(kernel_rows rows, float *totals) {
  ptrdiff_t unit = 0;
  for (; unit + (SUMS_SIDE_BY_SIDE - 1) * LANES < rows.units; unit += SUMS_SIDE_BY_SIDE * LANES) {
    add_columns(rows, unit, totals, SUMS_SIDE_BY_SIDE);
  }
  for (; unit < rows.units; unit += LANES) add_columns(rows, unit, totals, 1);
}

/// What becomes of a vector of finished sums; of the activations only the ReLU, which costs least, is worth a place here.
ALWAYS vector finished(const kernel_product *p, const kernel_finish finish, vector sum, ptrdiff_t place) {
  switch (finish) {
    case kernel_store: return sum;
    case kernel_add: return load(p->target + place) + sum;
    case kernel_activate: return value(kernel_relu, sum);
    case kernel_multiply_slopes: return sum * slope(kernel_relu, load(p->values + place));
  }
}

/// `count` tiles of the target below each other, whose sums stay in registers; returns the row below them. Little is
/// left to do between two tiles: in a narrow layer one takes only a few dozen cycles.
ALWAYS ptrdiff_t column_of_tiles(const kernel_product *product, ptrdiff_t row, ptrdiff_t count, ptrdiff_t column,
                                 const int rows, const int vectors, const bool picks_terms) {
  // A copy, so that the compiler knows that nothing stored in the target changes it.
  const kernel_product p = *product;
  vector start[MOST_VECTORS], totals[MOST_VECTORS];
  UNROLLED for (int v = 0; v < vectors; ++v) {
    start[v] = p.start ? load(p.start + column + v * LANES) : (vector)0;
    totals[v] = p.totals ? load(p.totals + column + v * LANES) : (vector)0;
  }
  for (; count > 0; --count, row += rows) {
    vector sums[MOST_ROWS][MOST_VECTORS];
    const float *lefts[MOST_ROWS];
    UNROLLED for (int r = 0; r < rows; ++r) {
      lefts[r] = p.left + (p.left_rows ? p.left_rows[row + r] : row + r) * p.row_stride;
      UNROLLED for (int v = 0; v < vectors; ++v) sums[r][v] = start[v];
    }
    const float *right = p.right + column;
    ptrdiff_t position = 0;
    for (ptrdiff_t term = 0; term < p.terms; ++term) {
      if (picks_terms) right = p.right + column + p.right_rows[term] * p.right_stride;
      vector values[MOST_VECTORS];
      UNROLLED for (int v = 0; v < vectors; ++v) values[v] = load(right + v * LANES);
      UNROLLED for (int r = 0; r < rows; ++r) {
        vector factor = (vector)lefts[r][position];
        UNROLLED for (int v = 0; v < vectors; ++v) sums[r][v] = fused(factor, values[v], sums[r][v]);
      }
      position += p.term_stride;
      if (!picks_terms) right += p.right_stride;
    }
    ptrdiff_t first = row * p.target_stride + column;
#define FINISH(way)                                                       \
  case way:                                                               \
    UNROLLED for (int r = 0; r < rows; ++r) {                             \
      UNROLLED for (int v = 0; v < vectors; ++v) {                        \
        ptrdiff_t place = first + r * p.target_stride + v * LANES;        \
        vector result = finished(&p, way, sums[r][v], place);             \
        store(p.target + place, result);                                  \
        if (way == kernel_multiply_slopes) totals[v] += result;           \
      }                                                                   \
    }                                                                     \
    break;
    switch (p.finish) { FINISH(kernel_store) FINISH(kernel_add) FINISH(kernel_activate) FINISH(kernel_multiply_slopes) }
#undef FINISH
  }
  if (p.totals) UNROLLED for (int v = 0; v < vectors; ++v) store(p.totals + column + v * LANES, totals[v]);
  return row;
}

/// All rows of some columns, in tiles as equal as can be: a last tile of one row would wait for its own sums.
ALWAYS void tiles(const kernel_product *p, ptrdiff_t column, const int vectors) {
  const int most = vectors == 1 ? ROWS_OF_1 : vectors == 2 ? ROWS_OF_2 : ROWS_OF_3;
  ptrdiff_t count = (p->rows + most - 1) / most;
  if (count == 0) return;
  ptrdiff_t height = p->rows / count, taller = p->rows % count, row = 0;
  for (int turn = 0; turn < 2; ++turn) {
    ptrdiff_t number = turn == 0 ? taller : count - taller;
    switch (turn == 0 ? height + 1 : height) {
#define TILE(rows)                                                                           \
  case rows:                                                                                 \
    if (rows <= most) {                                                                      \
      row = p->right_rows ? column_of_tiles(p, row, number, column, rows, vectors, true)     \
                          : column_of_tiles(p, row, number, column, rows, vectors, false);   \
    }                                                                                        \
    break;
      TILE(1) TILE(2) TILE(3) TILE(4) TILE(5) TILE(6) TILE(7) TILE(8) TILE(9) TILE(10) TILE(11) TILE(12)
#undef TILE
    }
  }
}

static void product(const kernel_product *given) {
  const bool finishes_values = given->finish == kernel_activate || given->finish == kernel_multiply_slopes;
  const bool finishes_later = finishes_values && given->activation != kernel_relu;
  kernel_product p = *given;
  if (finishes_later) {
    p.finish = kernel_store;
    p.totals = NULL;
  }
  ptrdiff_t vectors = (p.columns + LANES - 1) / LANES, vector = 0;
#if ROWS_OF_3 > 0
  for (; vector + 3 <= vectors; vector += 3) tiles(&p, vector * LANES, 3);
#endif
#if ROWS_OF_2 > 0
  for (; vector + 2 <= vectors; vector += 2) tiles(&p, vector * LANES, 2);
#endif
  for (; vector < vectors; ++vector) tiles(&p, vector * LANES, 1);
  if (!finishes_later) return;
  kernel_rows sums = {p.target, p.target_stride, p.rows, p.columns};
  if (given->finish == kernel_activate) {
    activate(p.activation, sums);
  } else {
    multiply_slopes(p.activation, sums, p.values);
    if (given->totals) add_rows(sums, given->totals);
  }
}

static void transpose(const float *source, ptrdiff_t source_stride, ptrdiff_t rows, ptrdiff_t columns, float *target,
                      ptrdiff_t stride) {
  for (ptrdiff_t row = 0; row < rows; row += 8) {
    ptrdiff_t column = 0;
    for (; column + 8 <= columns; column += 8) {
      eight in[8], pair[8], quad[8];
      for (int r = 0; r < 8; ++r) {
        in[r] = (eight)0;
        if (row + r < rows) memcpy(&in[r], source + (row + r) * source_stride + column, sizeof in[r]);
      }
      for (int r = 0; r < 8; r += 2) {
        pair[r] = __builtin_shufflevector(in[r], in[r + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        pair[r + 1] = __builtin_shufflevector(in[r], in[r + 1], 2, 10, 3, 11, 6, 14, 7, 15);
      }
      for (int r = 0; r < 8; r += 4) {
        quad[r] = __builtin_shufflevector(pair[r], pair[r + 2], 0, 1, 8, 9, 4, 5, 12, 13);
        quad[r + 1] = __builtin_shufflevector(pair[r], pair[r + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        quad[r + 2] = __builtin_shufflevector(pair[r + 1], pair[r + 3], 0, 1, 8, 9, 4, 5, 12, 13);
        quad[r + 3] = __builtin_shufflevector(pair[r + 1], pair[r + 3], 2, 3, 10, 11, 6, 7, 14, 15);
      }
      for (int c = 0; c < 4; ++c) {
        eight low = __builtin_shufflevector(quad[c], quad[c + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        eight high = __builtin_shufflevector(quad[c], quad[c + 4], 4, 5, 6, 7, 12, 13, 14, 15);
        memcpy(target + (column + c) * stride + row, &low, sizeof low);
        memcpy(target + (column + c + 4) * stride + row, &high, sizeof high);
      }
    }
    for (; column < columns; ++column) {
      for (ptrdiff_t r = row; r < row + 8 && r < rows; ++r) target[column * stride + r] = source[r * source_stride + column];
    }
  }
}

// ---- Errors

/// Adds the squares of a vector's lanes to eight sums, eight lanes after eight.
ALWAYS eight add_squares(eight sums, vector differences) {
#if LANES == 8
  return fused_eight(differences, differences, sums);
#else
  sums = fused_eight(differences.lo, differences.lo, sums);
  return fused_eight(differences.hi, differences.hi, sums);
#endif
}

ALWAYS float total(eight sums) {
  float __attribute__((ext_vector_type(4))) four = sums.lo + sums.hi;
  return (four.x + four.z) + (four.y + four.w);
}

static void squared_errors(kernel_rows values, const float *targets, float *errors) {
  ptrdiff_t whole = values.units / LANES * LANES;
  words inside = first_lanes(values.units - whole);
  for (ptrdiff_t sample = 0; sample < values.samples; ++sample) {
    eight sums = (eight)0;
    const float *row = values.base + sample * values.stride, *wanted = targets + sample * values.stride;
    for (ptrdiff_t unit = 0; unit < whole; unit += LANES) sums = add_squares(sums, load(row + unit) - load(wanted + unit));
    if (whole < values.units) {
      sums = add_squares(sums, choose(inside, load(row + whole) - load(wanted + whole), (vector)0));
    }
    errors[sample] = total(sums);
  }
}

/// Loads a column of vectors, `count` rows of it, and begins its values.
ALWAYS void begin_column(const kernel_activation activation, const float *column, ptrdiff_t stride, vector *values,
                         const int count) {
  EACH values[i] = load(column + i * stride);
  begin(activation, values, count);
}

/// Finishes a column, writes its deltas and adds them to its total; `inside` says which of the lanes are units, all if
/// it is null.
ALWAYS void finish_column(const kernel_activation activation, vector *values, float *column, ptrdiff_t stride,
                          const float *const *wanted, ptrdiff_t unit, float factor, eight *squares, float *total,
                          const words *inside, const int count) {
  finish(activation, values, count);
  vector sum = load(total);
  EACH {
    vector difference = values[i] - load(wanted[i] + unit);
    if (inside) difference = choose(*inside, difference, (vector)0);
    squares[i] = add_squares(squares[i], difference);
    vector delta = difference * factor * slope(activation, values[i]);
    store(column + i * stride, delta);
    sum += delta;
  }
  store(total, sum);
}

/// `count` rows. A column is finished while the next one has begun: all of one is too long a chain for the processor to
/// see another behind it.
ALWAYS void output_delta_rows(const kernel_activation activation, kernel_rows sums, const float *targets,
                              const ptrdiff_t *rows, float factor, float *errors, float *totals, const int count) {
  eight squares[SIDE_BY_SIDE];
  const float *wanted[SIDE_BY_SIDE];
  EACH {
    squares[i] = (eight)0;
    wanted[i] = targets + rows[i] * sums.stride;
  }
  vector values[SIDE_BY_SIDE], next[SIDE_BY_SIDE];
  begin_column(activation, sums.base, sums.stride, values, count);
  ptrdiff_t unit = 0;
  for (; unit + LANES < sums.units; unit += LANES) {
    float *column = sums.base + unit;
    begin_column(activation, column + LANES, sums.stride, next, count);
    finish_column(activation, values, column, sums.stride, wanted, unit, factor, squares, totals + unit, NULL, count);
    EACH values[i] = next[i];
  }
  words inside = first_lanes(sums.units - unit);
  finish_column(activation, values, sums.base + unit, sums.stride, wanted, unit, factor, squares, totals + unit, &inside,
                count);
  EACH errors[i] = total(squares[i]);
}

ALWAYS void output_delta_as(const kernel_activation activation, kernel_rows sums, const float *targets,
                            const ptrdiff_t *rows, float factor, float *errors, float *totals) {
  for (; sums.samples >= SIDE_BY_SIDE; sums.samples -= SIDE_BY_SIDE) {
    output_delta_rows(activation, sums, targets, rows, factor, errors, totals, SIDE_BY_SIDE);
    sums.base += SIDE_BY_SIDE * sums.stride;
    rows += SIDE_BY_SIDE;
    errors += SIDE_BY_SIDE;
  }
  for (ptrdiff_t row = 0; row < sums.samples; ++row) {
    kernel_rows one = {sums.base + row * sums.stride, sums.stride, 1, sums.units};
    output_delta_rows(activation, one, targets, rows + row, factor, errors + row, totals, 1);
  }
}

static void output_delta(kernel_activation activation, kernel_rows sums, const float *targets, const ptrdiff_t *rows,
                         float factor, float *errors, float *totals) {
  SPECIALIZED(activation, output_delta_as, sums, targets, rows, factor, errors, totals)
}

// ---- Optimizers

#define EPSILON 1e-7f

ALWAYS void step_as(const kernel_optimizer kind, const kernel_step *s, vector *parameter, vector gradient,
                    vector *first, vector *second) {
  vector change;
  switch (kind) {
    case kernel_sgd:
      *parameter = fused((vector)-s->rate, gradient, *parameter);
      break;
    case kernel_momentum:
      *first = fused((vector)s->keep_first, *first, gradient);
      *parameter = fused((vector)-s->rate, *first, *parameter);
      break;
    case kernel_rmsprop:
      *first = fused(s->add_first * gradient, gradient, s->keep_first * *first);
      *parameter -= s->rate * gradient / __builtin_elementwise_sqrt(*first + EPSILON);
      break;
    case kernel_adadelta:
      *first = fused(s->add_first * gradient, gradient, s->keep_first * *first);
      change = __builtin_elementwise_sqrt(*second + EPSILON) / __builtin_elementwise_sqrt(*first + EPSILON) * gradient;
      *second = fused(s->add_second * change, change, s->keep_second * *second);
      *parameter = fused((vector)-s->rate, change, *parameter);
      break;
    case kernel_adam:
      *first = fused((vector)s->add_first, gradient, s->keep_first * *first);
      *second = fused(s->add_second * gradient, gradient, s->keep_second * *second);
      *parameter -= s->rate * *first / (__builtin_elementwise_sqrt(*second * s->scale_second) + EPSILON);
      break;
    case kernel_adamax:
      *first = fused((vector)s->add_first, gradient, s->keep_first * *first);
      change = s->keep_second * *second;
      *second = (vector)((words)gradient & 0x7fffffff);
      *second = choose(*second < change, change, *second);
      *parameter -= s->rate * *first / (*second + EPSILON);
      break;
  }
}

ALWAYS void update_as(const kernel_optimizer kind, const kernel_step *s, vector *mark) {
  for (ptrdiff_t offset = 0; offset < s->count; offset += LANES) {
    vector parameter = load(s->parameters + offset), gradient = load(s->gradient + offset);
    vector first = load(s->first + offset), second = load(s->second + offset);
    step_as(kind, s, &parameter, gradient, &first, &second);
    store(s->parameters + offset, parameter);
    store(s->first + offset, first);
    store(s->second + offset, second);
    // A finite number times zero is zero, any other is NaN, and a NaN stays in a sum.
    *mark += (parameter * 0 + gradient * 0) + (first * 0 + second * 0);
  }
}

static bool update(const kernel_step *step) {
  vector mark = (vector)0;
  switch (step->kind) {
    case kernel_sgd: update_as(kernel_sgd, step, &mark); break;
    case kernel_momentum: update_as(kernel_momentum, step, &mark); break;
    case kernel_rmsprop: update_as(kernel_rmsprop, step, &mark); break;
    case kernel_adadelta: update_as(kernel_adadelta, step, &mark); break;
    case kernel_adam: update_as(kernel_adam, step, &mark); break;
    case kernel_adamax: update_as(kernel_adamax, step, &mark); break;
  }
  bool finite = true;
  for (int lane = 0; lane < LANES; ++lane) finite = finite && mark[lane] == 0;
  return finite;
}

static void add_penalty(float *gradient, const float *weights, ptrdiff_t count, float size, float square) {
  for (ptrdiff_t index = 0; index < count; index += LANES) {
    vector weight = load(weights + index);
    vector sign = choose(weight > (vector)0, (vector)1, choose(weight < (vector)0, (vector)-1, (vector)0));
    vector sum = fused((vector)size, sign, load(gradient + index));
    store(gradient + index, fused((vector)square, weight, sum));
  }
}

static void fused_arrays(const float *a, const float *b, const float *c, float *result, ptrdiff_t count) {
  for (ptrdiff_t index = 0; index < count; index += LANES) {
    store(result + index, fused(load(a + index), load(b + index), load(c + index)));
  }
}

/// Twelve sums that do not wait for each other keep the units busy and fit the registers.
static float peak(float factor, ptrdiff_t count) {
  vector sums[12];
#pragma unroll
  for (int i = 0; i < 12; ++i) sums[i] = (vector)factor;
  for (ptrdiff_t done = 0; done < count; done += 12 * LANES) {
#pragma unroll
    for (int i = 0; i < 12; ++i) sums[i] = fused(sums[i], (vector)factor, (vector)factor);
  }
  vector sum = sums[0];
#pragma unroll
  for (int i = 1; i < 12; ++i) sum += sums[i];
  return sum[0];
}

#include "detectors.h"

const kernel_table TABLE = {
    .name = NAME,
    .product = product,
    .transpose = transpose,
    .squared_errors = squared_errors,
    .output_delta = output_delta,
    .update = update,
    .add_penalty = add_penalty,
    .fused = fused_arrays,
    .peak = peak,
    .distances = {distances, rough_distances, coordinates, distance, lane_minima, next_within},
    .doubles = {covariance, add_scaled, subtract_two, rotate},
};
