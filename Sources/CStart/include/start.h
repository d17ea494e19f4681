#ifndef HEARTLINE_START_H
#define HEARTLINE_START_H

/// The arguments the process was started with, where Swift cannot find them; else none, and 0.
char **heartline_arguments(void);
int heartline_argument_count(void);

#endif
