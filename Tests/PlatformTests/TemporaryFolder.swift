import Platform

/// A folder that goes with the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/heartline-platform-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError() }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    for name in (try? Folder.names(path, hidden: true)) ?? [] where unlink(self[name]) != 0 { rmdir(self[name]) }
    rmdir(path)
  }

  subscript(name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String, mode: mode_t = 0o644) throws {
    try RegularFile.replace(self[name], with: Array(text.utf8))
    chmod(self[name], mode)
  }

  func text(of name: String) throws -> String {
    String(decoding: try RegularFile.read(self[name], limit: 1000), as: UTF8.self)
  }

  func mode(of name: String) -> mode_t {
    var record = stat()
    return lstat(self[name], &record) == 0 ? record.st_mode & 0o7777 : 0
  }

  var names: [String] { (try? Folder.names(path, hidden: true)) ?? [] }
}
