import Platform

/// A program that runs beside this one, its output and its complaints read through pipes.
///
/// It has a process group of its own: Ctrl-C at the terminal is this program's to answer.
struct ChildProcess {
  let output: Int32
  let complaints: Int32
  private let number: pid_t

  /// Starts a program that is looked for in `PATH`; nil where there is none of this name, or no process to be had.
  init?(_ words: [String]) {
    guard let out = Self.pipe() else { return nil }
    guard let errors = Self.pipe() else {
      Self.close(out)
      return nil
    }
    let number = Self.spawn(words, output: out.write, complaints: errors.write)
    _ = (systemClose(out.write), systemClose(errors.write))
    guard let number else {
      _ = (systemClose(out.read), systemClose(errors.read))
      return nil
    }
    (self.number, output, complaints) = (number, out.read, errors.read)
  }

  /// Waits for the end and returns the exit code, or 128 and the number of the signal that ended it.
  func wait() -> Int32 {
    _ = (systemClose(output), systemClose(complaints))
    var status: Int32 = 0
    while waitpid(number, &status, 0) < 0 {
      guard errno == EINTR else { return -1 }
    }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  /// Ends it at once, and waits until it has ended.
  func end() {
    kill(number, SIGKILL)
    _ = wait()
  }

  // MARK: Starting

  private typealias Ends = (read: Int32, write: Int32)

  /// Both ends are closed in whatever other program is started meanwhile.
  private static func pipe() -> Ends? {
    var ends: [Int32] = [0, 0]
    guard systemPipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func close(_ ends: Ends) { _ = (systemClose(ends.read), systemClose(ends.write)) }

  #if canImport(Darwin)
    private typealias Actions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
  #else
    private typealias Actions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
  #endif

  private static func spawn(_ words: [String], output: Int32, complaints: Int32) -> pid_t? {
    #if canImport(Darwin)
      var actions: Actions = nil
      var attributes: Attributes = nil
    #else
      var actions = Actions()
      var attributes = Attributes()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, complaints, 2)
    // No signal ignored or blocked, whatever this program does with its own.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var number: pid_t = 0
    return posix_spawnp(&number, words[0], &actions, &attributes, &arguments, environ) == 0 ? number : nil
  }
}

private func systemPipe(_ ends: inout [Int32]) -> Int32 { pipe(&ends) }

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
