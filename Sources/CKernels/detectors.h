// What detectors compute much of: distances, covariances, eigenvectors. Included by kernels.h, once for every instruction set.
//
// Distances whose bits count are summed by a multiplication and an addition with a rounding each, in the order that is
// written at each function; so all instruction sets give the same. Rough ones may be rounded once or twice a step.

typedef double double_vector __attribute__((ext_vector_type(8)));

/// How many vectors the rows of a tile fill.
#define TILE_VECTORS (KERNEL_TILE / LANES)

ALWAYS void tile_distances(const float *tiles, ptrdiff_t count, ptrdiff_t columns, const float *query, float *target,
                           const bool rough) {
  for (ptrdiff_t number = 0; number < count; ++number) {
    vector sums[TILE_VECTORS];
#pragma unroll
    for (int v = 0; v < TILE_VECTORS; ++v) sums[v] = (vector)0;
    for (ptrdiff_t column = 0; column < columns; ++column) {
      vector value = (vector)query[column];
#pragma unroll
      for (int v = 0; v < TILE_VECTORS; ++v) {
        vector difference = load(tiles + v * LANES) - value;
        sums[v] = rough && HAS_FMA ? fused(difference, difference, sums[v]) : sums[v] + difference * difference;
      }
      tiles += KERNEL_TILE;
    }
#pragma unroll
    for (int v = 0; v < TILE_VECTORS; ++v) store(target + v * LANES, sums[v]);
    target += KERNEL_TILE;
  }
}

static void distances(const float *tiles, ptrdiff_t count, ptrdiff_t columns, const float *query, float *target) {
  tile_distances(tiles, count, columns, query, target, false);
}

static void rough_distances(const float *tiles, ptrdiff_t count, ptrdiff_t columns, const float *query, float *target) {
  tile_distances(tiles, count, columns, query, target, true);
}

/// `sum + a · b`, rounded as is fastest.
ALWAYS vector rough_sum(vector sum, vector a, vector b) { return HAS_FMA ? fused(a, b, sum) : sum + a * b; }

ALWAYS float total_of(vector sums) {
  float sum = 0;
  for (int lane = 0; lane < LANES; ++lane) sum += sums[lane];
  return sum;
}

/// Columns whose sums do not wait for each other, and columns until their sums are added to the total: so rounding errors
/// that all point one way stay few, however many columns there are.
#define APART 4
#define TOGETHER 64

static float coordinates(const kernel_directions *directions, const float *row, float *scratch, float *target) {
  enum { VECTORS = KERNEL_DIRECTIONS / LANES };
  const ptrdiff_t columns = directions->columns, padded = (columns + KERNEL_PADDING - 1) / KERNEL_PADDING * KERNEL_PADDING;
  vector square = (vector)0, totals[VECTORS];
  memcpy(scratch, row, columns * sizeof *row);
  memset(scratch + columns, 0, (padded - columns) * sizeof *row);
  for (ptrdiff_t column = 0; column < padded; column += LANES) {
    vector value = load(scratch + column) - load(directions->mean + column);
    square = rough_sum(square, value, value);
    store(scratch + column, value);
  }
#pragma unroll
  for (int v = 0; v < VECTORS; ++v) totals[v] = (vector)0;
  const float *weights = directions->by_column;
  for (ptrdiff_t column = 0; column < padded;) {
    const ptrdiff_t end = column + TOGETHER < padded ? column + TOGETHER : padded;
    vector sums[APART][VECTORS];
#pragma unroll
    for (int i = 0; i < APART; ++i) {
#pragma unroll
      for (int v = 0; v < VECTORS; ++v) sums[i][v] = (vector)0;
    }
    for (; column < end; column += APART) {
#pragma unroll
      for (int i = 0; i < APART; ++i) {
#pragma unroll
        for (int v = 0; v < VECTORS; ++v) {
          sums[i][v] = rough_sum(sums[i][v], load(weights + v * LANES), (vector)scratch[column + i]);
        }
        weights += KERNEL_DIRECTIONS;
      }
    }
#pragma unroll
    for (int v = 0; v < VECTORS; ++v) totals[v] += (sums[0][v] + sums[1][v]) + (sums[2][v] + sums[3][v]);
  }
  float along[KERNEL_DIRECTIONS];
#pragma unroll
  for (int v = 0; v < VECTORS; ++v) store(along + v * LANES, totals[v]);
  for (ptrdiff_t index = 0; index < directions->count; ++index) target[index] = along[index];

  vector left = (vector)0;
  for (ptrdiff_t column = 0; column < padded; column += LANES) {
    vector rests[2] = {load(scratch + column), (vector)0};
    weights = directions->by_direction + column;
    for (ptrdiff_t index = 0; index < directions->count; index += 2) {
      rests[0] = rough_sum(rests[0], load(weights), (vector)-along[index]);
      rests[1] = rough_sum(rests[1], load(weights + padded), (vector)-along[index + 1]);
      weights += 2 * padded;
    }
    vector rest = rests[0] + rests[1];
    left = rough_sum(left, rest, rest);
  }
  target[directions->count] = __builtin_elementwise_sqrt(total_of(left));
  return total_of(square);
}

