import Platform
import Synchronization
import Views

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reading and writing of the user's files, relative to a folder that is handed in.
public struct Files: Sendable {
  /// The folder that relative paths start from.
  public let workingFolder: String
  public let home: String
  private let written = WrittenPaths()
  /// Whether the command that writes was told to stop: what it then still has to write, nobody expects any more.
  var isStopped: @Sendable () -> Bool = { false }

  /// More bytes than any file for heartline has.
  private static let mostBytes = 1 << 30
  /// More than any text that a person or a program writes for it.
  private static let mostTextBytes = 1 << 26

  public init(
    workingFolder: String = FileManager.default.currentDirectoryPath,
    home: String = FileManager.default.homeDirectoryForCurrentUser.path
  ) {
    self.workingFolder = workingFolder
    self.home = home
  }

  /// The full path of what a person typed: `~` is the home folder.
  public func resolved(_ path: String, from folder: String? = nil) -> String {
    if path == "~" { return home }
    if path.hasPrefix("~/") { return home + path.dropFirst(1) }
    if path.hasPrefix("/") || path.hasPrefix(Examples.prefix) { return path }
    return (folder ?? workingFolder) + "/" + path
  }

  // MARK: Reading

  /// The bytes of a file, or one line that says why it cannot be read.
  func read(_ path: String, named name: String? = nil, limit: Int = Files.mostBytes) throws(CommandError) -> [UInt8] {
    let full = resolved(path)
    if let bytes = try Examples.bytes(full) { return bytes }
    do {
      return try RegularFile.read(full, limit: limit)
    } catch {
      throw unreadable(name ?? path, full, error)
    }
  }

  private func unreadable(_ path: String, _ full: String, _ error: FileError) -> CommandError {
    switch error {
    case .missing: CommandError("there is no file \"\(path)\" \(place(of: full)); is the path right?")
    case .notRegular(.folder): CommandError("\"\(path)\" is a folder; name a file in it")
    case .notRegular(let kind): CommandError("\"\(path)\" is \(kind), not a regular file, and is not read")
    case .tooLarge(let bytes, let limit):
      CommandError("\"\(path)\" has \(byteCount(bytes)); more than \(byteCount(limit)) are not read here")
    default: CommandError("\"\(path)\" cannot be read: \(error)")
    }
  }

  /// Where a file was looked for.
  private func place(of full: String) -> String {
    let folder = URL(fileURLWithPath: full).deletingLastPathComponent().standardizedFileURL.path
    return Folder.exists(folder) ? "in \(folder)" : "(nor a folder \(folder))"
  }

  /// Whether something is there.
  func exists(_ path: String) -> Bool { Examples.exists(path) || RegularFile.exists(resolved(path)) }

  /// A text file; `name` is what the person called it, if that was not the path.
  func readText(_ path: String, named name: String? = nil) throws(CommandError) -> String {
    let bytes = try read(path, named: name, limit: Self.mostTextBytes)
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandError("\"\(path)\" is not a text file; a session file holds one command a line")
    }
    // Editors of Windows begin a file with a mark that is not part of its text.
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  // MARK: Writing

  /// Writes a file that the person named, and tells whether an earlier one was replaced.
  ///
  /// A slip of the hand in a name must not cost somebody's notes: a file that heartline did not write is left alone.
  ///
  /// - Parameters:
  ///   - isForced: Whether the person said that it may be anybody's.
  ///   - whenStopped: Whether it is written after Ctrl-C as well, because it holds what was done until then.
  ///   - isOwn: Whether such bytes are what heartline writes here.
  func replace(
    _ path: String, with bytes: [UInt8], isForced: Bool, whenStopped: Bool = false, isOwn: ([UInt8]) -> Bool
  ) throws(CommandError) -> Bool {
    guard whenStopped || !isStopped() else {
      throw CommandError("interrupted before \"\(path)\" was written; nothing changed")
    }
    let full = resolved(path)
    guard !full.hasPrefix(Examples.prefix) else {
      throw CommandError("\"\(path)\" is a part of heartline and cannot be written; name a file")
    }
    if !isForced { try checkOwn(path, isOwn) }
    do {
      let isReplaced = try RegularFile.replace(full, with: bytes)
      written.insert(full)
      return isReplaced
    } catch {
      throw unwritable(path, error)
    }
  }

