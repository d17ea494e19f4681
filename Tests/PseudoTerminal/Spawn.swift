import Platform

/// Starts a program in a session of its own on a terminal.
enum Spawn {
  #if canImport(Darwin)
    private typealias Actions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
  #else
    private typealias Actions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
  #endif

  /// - Parameter terminal: The path of the terminal. The first one a session leader opens becomes its own.
  static func program(
    _ program: String, arguments: [String], environment: [String: String], directory: String?, terminal: String
  ) throws -> pid_t {
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
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    setAttributes(&attributes)

    // Changing the folder is not a standard spawn action, so a shell does it on the way.
    let words = (directory.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0] } ?? []) + [program] + arguments
    var process: pid_t = 0
    let code = withStrings(words) { argumentList in
      withStrings(environment.map { "\($0)=\($1)" }.sorted()) { environmentList in
        posix_spawn(&process, words[0], &actions, &attributes, argumentList, environmentList)
      }
    }
    guard code == 0 else { throw PseudoTerminalError.cannotStart(program: program, code: code) }
    return process
  }

  /// A new session, and no signal ignored or blocked, whatever the test program does with its own.
  private static func setAttributes(_ attributes: inout Attributes) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF) | newSession
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  #if canImport(Darwin)
    private static let newSession = Int32(POSIX_SPAWN_SETSID) | Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
  #else
    /// Declared by <spawn.h> only under a feature macro that a Swift build does not set.
    private static let newSession: Int32 = 0x80
  #endif

  private static func withStrings<Value>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
