import Foundation

/// Reading and writing of the user's files, relative to a folder that is handed in.
public struct Files: Sendable {
  /// The folder that relative paths start from.
  public let workingFolder: String
  public let home: String

  public init(workingFolder: String = FileManager.default.currentDirectoryPath, home: String = NSHomeDirectory()) {
    self.workingFolder = workingFolder
    self.home = home
  }

  /// The full path of what a person typed: `~` is the home folder.
  public func resolved(_ path: String, from folder: String? = nil) -> String {
    if path == "~" { return home }
    if path.hasPrefix("~/") { return home + path.dropFirst(1) }
    if path.hasPrefix("/") { return path }
    return (folder ?? workingFolder) + "/" + path
  }

  /// The bytes of a file, or one line that says why it cannot be read.
  func read(_ path: String, named name: String? = nil) throws -> [UInt8] {
    let full = resolved(path)
    let path = name ?? path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else {
      throw CommandError("there is no file \"\(path)\" \(place(of: full)); is the path right?")
    }
    guard !isFolder.boolValue else { throw CommandError("\"\(path)\" is a folder; name a file in it") }
    guard let data = FileManager.default.contents(atPath: full) else {
      throw CommandError("\"\(path)\" cannot be read; you may lack the permission")
    }
    return Array(data)
  }

  /// Where a file was looked for.
  private func place(of full: String) -> String {
    let folder = URL(fileURLWithPath: full).deletingLastPathComponent().standardizedFileURL.path
    let isThere = FileManager.default.fileExists(atPath: folder)
    return isThere ? "in \(folder)" : "(nor a folder \(folder))"
  }

  /// Whether something is there.
  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: resolved(path)) }

  /// A text file; `name` is what the person called it, if that was not the path.
  func readText(_ path: String, named name: String? = nil) throws -> String {
    guard let text = String(validating: try read(path, named: name), as: UTF8.self), !text.contains("\0") else {
      throw CommandError("\"\(path)\" is no text file; a session file holds one command a line")
    }
    // Editors of Windows begin a file with a mark that is no part of its text.
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// Writes beside and renames, so that a full disk or a kill leaves the old file as it was.
  func write(_ bytes: [UInt8], to path: String) throws {
    _ = try replace(path, with: bytes)
  }

  func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  /// Adds a text to the end of a file, which is made if it is not there.
  func append(_ text: String, to path: String) throws {
    let before = exists(path) ? try read(path) : []
    try write(before + Array(text.utf8), to: path)
  }

  /// Throws where nothing can be written to, so that this is known before there is anything to write.
  func checkWritable(_ path: String) throws {
    let full = resolved(path)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) {
      let kind = (try? FileManager.default.attributesOfItem(atPath: full))?[.type] as? FileAttributeType
      guard !isFolder.boolValue else { throw CommandError("\"\(path)\" is a folder; name a file in it") }
      guard kind == .typeRegular || kind == .typeSymbolicLink else {
        throw CommandError("\"\(path)\" is not a regular file; name another one")
      }
      guard FileManager.default.isWritableFile(atPath: full) else {
        throw CommandError("\"\(path)\" cannot be written; you may lack the permission")
      }
      return
    }
    let folder = URL(fileURLWithPath: full).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw CommandError("\"\(path)\" cannot be written; is its folder there, and may you write in it?")
    }
  }

  /// Writes, and tells whether an earlier file was replaced.
  func replace(_ path: String, with bytes: [UInt8]) throws -> Bool {
    let full = resolved(path)
    let isThere = FileManager.default.fileExists(atPath: full)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: full), options: .atomic)
      return isThere
    } catch {
      throw CommandError("\"\(path)\" cannot be written; is its folder there, and may you write in it?")
    }
  }

  /// Names in the folder of a half-typed path, folders with a slash behind them.
  func completions(of typed: String) -> [String] {
    let slash = typed.lastIndex(of: "/")
    let folder = slash.map { String(typed[...$0]) } ?? ""
    let start = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
    let names = (try? FileManager.default.contentsOfDirectory(atPath: resolved(folder.isEmpty ? "." : folder))) ?? []
    return names.filter { $0.hasPrefix(start) && (start.hasPrefix(".") || !$0.hasPrefix(".")) }.sorted().map { name in
      var isFolder: ObjCBool = false
      let full = resolved(folder + name)
      let exists = FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
      return folder + name + (exists && isFolder.boolValue ? "/" : "")
    }
  }
}
