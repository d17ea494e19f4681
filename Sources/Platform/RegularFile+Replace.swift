import CPlatform

extension RegularFile {
  /// Puts bytes in the place of a file, or makes it: the one way in which heartline writes files.
  ///
  /// A full disk, a crash or a kill leaves the old file as it was, and nothing beside it: the bytes go to a file without a
  /// name (where the system has such files), which then takes the old one's place. Links are followed, so that the link
  /// stays and its target changes; an old file keeps its mode and, where that is allowed, its owner; a folder, pipe or
  /// device is refused, and so is a file that may not be written.
  ///
  /// - Parameter mode: Of a new file, before the process's mask.
  /// - Returns: Whether a file was there before.
  @discardableResult
  public static func replace(_ path: String, with bytes: [UInt8], mode: mode_t = 0o666) throws(FileError) -> Bool {
    let old = try replaceable(path)
    let target = try linkTarget(of: path)
    let folder = Folder.containing(target)
    Leftovers.remove(from: folder)
    let draft = try Draft(in: folder, mode: mode)
    do throws(FileError) {
      try write(bytes, to: draft.file)
      if let old { keep(old, on: draft.file) }
      guard fsync(draft.file) == 0 else { throw FileError.last }
      try draft.move(to: target)
    } catch {
      draft.drop()
      throw error
    }
    Folder.sync(folder)
    return old != nil
  }

  /// The record of the file that would be replaced; nil where there is none.
  private static func replaceable(_ path: String) throws(FileError) -> stat? {
    let record: stat
    do { record = try status(of: path) } catch .missing { return nil } catch { throw error }
    let kind = FileKind(record)
    guard kind == .regular else { throw .notRegular(kind) }
    // Renaming would pass over the write protection of the file itself.
    guard access(path, W_OK) == 0 else { throw .last }
    return record
  }

  /// The path at the end of a chain of links; the last one may lead to what is yet to be made.
  private static func linkTarget(of path: String) throws(FileError) -> String {
    var path = path
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: 4097)
      let count = readlink(path, &buffer, buffer.count - 1)
      guard count > 0 else { return path }
      let link = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      path = link.hasPrefix("/") ? link : Folder.containing(path) + "/" + link
    }
    throw .system(SystemError(ELOOP))
  }

  private static func keep(_ old: stat, on file: Int32) {
    var new = stat()
    if fstat(file, &new) == 0, new.st_uid != old.st_uid || new.st_gid != old.st_gid {
      // Only root may give files away; a group one belongs to may be kept by everybody.
      if fchown(file, old.st_uid, old.st_gid) != 0 { _ = fchown(file, uid_t.max, old.st_gid) }
    }
    fchmod(file, old.st_mode & 0o7777)
  }
}

/// A file on its way: without a name where the system has such files, else under one that tells whose it is.
private struct Draft {
  let file: Int32
  private let folder: String
  private let name: String?

  init(in folder: String, mode: mode_t) throws(FileError) {
    self.folder = folder
    // A file without a name is given one by way of /proc, which a bare root directory does not have.
    let unnamed = access("/proc/self/fd", X_OK) == 0 ? platform_open_unnamed(folder, UInt32(mode)) : -1
    if unnamed >= 0 {
      (file, name) = (unnamed, nil)
      return
    }
    (file, name) = try Leftovers.firstFreeName(in: folder) { path in
      let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      return file >= 0 ? file : nil
    }
  }

  /// Gives it its name, in the place of what has it now.
  func move(to target: String) throws(FileError) {
    var path = name
    if path == nil {
      (_, path) = try Leftovers.firstFreeName(in: folder) { platform_name(file, $0) == 0 ? true : nil }
    }
    guard let path else { return }
    guard rename(path, target) == 0 else {
      let error = FileError.last
      unlink(path)
      throw error
    }
    close(file)
  }

  func drop() {
    close(file)
    if let name { unlink(name) }
  }
}

/// The names of files on their way, and the removal of those that a killed process left.
private enum Leftovers {
  private static let prefix = ".heartline-"
  private static let suffix = ".tmp"
  /// Seconds: a process of another machine or container that shares the folder cannot be seen from here.
  private static let age: time_t = 60

  /// Makes something under the first name that is free.
  static func firstFreeName<Made>(in folder: String, _ make: (String) -> Made?) throws(FileError) -> (Made, String) {
    for number in 0..<1000 {
      let path = "\(folder)/\(prefix)\(getpid())-\(number)\(suffix)"
      if let made = make(path) { return (made, path) }
      guard errno == EEXIST else { throw .last }
    }
    throw .system(SystemError(EEXIST))
  }

  static func remove(from folder: String) {
    guard let names = try? Folder.names(folder, hidden: true) else { return }
    for name in names where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      let digits = name.dropFirst(prefix.count).prefix { $0 != "-" }
      guard let writer = pid_t(digits), writer > 0, kill(writer, 0) != 0, errno == ESRCH,
        let record = try? status(of: folder + "/" + name), time(nil) - modified(record) > age
      else { continue }
      unlink(folder + "/" + name)
    }
  }

  private static func modified(_ record: stat) -> time_t {
    #if canImport(Darwin)
      record.st_mtimespec.tv_sec
    #else
      record.st_mtim.tv_sec
    #endif
  }
}
