/* Training in plain C, as a careful programmer writes it and a compiler makes it fast: features lie beside each other
   as rows of samples, so that the inner loops run over the samples of a batch and vectorize; four terms a pass.
   Build: cc -O3 -march=native -ffast-math c_peer.c -lm. It answers as peer.py says. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_LAYERS = 16 };

static const float rate = 0.01f, beta1 = 0.9f, beta2 = 0.999f, epsilon = 1e-7f;

static unsigned long long state = 88172645463325252ull;

static unsigned long long random_word(void) {
  state ^= state << 13;
  state ^= state >> 7;
  return state ^= state << 17;
}

static float uniform(void) { return (float)(random_word() >> 40) * 0x1p-24f; }

static float *floats(size_t count) {
  float *memory = aligned_alloc(64, (count * sizeof(float) + 63) / 64 * 64);
  memset(memory, 0, count * sizeof(float));
  return memory;
}

/* target[u][s] = start[u] + sum over k of matrix[u * row + k * column] * input[k][s] */
static void product(const float *restrict matrix, int row, int column, const float *restrict start,
                    const float *restrict input, float *restrict target, int units, int inputs, int samples) {
  for (int u = 0; u < units; ++u) {
    float *restrict out = target + (size_t)u * samples;
    const float *w = matrix + (size_t)u * row;
    float begin = start ? start[u] : 0;
    for (int s = 0; s < samples; ++s) out[s] = begin;
    int k = 0;
    for (; k + 4 <= inputs; k += 4) {
      const float *restrict x = input + (size_t)k * samples;
      float a = w[k * column], b = w[(k + 1) * column], c = w[(k + 2) * column], d = w[(k + 3) * column];
      for (int s = 0; s < samples; ++s)
        out[s] += a * x[s] + b * x[s + samples] + c * x[s + 2 * samples] + d * x[s + 3 * samples];
    }
    for (; k < inputs; ++k) {
      const float *restrict x = input + (size_t)k * samples;
      for (int s = 0; s < samples; ++s) out[s] += w[k * column] * x[s];
    }
  }
}

/* gradient[u][k] = sum over s of delta[u][s] * input[k][s], four inputs a pass */
static void weight_gradient(const float *restrict delta, const float *restrict input, float *restrict gradient,
                            int units, int inputs, int samples) {
  for (int u = 0; u < units; ++u) {
    const float *restrict d = delta + (size_t)u * samples;
    int k = 0;
    for (; k + 4 <= inputs; k += 4) {
      const float *restrict x = input + (size_t)k * samples;
      float a = 0, b = 0, c = 0, e = 0;
      for (int s = 0; s < samples; ++s) {
        a += d[s] * x[s];
        b += d[s] * x[s + samples];
        c += d[s] * x[s + 2 * samples];
        e += d[s] * x[s + 3 * samples];
      }
      float *g = gradient + (size_t)u * inputs + k;
      g[0] = a, g[1] = b, g[2] = c, g[3] = e;
    }
    for (; k < inputs; ++k) {
      const float *restrict x = input + (size_t)k * samples;
      float a = 0;
      for (int s = 0; s < samples; ++s) a += d[s] * x[s];
      gradient[(size_t)u * inputs + k] = a;
    }
  }
}

static void adam(float *restrict p, const float *restrict g, float *restrict m, float *restrict v, size_t count,
                 int step) {
  float scaled = rate / (1 - powf(beta1, step)), scale2 = 1 / (1 - powf(beta2, step));
  for (size_t i = 0; i < count; ++i) {
    m[i] = beta1 * m[i] + (1 - beta1) * g[i];
    v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
    p[i] -= scaled * m[i] / (sqrtf(v[i] * scale2) + epsilon);
  }
}

