// The lessons, sessions and the simulator's parameters as they lie in the checkout, inside the program.
#ifndef HEARTLINE_BUNDLED_FILES_H
#define HEARTLINE_BUNDLED_FILES_H

#include <stddef.h>

struct bundled_file {
  // The path in the checkout: "Lessons/01-what-is-an-anomaly.md".
  const char *_Nonnull path;
  const unsigned char *_Nonnull bytes;
  size_t count;
};

size_t bundled_file_count(void);
// The file at a place from 0 on, below the count.
struct bundled_file bundled_file_at(size_t place);

#endif