static float distance(const float *first, const float *second, ptrdiff_t count) {
  eight a = (eight)0, b = (eight)0, left, right;
  ptrdiff_t index = 0;
  for (; index + 16 <= count; index += 16) {
    memcpy(&left, first + index, sizeof left);
    memcpy(&right, second + index, sizeof right);
    a += (left - right) * (left - right);
    memcpy(&left, first + index + 8, sizeof left);
    memcpy(&right, second + index + 8, sizeof right);
    b += (left - right) * (left - right);
  }
  if (index + 8 <= count) {
    memcpy(&left, first + index, sizeof left);
    memcpy(&right, second + index, sizeof right);
    a += (left - right) * (left - right);
    index += 8;
  }
  float sum = total(a + b);
  for (; index < count; ++index) sum += (first[index] - second[index]) * (first[index] - second[index]);
  return sum;
}

static void lane_minima(const float *values, ptrdiff_t first, ptrdiff_t end, float *minima, int32_t *places) {
#pragma unroll
  for (int v = 0; v < TILE_VECTORS; ++v) {
    vector least = (vector)__builtin_inff();
    words place = (words)0;
    for (ptrdiff_t number = first; number < end; ++number) {
      vector value = load(values + number * KERNEL_TILE + v * LANES);
      words less = value < least;
      least = choose(less, value, least);
      place = (less & (words)(int32_t)number) | (~less & place);
    }
    store(minima + v * LANES, least);
    memcpy(places + v * LANES, &place, sizeof place);
  }
}

/// One bit for each lane that is set.
ALWAYS uint32_t lane_bits(words mask) {
  typedef _Bool bits __attribute__((ext_vector_type(LANES)));
  bits narrow = __builtin_convertvector(mask, bits);
#if LANES == 8
  uint8_t result;
#else
  uint16_t result;
#endif
  memcpy(&result, &narrow, sizeof result);
  return result;
}

static ptrdiff_t next_within(const float *values, ptrdiff_t first, ptrdiff_t end, float limit, uint32_t *mask) {
  values += first * KERNEL_TILE;
  for (; first < end; ++first, values += KERNEL_TILE) {
    words hits[TILE_VECTORS], any = (words)0;
#pragma unroll
    for (int v = 0; v < TILE_VECTORS; ++v) any |= hits[v] = load(values + v * LANES) <= (vector)limit;
    if (!lane_bits(any)) continue;
    uint32_t bits = 0;
#pragma unroll
    for (int v = 0; v < TILE_VECTORS; ++v) bits |= lane_bits(hits[v]) << v * LANES;
    *mask = bits;
    return first;
  }
  return end;
}

// ---- Covariances and eigenvectors, in double precision

ALWAYS double_vector load_doubles(const double *source) {
  double_vector result;
  memcpy(&result, source, sizeof result);
  return result;
}

ALWAYS void store_doubles(double *target, double_vector value) { memcpy(target, &value, sizeof value); }