/* The last epoch's loss. */
static double train(const int *widths, int layers, const float *data, int rows, int epochs, int batch) {
  size_t size = 0;
  int widest = 0;
  for (int l = 0; l < layers; ++l) size += (size_t)widths[l] * widths[l + 1] + widths[l + 1];
  for (int l = 0; l <= layers; ++l) widest = widths[l] > widest ? widths[l] : widest;
  float *parameters = floats(size), *gradient = floats(size), *first = floats(size), *second = floats(size);
  float *weights[MOST_LAYERS], *values[MOST_LAYERS + 1], *deltas[2];
  float *next = parameters;
  for (int l = 0; l < layers; ++l) {
    int inputs = widths[l], units = widths[l + 1];
    float limit = sqrtf(6.0f / (inputs + units));
    weights[l] = next;
    for (int i = 0; i < inputs * units; ++i) next[i] = (2 * uniform() - 1) * limit;
    next += inputs * units + units;
  }
  for (int l = 0; l <= layers; ++l) values[l] = floats((size_t)widths[l] * batch);
  for (int i = 0; i < 2; ++i) deltas[i] = floats((size_t)widest * batch);
  int *order = malloc(rows * sizeof(int));
  for (int i = 0; i < rows; ++i) order[i] = i;
  double loss = 0;
  int step = 0;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    double sum = 0;
    for (int i = rows - 1; i > 0; --i) {
      int j = (int)(random_word() % (unsigned)(i + 1)), kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    for (int begin = 0; begin < rows; begin += batch) {
      int samples = rows - begin < batch ? rows - begin : batch;
      for (int s = 0; s < samples; ++s) {
        const float *row = data + (size_t)order[begin + s] * widths[0];
        for (int k = 0; k < widths[0]; ++k) values[0][(size_t)k * samples + s] = row[k];
      }
      for (int l = 0; l < layers; ++l) {
        int inputs = widths[l], units = widths[l + 1];
        float *out = values[l + 1];
        product(weights[l], inputs, 1, weights[l] + inputs * units, values[l], out, units, inputs, samples);
        int count = units * samples;
        if (l == layers - 1)
          for (int i = 0; i < count; ++i) out[i] = 1 / (1 + expf(-out[i]));
        else if (l != layers / 2 - 1)
          for (int i = 0; i < count; ++i) out[i] = out[i] > 0 ? out[i] : 0;
      }
      int count = widths[layers] * samples;
      const float *restrict out = values[layers], *restrict wanted = values[0];
      float *restrict delta = deltas[0], factor = 2.0f / count, squares = 0;
      for (int i = 0; i < count; ++i) {
        float difference = out[i] - wanted[i];
        squares += difference * difference;
        delta[i] = difference * factor * out[i] * (1 - out[i]);
      }
      sum += squares;
      for (int l = layers - 1; l >= 0; --l) {
        int inputs = widths[l], units = widths[l + 1];
        float *target = gradient + (weights[l] - parameters);
        float *current = deltas[(layers - 1 - l) % 2], *before = deltas[(layers - l) % 2];
        weight_gradient(current, values[l], target, units, inputs, samples);
        for (int u = 0; u < units; ++u) {
          float total = 0;
          for (int s = 0; s < samples; ++s) total += current[(size_t)u * samples + s];
          target[inputs * units + u] = total;
        }
        if (l == 0) break;
        product(weights[l], 1, inputs, 0, current, before, inputs, units, samples);
        if (l - 1 != layers / 2 - 1)
          for (int i = 0; i < inputs * samples; ++i) before[i] = values[l][i] > 0 ? before[i] : 0;
      }
      adam(parameters, gradient, first, second, size, ++step);
    }
    loss = sum / ((double)rows * widths[0]);
  }
  free(parameters), free(gradient), free(first), free(second), free(order), free(deltas[0]), free(deltas[1]);
  for (int l = 0; l <= layers; ++l) free(values[l]);
  return loss;
}

static double processor_seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static int number_after(const char *line, const char *key) {
  const char *found = strstr(line, key);
  return found ? atoi(strchr(found, ':') + 1) : 0;
}

int main(void) {
  char line[4096];
  puts("{\"ready\": true}");
  fflush(stdout);
  while (fgets(line, sizeof line, stdin)) {
    int widths[MOST_LAYERS + 1], layers = -1;
    const char *list = strstr(line, "\"widths\"");
    for (char *place = list ? strchr(list, '[') : 0; place && *place != ']' && layers < MOST_LAYERS;)
      widths[++layers] = (int)strtol(place + 1, &place, 10);
    int rows = number_after(line, "\"rows\""), epochs = number_after(line, "\"epochs\"");
    int batch = number_after(line, "\"batch\"");
    if (layers < 1 || rows < 1 || batch < 1) return 1;
    float *data = floats((size_t)rows * widths[0]);
    for (size_t i = 0; i < (size_t)rows * widths[0]; ++i) data[i] = uniform();
    double began = processor_seconds(), loss = train(widths, layers, data, rows, epochs, batch);
    printf("{\"seconds\": %.9f, \"loss\": %.9g}\n", processor_seconds() - began, loss);
    fflush(stdout);
    free(data);
  }
}
