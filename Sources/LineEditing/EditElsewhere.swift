import CEditline
import Platform

extension LineEditor {
  /// Ctrl-X Ctrl-E: the line in the user's editor. What is saved there becomes the line; Enter runs it, several lines as
  /// one block. An editor that fails leaves the line as it was.
  func editElsewhere() -> UInt8 {
    let before = line
    moveBelowLine()
    if let text = Self.edited(before.text), text != before.text { setLine(text) }
    editline_redraw(editline)
    return UInt8(CC_NORM)
  }

  private static func edited(_ text: String) -> String? {
    let folder = variable("TMPDIR") ?? "/tmp"
    var path = "\(folder)/heartline-XXXXXX.hl".utf8CString.map { $0 }
    let file = mkstemps(&path, 3)
    guard file >= 0 else { return nil }
    defer { unlink(path) }
    let stream = fdopen(file, "r+")
    defer { fclose(stream) }
    guard fputs(text + "\n", stream) >= 0, fflush(stream) == 0 else { return nil }
    let name = editor
    let end = path.firstIndex(of: 0) ?? path.endIndex
    let place = String(decoding: path[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // The name may hold arguments (`code -w`), so it is the shell that takes it apart.
    let status = ForeignProgram.run("\(name) \"$1\"", arguments: [place])
    guard status == 0 else {
      if status == ForeignProgram.notFound { Terminal.send("no editor \"\(name)\"; $EDITOR names yours\n") }
      return nil
    }
    return contents(of: place)
  }

  private static var editor: String { variable("VISUAL") ?? variable("EDITOR") ?? "vi" }

  /// A variable that is set and not empty.
  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }

  /// By its path: an editor may have put another file in the place of the one it was given.
  private static func contents(of path: String) -> String? {
    guard let stream = fopen(path, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&block, 1, block.count, stream), count > 0 { bytes += block[..<count] }
    guard var text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains("\0") else { return nil }
    while let last = text.unicodeScalars.last, last == "\n" || last == "\r" { text.unicodeScalars.removeLast() }
    return text
  }
}