  /// Throws where a file is there that is not empty and not heartline's own.
  private func checkOwn(_ path: String, _ isOwn: ([UInt8]) -> Bool) throws(CommandError) {
    let full = resolved(path)
    guard !written.contain(full), (try? FileKind.at(full)) == .regular else { return }
    let old = try? RegularFile.read(full, limit: Self.mostBytes)
    guard let old, old.isEmpty || isOwn(old) else {
      throw CommandError(
        "\"\(path)\" is there already and heartline did not write it; choose another name, or add --force")
    }
  }

  /// Throws where ``replace(_:with:isForced:whenStopped:isOwn:)`` would, so that this is known before the work.
  func checkReplaceable(_ path: String, isForced: Bool, isOwn: ([UInt8]) -> Bool) throws(CommandError) {
    guard !resolved(path).hasPrefix(Examples.prefix) else {
      throw CommandError("\"\(path)\" is a part of heartline and cannot be written; name a file")
    }
    try checkWritable(path)
    if !isForced { try checkOwn(path, isOwn) }
  }

  /// Adds a text to the end of a file, which is made if it is not there.
  func append(_ text: String, to path: String) throws(CommandError) {
    do {
      try LockedFile(resolved(path), isCreated: true, isPrivate: false).append(Array(text.utf8))
      written.insert(resolved(path))
    } catch {
      throw unwritable(path, error)
    }
  }

  /// Whether this session has written the file.
  func hasWritten(_ path: String) -> Bool { written.contain(resolved(path)) }

  /// Throws where nothing can be written to, so that this is known before there is anything to write.
  func checkWritable(_ path: String) throws(CommandError) {
    let full = resolved(path)
    let kind: FileKind? = (try? FileKind.at(full))
    if let kind, kind != .regular { throw unwritable(path, .notRegular(kind)) }
    let folder = Folder.containing(full)
    guard kind != nil || Folder.exists(folder) else { throw unwritable(path, .missing) }
    guard access(kind == nil ? folder : full, W_OK) == 0 else { throw unwritable(path, .system(SystemError())) }
  }

  /// Why a file that the person named cannot be written.
  func unwritable(_ path: String, _ error: FileError) -> CommandError {
    let folder = Folder.containing(resolved(path))
    return switch error {
    case .missing where !Folder.exists(folder):
      CommandError("\"\(path)\" cannot be written: there is no folder \(folder)")
    case .notRegular(.folder): CommandError("\"\(path)\" cannot be written: it is a folder; name a file in it")
    default: CommandError("\"\(path)\" cannot be written: \(error)")
    }
  }

  /// Names in the folder of a half-typed path, folders with a slash behind them.
  func completions(of typed: String) -> [String] {
    let slash = typed.lastIndex(of: "/")
    let folder = slash.map { String(typed[...$0]) } ?? ""
    let start = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
    let names = (try? Folder.names(resolved(folder.isEmpty ? "." : folder), hidden: start.hasPrefix("."))) ?? []
    let paths = names.filter { $0.hasPrefix(start) }.map { name in
      folder + name + (Folder.exists(resolved(folder + name)) ? "/" : "")
    }
    return Examples.completions(of: typed) + paths
  }
}

/// Files that this process has written: what they hold is its own, whatever it looks like.
private final class WrittenPaths: Sendable {
  private let paths = Mutex<Set<String>>([])

  func contain(_ path: String) -> Bool { paths.withLock { $0.contains(path) } }

  func insert(_ path: String) { paths.withLock { _ = $0.insert(path) } }
}

/// Lets a command replace any regular file.
let forceOption = CommandOption(flag: "force", "replace the file even where heartline did not write it")

/// A file that a command writes.
struct WrittenFileForm: Form {
  let file = Parameter("file", .path)
  let force = forceOption
}
