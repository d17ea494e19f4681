// Puts every kernel of every instruction set that this processor has to work on the same numbers, and prints one line a
// set: its name and a digest of all bits that came out. Tests/EmulatedKernels/run compares them across processors.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"

#define MOST 160  // Units of a layer.
#define SAMPLES 67
#define STRIDE (MOST + 16)

static uint64_t state, digest;

/// SplitMix64 (Steele, Lea and Flood, 2014).
static uint64_t next(void) {
  uint64_t z = state += 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

/// Between −2 and 2 as a rule; now and then large enough for the ends of every activation.
static float number(void) {
  float small = (float)(next() >> 40) * 0x1p-22f - 2;
  return next() % 16 == 0 ? small * 60 : small;
}

static void fill(float *target, ptrdiff_t rows, ptrdiff_t columns) {
  memset(target, 0, sizeof(float) * rows * STRIDE);
  for (ptrdiff_t row = 0; row < rows; ++row) {
    for (ptrdiff_t column = 0; column < columns; ++column) target[row * STRIDE + column] = number();
  }
}

/// FNV-1a over the bits; all values that are not numbers count as one.
static void note(const float *values, ptrdiff_t rows, ptrdiff_t columns) {
  for (ptrdiff_t row = 0; row < rows; ++row) {
    for (ptrdiff_t column = 0; column < columns; ++column) {
      float value = values[row * STRIDE + column];
      uint32_t bits;
      memcpy(&bits, &value, sizeof bits);
      if (value != value) bits = 0x7fc00000;
      digest = (digest ^ bits) * 0x100000001b3;
    }
  }
}

static float a[MOST * STRIDE], b[MOST * STRIDE], c[MOST * STRIDE], d[MOST * STRIDE], e[MOST * STRIDE];
static float errors[STRIDE];

/// What lies between the last value and the stride must have stayed zero.
static void check_padding(const char *name, const float *values, ptrdiff_t rows, ptrdiff_t columns) {
  for (ptrdiff_t row = 0; row < rows; ++row) {
    for (ptrdiff_t column = columns; column < STRIDE; ++column) {
      if (values[row * STRIDE + column] == 0) continue;
      printf("%s: the padding is not zero\n", name);
      exit(1);
    }
  }
}

/// Rows in an order of their own, some more than once.
static void pick(ptrdiff_t *rows, ptrdiff_t count, ptrdiff_t of) {
  for (ptrdiff_t i = 0; i < count; ++i) rows[i] = (ptrdiff_t)(next() % (uint64_t)of);
}

static ptrdiff_t picked[MOST];

/// As the forward pass and the inputs' gradient take it, and as the weights' gradient does: down the columns.
static void products(const kernel_table *k, ptrdiff_t rows, ptrdiff_t terms, ptrdiff_t columns) {
  for (int finish = kernel_store; finish <= kernel_multiply_slopes; ++finish) {
    for (int activation = kernel_linear; activation <= kernel_leaky_relu; ++activation) {
      bool is_down = finish <= kernel_add && activation & 1, picks = activation & 2;
      fill(a, is_down ? terms : rows, is_down ? rows : terms);
      fill(b, terms, columns);
      fill(c, rows, columns);
      fill(d, 1, columns);
      fill(e, rows, columns);
      pick(picked, is_down ? terms : rows, is_down ? terms : rows);
      kernel_product product = {
          .left = a, .row_stride = is_down ? 1 : STRIDE, .term_stride = is_down ? STRIDE : 1,
          .left_rows = picks && !is_down ? picked : NULL, .right = b, .right_stride = STRIDE,
          .right_rows = picks && is_down ? picked : NULL, .start = is_down || finish == kernel_multiply_slopes ? NULL : d, .target = c,
          .target_stride = STRIDE, .rows = rows, .terms = terms, .columns = columns, .finish = finish,
          .activation = activation, .values = finish == kernel_multiply_slopes ? e : NULL,
          .totals = finish == kernel_multiply_slopes ? d : NULL};
      k->product(&product);
      note(c, rows, columns);
      check_padding(k->name, c, rows, columns);
      note(d, 1, columns);
    }
  }
}

static void layers(const kernel_table *k, ptrdiff_t samples, ptrdiff_t units) {
  kernel_rows rows = {a, STRIDE, samples, units};
  for (int activation = kernel_linear; activation <= kernel_leaky_relu; ++activation) {
    fill(a, samples, units);
    fill(b, samples, units);
    fill(d, 1, units);
    pick(picked, samples, samples);
    k->output_delta(activation, rows, b, picked, 0.37f, errors, d);
    note(a, samples, STRIDE);
    note(errors, 1, samples);
    note(d, 1, units);
  }
  k->squared_errors(rows, b, errors);
  note(errors, 1, samples);
  memset(c, 0, sizeof c);
  k->transpose(a, STRIDE, samples, units, c, STRIDE);
  note(c, units, samples);
}

static void updates(const kernel_table *k) {
  for (int kind = kernel_sgd; kind <= kernel_adamax; ++kind) {
    fill(a, 1, MOST);
    fill(c, 1, MOST);
    fill(d, 1, MOST);
    for (ptrdiff_t i = 0; i < MOST; ++i) d[i] *= d[i];
    if (kind == kernel_rmsprop || kind == kernel_adadelta) {
      for (ptrdiff_t i = 0; i < MOST; ++i) c[i] *= c[i];
    }
    for (int step = 0; step < 5; ++step) {
      fill(b, 1, MOST);
      kernel_step work = {kind, 0.01f, 0.9f, 0.1f, 0.999f, 0.001f, 1.5f, a, b, c, d, MOST};
      digest = (digest ^ k->update(&work)) * 0x100000001b3;
      k->add_penalty(b, a, MOST, 0.01f, 0.02f);
      note(b, 1, MOST);
    }
    note(a, 1, MOST);
    note(c, 1, MOST);
    note(d, 1, MOST);
  }
}

/// Notes doubles as pairs of words.
static void note_doubles(const double *values, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; ++i) {
    uint64_t bits;
    memcpy(&bits, &values[i], sizeof bits);
    digest = (digest ^ bits) * 0x100000001b3;
  }
}

