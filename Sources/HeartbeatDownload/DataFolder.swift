import Platform

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
    do { try Folder.make(path) } catch { throw notWritable(error.description) }
    guard access(path + "/.", W_OK | X_OK) == 0 else { throw notWritable() }
    removeStaleFiles()
  }

  /// Replaces both files, so that at no moment a new one stands beside an old one.
  func replace(train: [UInt8], test: [UInt8]) throws {
    let files = [(Self.trainName, train), (Self.testName, test)]
    do {
      for (name, bytes) in files { try write(bytes, to: temporaryPath(name)) }
      // First away with the old TEST: a kill between the renames then leaves one file, which is not a data set.
      if unlink(file(Self.testName)) != 0, errno != ENOENT { throw notWritable() }
      for (name, _) in files where rename(temporaryPath(name), file(name)) != 0 { throw notWritable() }
    } catch {
      for (name, _) in files { unlink(temporaryPath(name)) }
      throw error
    }
  }

  private func file(_ name: String) -> String { path + "/" + name }

  /// The process number in the name tells a download under way elsewhere from one that was killed.
  private func temporaryPath(_ name: String) -> String { file("\(name).\(getpid())\(Self.temporarySuffix)") }

  private func removeStaleFiles() {
    for name in (try? Folder.names(path)) ?? [] where name.hasSuffix(Self.temporarySuffix) {
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
    guard descriptor >= 0 else { throw notWritable() }
    let error = writeAll(bytes, to: descriptor)
    let isOnDisk = error == nil && fsync(descriptor) == 0
    let reason = (error ?? SystemError()).description
    guard close(descriptor) == 0, isOnDisk else { throw notWritable(reason) }
  }

  private func notWritable(_ reason: String = SystemError().description) -> DownloadError {
    .notWritable(path: path, reason: reason)
  }
}
