import Views

/// Where the statements of a session come from: lines at the prompt, and the texts of session files.
extension Session {
  /// Runs one line as a person at the prompt enters it: words may be abbreviated, errors are one line.
  public func enter(_ line: String) {
    var reader = StatementReader(text: line)
    while let line = reader.next() {
      guard run(line, from: .prompt) else { return }
    }
  }

  /// Runs a session file from within the session; one that is shown prints its lines as they are read.
  func source(_ path: String, from origin: Origin, isShown: Bool = false) throws {
    let full = services.files.resolved(path, from: origin.folder)
    guard !running.contains(full) else {
      throw CommandError("\"\(path)\" is running already; a session file cannot run itself")
    }
    guard running.count < 32 else {
      throw CommandError("\"\(path)\" is the 33rd file inside another; that is too deep")
    }
    let text = try services.files.readText(full, named: path)
    let isEchoed = isShown && !options.json && !options.echo
    let reader = isEchoed ? StatementReader(text: text, showing: console.write) : StatementReader(text: text)
    guard run(reader, name: path, full: full) else {
      throw CommandError("\"\(path)\" stopped at a failing command")
    }
  }

  /// Runs all the commands of a text; false when one failed and the session does not keep going.
  @discardableResult
  public func run(_ text: String, name: String, full: String? = nil) -> Bool {
    run(StatementReader(text: text), name: name, full: full)
  }

  func run(_ reader: StatementReader, name: String, full: String? = nil) -> Bool {
    var reader = reader
    let folder = full.flatMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } }
    running.append(full ?? name)
    defer { running.removeLast() }
    while !wantsToQuit, !services.activity.shouldStop(), let line = reader.next() {
      guard run(line, from: .script(name: name, folder: folder)) || options.keepGoing else { return false }
    }
    return true
  }

  /// Runs the commands of one line up to the first that fails; then it is seen whether a lesson's step is done.
  func run(_ line: StatementReader.Line, from origin: Origin) -> Bool {
    let isDone = runCommands(line, from: origin)
    do {
      try goOnWithLesson()
    } catch {
      report(CommandError(error), line.source, line: line.number, name: "next", origin)
      return false
    }
    return isDone
  }

  private func runCommands(_ line: StatementReader.Line, from origin: Origin) -> Bool {
    switch line.statements {
    case .failure(let error):
      report(error, line.source, line: line.number, name: "", origin)
      return false
    case .success(let statements):
      for statement in statements {
        guard execute(statement, from: origin) else {
          if options.keepGoing, case .script = origin { continue }
          return false
        }
        if wantsToQuit || pace.isStopped || services.activity.shouldStop() { return true }
      }
      return true
    }
  }
}
