// libedit's native interface, made callable from Swift.
//
// el_set, el_get and history take variable arguments, which Swift cannot pass, and the signal and locale macros
// differ between platforms. Each function below fixes the arguments of one such call. They are `static inline`,
// so there is nothing to compile or link beyond libedit itself, and they keep no state.
#ifndef HEARTLINE_CEDITLINE_SHIM_H
#define HEARTLINE_CEDITLINE_SHIM_H

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/time.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

typedef char *(*editline_prompt_function)(EditLine *);
typedef unsigned char (*editline_key_function)(EditLine *, int);
typedef void (*editline_signal_function)(int);

// The editor.

static inline EditLine *editline_open(const char *program) { return el_init(program, stdin, stdout, stderr); }
static inline void editline_flush(void) { (void)fflush(stdout); }

static inline void editline_set_client_data(EditLine *e, void *data) { (void)el_set(e, EL_CLIENTDATA, data); }
static inline void *editline_client_data(EditLine *e) {
  void *data = NULL;
  return el_get(e, EL_CLIENTDATA, &data) == 0 ? data : NULL;
}

static inline void editline_set_prompt(EditLine *e, editline_prompt_function prompt, char mark) {
  (void)el_set(e, EL_PROMPT_ESC, prompt, (int)mark);
}
static inline void editline_set_reader(EditLine *e, int (*reader)(EditLine *, wchar_t *)) {
  (void)el_set(e, EL_GETCFN, reader);
}
static inline void editline_set_editor(EditLine *e, const char *name) { (void)el_set(e, EL_EDITOR, name); }
static inline int editline_is_vi(EditLine *e) {
  const char *name = NULL;
  return el_get(e, EL_EDITOR, &name) == 0 && name != NULL && strcmp(name, "vi") == 0;
}
static inline void editline_set_signals(EditLine *e, int on) { (void)el_set(e, EL_SIGNAL, on); }
static inline void editline_set_editing(EditLine *e, int on) { (void)el_set(e, EL_EDITMODE, on); }
static inline int editline_is_editing(EditLine *e) {
  int on = 0;
  return el_get(e, EL_EDITMODE, &on) == 0 && on != 0;
}
// Makes functions of ours known to key bindings under these names. The wide call keeps the two texts as they are; the
// narrow one leaks copies of them.
#define HEARTLINE_KEY_FUNCTION(adder, name, help)                                                                      \
  static inline void adder(EditLine *e, editline_key_function f) { (void)el_wset(e, EL_ADDFN, name, help, f); }
HEARTLINE_KEY_FUNCTION(editline_add_completion, L"heartline-complete", L"Complete the word")
HEARTLINE_KEY_FUNCTION(editline_add_completion_back, L"heartline-complete-back", L"The completion before")
HEARTLINE_KEY_FUNCTION(editline_add_search, L"heartline-search", L"Search the history")
HEARTLINE_KEY_FUNCTION(editline_add_last_argument, L"heartline-last-argument", L"The last word of an earlier line")
HEARTLINE_KEY_FUNCTION(editline_add_undo, L"heartline-undo", L"Take the last change of the line back")
HEARTLINE_KEY_FUNCTION(editline_add_edit, L"heartline-edit", L"Edit the line in an editor")
#undef HEARTLINE_KEY_FUNCTION

static inline void editline_bind(EditLine *e, const char *keys, const char *function) {
  (void)el_set(e, EL_BIND, keys, function, NULL);
}
// The map of vi's command mode.
static inline void editline_bind_alternate(EditLine *e, const char *keys, const char *function) {
  (void)el_set(e, EL_BIND, "-a", keys, function, NULL);
}
// Draws prompt and line afresh from where the cursor stands.
static inline void editline_redraw(EditLine *e) { (void)el_set(e, EL_REFRESH); }
// Sets the terminal's modes for editing again, whoever changed them meanwhile.
static inline void editline_retake_terminal(EditLine *e) {
  (void)el_set(e, EL_PREP_TERM, 0);
  (void)el_set(e, EL_PREP_TERM, 1);
}
// Between two reads: no echo, no line discipline, so that keys typed ahead wait untouched.
static inline void editline_quiet_between_reads(EditLine *e) {
  (void)el_set(e, EL_SETTY, "-x", "-icanon", "-echo", NULL);
  // libedit would turn a pasted newline into a return, which is not the end of a line to whoever reads after us.
  (void)el_set(e, EL_SETTY, "-d", "-inlcr", NULL);
}

// The history libedit walks through.

static inline void editline_set_history(EditLine *e, History *h) { (void)el_set(e, EL_HIST, history, h); }
static inline void editline_history_limit(History *h, int entries) {
  HistEvent event;
  (void)history(h, &event, H_SETSIZE, entries);
}
static inline void editline_history_enter(History *h, const char *entry) {
  HistEvent event;
  (void)history(h, &event, H_ENTER, entry);
}

// The C library.

// The user's locale when it is UTF-8, else the first plain UTF-8 one there is; 0 when none is.
static inline int editline_use_utf8(void) {
  static const char *const names[] = {"", "C.UTF-8", "en_US.UTF-8", "UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (setlocale(LC_CTYPE, names[i]) != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 1;
  return 0;
}

// Declared by <wchar.h> only under feature macros that a Swift build does not set.
int wcwidth(wchar_t);
static inline int editline_width(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

// Waits until one of two descriptors can be read; bit 0 and bit 1 say which, 0 when the time is over, -1 on an
// error or a signal. Milliseconds below zero wait for ever. select, because poll refuses terminals on macOS.
static inline int editline_wait(int first, int second, int milliseconds) {
  if (first < 0 || first >= FD_SETSIZE || second >= FD_SETSIZE) return -1;
  fd_set readable;
  FD_ZERO(&readable);
  FD_SET(first, &readable);
  if (second >= 0) FD_SET(second, &readable);
  struct timeval time = {milliseconds / 1000, (milliseconds % 1000) * 1000};
  int highest = first > second ? first : second;
  int count = select(highest + 1, &readable, NULL, NULL, milliseconds < 0 ? NULL : &time);
  if (count <= 0) return count;
  return (FD_ISSET(first, &readable) ? 1 : 0) | (second >= 0 && FD_ISSET(second, &readable) ? 2 : 0);
}

// The number of bytes typed and not yet read.
static inline int editline_waiting_bytes(int descriptor) {
  int count = 0;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : 0;
}

static inline int editline_window_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

// Installs a handler without SA_RESTART; a signal the parent had switched off stays off. 1 when installed.
static inline int editline_handle(int number, editline_signal_function handler, struct sigaction *previous) {
  struct sigaction action;
  if (sigaction(number, NULL, &action) != 0 || action.sa_handler == SIG_IGN) return 0;
  if (previous != NULL) *previous = action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = handler;
  action.sa_flags = SA_ONSTACK;
  return sigaction(number, &action, NULL) == 0;
}

// Inside the handler of a stop signal: really stops, and comes back when the program is continued.
static inline void editline_stop(int number, editline_signal_function handler) {
  sigset_t only, before;
  signal(number, SIG_DFL);
  sigemptyset(&only);
  sigaddset(&only, number);
  raise(number);
  sigprocmask(SIG_UNBLOCK, &only, &before);
  sigprocmask(SIG_SETMASK, &before, NULL);
  (void)editline_handle(number, handler, NULL);
}

#endif
