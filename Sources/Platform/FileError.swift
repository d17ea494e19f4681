/// Why a file could not be read or written. The caller knows what the file is called, and makes the sentence.
public enum FileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Nothing stands at the path.
  case missing
  /// What stands there has no bytes of its own to read or replace.
  case notRegular(FileKind)
  case tooLarge(bytes: Int, limit: Int)
  /// A path with a zero byte, which the system would cut there.
  case zeroByteInName
  /// Another process holds the lock, and went on holding it.
  case locked
  case system(SystemError)

  /// The reason, to stand behind "cannot be read: ".
  public var description: String {
    switch self {
    case .missing: "no such file or directory"
    case .notRegular(let kind): "it is \(kind), not a regular file"
    case .tooLarge(let bytes, let limit): "it has \(bytes) bytes where at most \(limit) are expected"
    case .zeroByteInName: "there is a zero byte in its name"
    case .locked: "another process has locked it"
    case .system(let error): error.description
    }
  }

  /// The error of the call that failed last on this thread.
  static var last: FileError { errno == ENOENT ? .missing : .system(SystemError()) }
}

/// What stands at a path.
public enum FileKind: Equatable, Sendable, CustomStringConvertible {
  case regular, folder, pipe, socket, device, other

  /// With its article: "a folder".
  public var description: String {
    switch self {
    case .regular: "a regular file"
    case .folder: "a folder"
    case .pipe: "a pipe"
    case .socket: "a socket"
    case .device: "a device"
    case .other: "something else"
    }
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    case S_IFCHR, S_IFBLK: self = .device
    default: self = .other
    }
  }

  /// What a path leads to, links followed.
  public static func at(_ path: String) throws(FileError) -> FileKind { FileKind(try status(of: path)) }
}

/// The system's record of what a path leads to.
func status(of path: String) throws(FileError) -> stat {
  guard !path.utf8.contains(0) else { throw .zeroByteInName }
  var record = stat()
  guard stat(path, &record) == 0 else { throw .last }
  return record
}