/// `sum + ((p a + q b) + (r c + s d))`: four samples, their factors eight apart.
ALWAYS double_vector add_four(double_vector sum, const double *samples, const double *factors) {
  return sum + ((load_doubles(samples) * factors[0] + load_doubles(samples + 8) * factors[8]) +
                (load_doubles(samples + 16) * factors[16] + load_doubles(samples + 24) * factors[24]));
}

static void covariance(const double *block, ptrdiff_t samples, ptrdiff_t order, double *sums) {
  for (ptrdiff_t first = 0; first < order; first += 2) {
    ptrdiff_t second = first + 1 < order ? first + 1 : first;
    const double *a = block + first / 8 * samples * 8 + first % 8, *b = block + second / 8 * samples * 8 + second % 8;
    for (ptrdiff_t start = first / 8 * 8; start < order; start += 8) {
      ptrdiff_t width = order - start < 8 ? order - start : 8;
      double x[8] = {0}, y[8] = {0};
      memcpy(x, sums + first * order + start, (size_t)width * sizeof *x);
      memcpy(y, sums + second * order + start, (size_t)width * sizeof *y);
      double_vector left = load_doubles(x), right = load_doubles(y);
      const double *source = block + start * samples;
      for (ptrdiff_t sample = 0; sample < samples; sample += 4) {
        left = add_four(left, source + sample * 8, a + sample * 8);
        right = add_four(right, source + sample * 8, b + sample * 8);
      }
      store_doubles(x, left);
      store_doubles(y, right);
      memcpy(sums + first * order + start, x, (size_t)width * sizeof *x);
      if (second != first) memcpy(sums + second * order + start, y, (size_t)width * sizeof *y);
    }
  }
}

static void add_scaled(double *target, const double *source, double factor, ptrdiff_t count) {
  ptrdiff_t index = 0;
  for (; index + 8 <= count; index += 8) {
    store_doubles(target + index, load_doubles(target + index) + factor * load_doubles(source + index));
  }
  for (; index < count; ++index) target[index] += factor * source[index];
}

static void subtract_two(double *target, const double *first, double a, const double *second, double b,
                         ptrdiff_t count) {
  ptrdiff_t index = 0;
  for (; index + 8 <= count; index += 8) {
    store_doubles(target + index, load_doubles(target + index) -
                                      (a * load_doubles(first + index) + b * load_doubles(second + index)));
  }
  for (; index < count; ++index) target[index] -= a * first[index] + b * second[index];
}

/// So many vectors of columns, which do not wait for each other.
ALWAYS void rotate_columns(double *rows, ptrdiff_t stride, const double *rotations, ptrdiff_t count, const int vectors) {
  double_vector carried[2];
#pragma unroll
  for (int v = 0; v < vectors; ++v) carried[v] = load_doubles(rows + v * 8);
  for (ptrdiff_t number = 0; number < count; ++number) {
    double cosine = rotations[2 * number], sine = rotations[2 * number + 1];
#pragma unroll
    for (int v = 0; v < vectors; ++v) {
      double_vector next = load_doubles(rows + stride + v * 8);
      store_doubles(rows + v * 8, cosine * carried[v] + sine * next);
      carried[v] = cosine * next - sine * carried[v];
    }
    rows += stride;
  }
#pragma unroll
  for (int v = 0; v < vectors; ++v) store_doubles(rows + v * 8, carried[v]);
}

static void rotate(double *rows, ptrdiff_t stride, const double *rotations, ptrdiff_t count) {
  ptrdiff_t column = 0;
  for (; column + 16 <= stride; column += 16) rotate_columns(rows + column, stride, rotations, count, 2);
  for (; column + 8 <= stride; column += 8) rotate_columns(rows + column, stride, rotations, count, 1);
  for (; column < stride; ++column) {
    double *place = rows + column, carried = *place;
    for (ptrdiff_t number = 0; number < count; ++number) {
      double cosine = rotations[2 * number], sine = rotations[2 * number + 1], next = place[stride];
      *place = cosine * carried + sine * next;
      carried = cosine * next - sine * carried;
      place += stride;
    }
    *place = carried;
  }
}
