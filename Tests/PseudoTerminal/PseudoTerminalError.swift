/// What went wrong on a pseudo-terminal, with what was shown last.
public enum PseudoTerminalError: Error, CustomStringConvertible {
  case noTerminal(code: Int32)
  case cannotStart(program: String, code: Int32)
  case timeout(waitedFor: String, output: String, screen: String)

  public var description: String {
    switch self {
    case .noTerminal(let code): "no pseudo-terminal to be had (error \(code))"
    case .cannotStart(let program, let code): "cannot start \(program) (error \(code))"
    case .timeout(let what, let output, let screen):
      "waited in vain for \(what)\n--- the last output ---\n\(output)\n--- the screen ---\n\(screen)\n---"
    }
  }
}
