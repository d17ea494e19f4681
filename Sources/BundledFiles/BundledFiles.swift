import CBundledFiles

/// The files that are part of the program: lessons, example sessions, the simulator's parameters.
///
/// They lie inside the program, so that one copied file is a whole installation.
public enum BundledFiles {
  /// A file by its path in the checkout.
  public struct File: Sendable {
    public let path: String
    public let bytes: [UInt8]

    /// The path without its folder.
    public var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  }

  /// The paths of all files, those of a folder together and in order.
  public static var paths: [String] {
    (0..<bundled_file_count()).map { String(cString: bundled_file_at($0).path) }
  }

  /// The bytes of one file, such as `Data/simulator.json`; nil where there is none of this path.
  public static func bytes(_ path: String) -> [UInt8]? {
    guard let place = paths.firstIndex(of: path) else { return nil }
    let file = bundled_file_at(place)
    return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

  /// The files of a folder, such as `Lessons`, in the order of their names.
  public static func files(in folder: String) -> [File] {
    paths.filter { $0.hasPrefix(folder + "/") }.compactMap { path in bytes(path).map { File(path: path, bytes: $0) } }
  }
}
