import LineEditing
import Platform

/// The program that shows long output a screen at a time.
struct Pager: Sendable {
  /// A line for the shell; it ends at once where the text fits the screen, and leaves it standing there.
  let line: String

  /// `$PAGER`, else `less` where there is one; `nil` where `$PAGER` is empty or `cat`.
  init?(_ environment: ProcessEnvironment) {
    if let named = environment.variables["PAGER"] {
      guard !named.isEmpty, named != "cat" else { return nil }
      // As git does it: a person's own LESS holds.
      line = "export LESS=\"${LESS-FRX}\"; \(named)"
    } else {
      let folders = (environment.variable("PATH") ?? "/usr/bin:/bin").split(separator: ":")
      guard folders.contains(where: { access("\($0)/less", X_OK) == 0 }) else { return nil }
      // less itself says nothing but a colon.
      line = "less -FRX '-PsSpace goes on, q ends it'"
    }
  }

  /// Shows a text; where the pager does not work it is written as it is.
  func show(_ text: String, otherwise write: (String) -> Void) {
    switch ForeignProgram.run(line, input: text) {
    case nil, 126, 127: write(text)
    default: break
    }
  }
}