static double left[MOST * STRIDE], right[MOST * STRIDE], square[MOST * MOST];

static void distances(const kernel_table *k, ptrdiff_t columns) {
  const ptrdiff_t tiles = 3, rows = tiles * KERNEL_TILE;
  float found[3 * KERNEL_TILE], minima[KERNEL_TILE];
  int32_t places[KERNEL_TILE];
  fill(a, MOST, MOST);
  fill(b, 2, MOST);
  k->distances.tiles(a, tiles, columns, b, found);
  memcpy(d, found, sizeof found);
  note(d, 1, rows);
  d[0] = k->distances.pair(b, b + STRIDE, columns);
  note(d, 1, 1);
  k->distances.lane_minima(found, 0, tiles, minima, places);
  memcpy(d, minima, sizeof minima);
  note(d, 1, KERNEL_TILE);
  for (int i = 0; i < KERNEL_TILE; ++i) digest = (digest ^ (uint32_t)places[i]) * 0x100000001b3;
  uint32_t mask = 0;
  for (ptrdiff_t tile = 0; tile < tiles; ++tile) {
    tile = k->distances.next_within(found, tile, tiles, minima[7], &mask);
    digest = ((digest ^ (uint64_t)tile) * 0x100000001b3 ^ mask) * 0x100000001b3;
  }
}

static void doubles(const kernel_table *k, ptrdiff_t order) {
  for (ptrdiff_t i = 0; i < MOST * STRIDE; ++i) {
    left[i] = number() / 3.0;
    right[i] = number() / 7.0;
  }
  memset(square, 0, sizeof square);
  k->doubles.covariance(left, 12, order, square);
  note_doubles(square, order * order);
  k->doubles.add_scaled(left, right, 0.3, order);
  k->doubles.subtract_two(left, right, 0.7, right + order, 1.1, order);
  note_doubles(left, order);
  const double rotations[] = {0.6, 0.8, 0.28, -0.96, 0.8, 0.6};
  k->doubles.rotate(right, order, rotations, 3);
  note_doubles(right, 4 * order);
}

int main(void) {
  for (int index = 0;; ++index) {
    const kernel_table *k = kernel_table_at(index);
    if (!k) return 0;
    state = 1;
    digest = 0xcbf29ce484222325;
    const ptrdiff_t sizes[] = {1, 2, 3, 7, 8, 9, 15, 16, 17, 23, 31, 33, 48, 49, 64, 65, 97, 128, 140, 160};
    for (int size = 0; size < 20; ++size) {
      products(k, sizes[size], sizes[(size * 7 + 3) % 20], sizes[(size * 3 + 5) % 20]);
      products(k, sizes[19 - size], sizes[size], sizes[(size * 3 + 5) % 20]);
      layers(k, 1 + (ptrdiff_t)(next() % SAMPLES), sizes[size]);
      distances(k, sizes[size]);
      doubles(k, sizes[size]);
    }
    updates(k);
    printf("%s %016" PRIx64 "\n", k->name, digest);
  }
}
