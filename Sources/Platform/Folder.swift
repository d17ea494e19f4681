/// Folders: what is in them, and making them.
public enum Folder {
  /// The names in a folder, sorted; those that begin with a dot only where asked for.
  public static func names(_ path: String, hidden: Bool = false) throws(FileError) -> [String] {
    guard let folder = opendir(path) else { throw .last }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
      }
      if name != ".", name != "..", hidden || !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes a folder and those above it where they are missing, for their owner alone, as the XDG base directory
  /// specification asks.
  public static func make(_ path: String) throws(FileError) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw .last }
    let parent = containing(path)
    guard parent != path, parent != "." else { throw .last }
    try make(parent)
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .last }
  }

  /// The folder that a path's last part stands in.
  public static func containing(_ path: String) -> String {
    var parts = Substring(path)
    while parts.count > 1, parts.hasSuffix("/") { parts = parts.dropLast() }
    guard let slash = parts.lastIndex(of: "/") else { return "." }
    return slash == parts.startIndex ? "/" : String(parts[..<slash])
  }

  /// Whether a folder is there.
  public static func exists(_ path: String) -> Bool { (try? FileKind.at(path)) == .folder }

  /// Puts a renaming on the disk; file systems that cannot are not asked twice.
  static func sync(_ path: String) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}
