import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder the downloaded files are kept in.
struct DataFolder: Sendable {
  static let trainName = "ECG5000_TRAIN.txt"
  static let testName = "ECG5000_TEST.txt"
  private static let temporarySuffix = ".partial"

  let path: String

  /// Creates the folder where needed and removes what killed downloads left in it.
  ///
  /// - Throws: ``DownloadError/notWritable(path:reason:)``, before anything was downloaded in vain.
  func prepare() throws {
    try create(path)
    guard access(path + "/.", W_OK | X_OK) == 0 else { throw notWritable(systemReason()) }
    removeStaleFiles()
  }

  /// Replaces both files, so that at no moment a new one stands beside an old one.
  func replace(train: [UInt8], test: [UInt8]) throws {
    let files = [(Self.trainName, train), (Self.testName, test)]
    do {
      for (name, bytes) in files { try write(bytes, to: temporaryPath(name)) }
      // First away with the old TEST: a kill between the renames then leaves one file, which is no data set.
      if unlink(file(Self.testName)) != 0, errno != ENOENT { throw notWritable(systemReason()) }
      for (name, _) in files where rename(temporaryPath(name), file(name)) != 0 { throw notWritable(systemReason()) }
    } catch {
      for (name, _) in files { unlink(temporaryPath(name)) }
      throw error
    }
  }

  /// With its parents, for the user alone, as the XDG base directory specification asks.
  private func create(_ folder: String) throws {
    if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    let isMissingParent = errno == ENOENT
    let reason = systemReason()
    let parent = (folder as NSString).deletingLastPathComponent
    guard isMissingParent, !parent.isEmpty, parent != folder else { throw notWritable(reason) }
    try create(parent)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw notWritable(systemReason()) }
  }

  private func file(_ name: String) -> String { path + "/" + name }

  /// The process number in the name tells a download under way elsewhere from one that was killed.
  private func temporaryPath(_ name: String) -> String { file("\(name).\(getpid())\(Self.temporarySuffix)") }

  private func removeStaleFiles() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names where name.hasSuffix(Self.temporarySuffix) {
      let parts = name.dropLast(Self.temporarySuffix.count).split(separator: ".")
      guard let writer = parts.last.flatMap({ pid_t($0) }), writer > 0,
        name.hasPrefix(Self.trainName) || name.hasPrefix(Self.testName)
      else { continue }
      let isRunning = kill(writer, 0) == 0 || errno == EPERM
      if writer == getpid() || !isRunning { unlink(file(name)) }
    }
  }

  /// Writes a new file and waits until it is on the disk; a rename before that could survive a crash the bytes do not.
  private func write(_ bytes: [UInt8], to target: String) throws {
    let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw notWritable(systemReason()) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        let reason = systemReason()
        close(descriptor)
        throw notWritable(reason)
      }
      rest = rest.dropFirst(written)
    }
    let isOnDisk = fsync(descriptor) == 0
    let reason = systemReason()
    guard close(descriptor) == 0, isOnDisk else { throw notWritable(reason) }
  }

  private func notWritable(_ reason: String) -> DownloadError { .notWritable(path: path, reason: reason) }

  private func systemReason() -> String { String(cString: strerror(errno)) }
}

/// `write(2)` under a name that does not clash with the method above.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
