// What of the system Swift cannot call by itself: flags that the C library's headers hide or build from others.
#ifndef HEARTLINE_CPLATFORM_SHIM_H
#define HEARTLINE_CPLATFORM_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

// A file without a name in a folder: a kill leaves nothing of it behind. -1 where the system or the file system has
// no such files (macOS, some network file systems).
static inline int platform_open_unnamed(const char *folder, unsigned int mode) {
#if defined(O_TMPFILE)
  return open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
#elif defined(__O_TMPFILE)
  return open(folder, __O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
#else
  (void)folder;
  (void)mode;
  errno = EOPNOTSUPP;
  return -1;
#endif
}

// Gives such a file a name; 0, or -1 with EEXIST where the name is taken.
static inline int platform_name(int file, const char *path) {
  char link[32];
  (void)snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  return linkat(AT_FDCWD, link, AT_FDCWD, path, AT_SYMLINK_FOLLOW);
}

#endif
