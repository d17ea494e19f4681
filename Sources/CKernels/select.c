// Which kernels this processor can run.
#include "include/CKernels.h"

extern const kernel_table kernels_baseline, kernels_avx2, kernels_avx512;

#if defined(__x86_64__)
#include <cpuid.h>

/// What the operating system saves of the registers at a change of threads: the bits of XCR0.
static unsigned saved_registers(void) {
  unsigned low, high;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return low;
}

/// 0 for SSE2, 1 with AVX2 and FMA, 2 with AVX-512.
static int level(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return 0;
  const unsigned needed = bit_FMA | bit_OSXSAVE | bit_AVX;
  if ((c & needed) != needed || (saved_registers() & 0x6) != 0x6) return 0;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(b & bit_AVX2)) return 0;
  const unsigned wide = bit_AVX512F | bit_AVX512DQ | bit_AVX512BW | bit_AVX512VL;
  return (b & wide) == wide && (saved_registers() & 0xe6) == 0xe6 ? 2 : 1;
}

const kernel_table *kernel_table_at(int index) {
  static const kernel_table *const tables[] = {&kernels_baseline, &kernels_avx2, &kernels_avx512};
  int number = level() - index;
  return index >= 0 && number >= 0 ? tables[number] : 0;
}
#else
const kernel_table *kernel_table_at(int index) { return index == 0 ? &kernels_baseline : 0; }
#endif
