// Swift's runtime reads the program's own place and arguments from /proc. A bare root directory has no /proc: there the
// runtime ends the program before its first line, unless it is told a place, and sees no arguments.
#include "start.h"

#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

static char **arguments = NULL;
static int count = 0;

#if defined(__linux__) && defined(__GLIBC__)
// Before the runtime's own constructor, which looks for the tool that prints backtraces.
__attribute__((constructor(101))) static void start(int argc, char **argv) {
  char byte;
  if (readlink("/proc/self/exe", &byte, 1) > 0) return;
  setenv("SWIFT_ROOT", "/", 0);
  arguments = argv;
  count = argc;
}
#endif

char **heartline_arguments(void) { return arguments; }
int heartline_argument_count(void) { return count; }
