import TestSupport

extension GoldenFile {
  init(name: String) { self.init(name: name, of: "TerminalGraphicsTests") }
}
