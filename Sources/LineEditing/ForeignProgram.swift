import Platform

/// Another program that gets the terminal for a while: a pager, an editor, whatever stands behind `|`.
public enum ForeignProgram {
  /// What a shell answers when there is no such program.
  public static let notFound: Int32 = 127

  /// Runs a line of the user's shell and waits for its end.
  ///
  /// Ctrl-C and Ctrl-Z are the program's own business meanwhile.
  /// - Parameters:
  ///   - arguments: Its `$1`, `$2` …
  ///   - input: What it reads; nil lets it read the terminal.
  /// - Returns: Its exit status, 128 and the signal's number where a signal ended it; nil when it cannot be started.
  public static func run(_ line: String, arguments: [String] = [], input: String? = nil) -> Int32? {
    var file: UnsafeMutablePointer<FILE>?
    if let input {
      // A file without a name: nothing blocks, nothing breaks when the program stops reading, and a pager can go back.
      guard let made = tmpfile() else { return nil }
      file = made
      guard writeAll(Array(input.utf8), to: fileno(made)) == nil else {
        fclose(made)
        return nil
      }
      lseek(fileno(made), 0, SEEK_SET)
    }
    defer { if let file { fclose(file) } }
    return TerminalSession.lent {
      let status = wait(for: start(line, arguments, input: file.map { fileno($0) }))
      Interrupt.clear()
      return status
    }
  }

  private static func start(_ line: String, _ arguments: [String], input: Int32?) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, 0) }
    // A program that writes to a pipe nobody reads has to end, whatever this one does about it.
    var usual = sigset_t()
    sigemptyset(&usual)
    sigaddset(&usual, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let words = ["sh", "-c", line, "sh"] + arguments
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    var process: pid_t = 0
    return posix_spawn(&process, "/bin/sh", &actions, &attributes, pointers, environ) == 0 ? process : nil
  }

  private static func wait(for process: pid_t?) -> Int32? {
    guard let process else { return nil }
    var raw: Int32 = 0
    while waitpid(process, &raw, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    let signal = raw & 0x7F
    return signal == 0 ? (raw >> 8) & 0xFF : 128 + signal
  }
}
