import Heartbeats
import Platform
import Tables

/// Keeps ECG5000 in binary form, so that a start reads 2.8 MB instead of 11 MB of text.
///
/// The file says which text files it was read from, by their place on the disk, their sizes and times, and counts only
/// while all of these are as they were; and its beats count only while their digest is ECG5000's. A damaged, old or foreign
/// file is as good as none.
public struct BeatCache: Sendable {
  private let folder: String

  /// - Parameter folder: Made where it does not exist; one that cannot be written to only costs time.
  public init(folder: String) {
    self.folder = folder
  }

  private var path: String { folder + "/ecg5000.beats" }

  /// The beats that were kept under a stamp.
  func data(under stamp: [UInt8]) -> (train: RowSet, test: RowSet)? {
    guard let bytes = try? RegularFile.read(path, limit: 1 << 23), bytes.starts(with: stamp) else { return nil }
    let canonical = bytes[stamp.count...]
    guard ECG5000.hexadecimal(SHA256.hash(canonical)) == ECG5000.knownDigest else { return nil }
    return CanonicalBytes.sets(canonical)
  }

  /// Keeps ECG5000 under the stamp of the files it was read from. Where that fails, the next start takes longer.
  func keep(_ data: DataSet, under stamp: [UInt8]) {
    try? Folder.make(folder)
    _ = try? RegularFile.replace(path, with: stamp + CanonicalBytes.of(data))
  }

  /// The path, and of both text files what changes when anything about them does.
  static func stamp(of source: String) -> [UInt8]? {
    guard let pair = try? UCRReader.pair(at: source) else { return nil }
    var text = "heartline beats 1\n\(source)\n"
    for file in [pair.train, pair.test] {
      var status = stat()
      guard stat(file, &status) == 0 else { return nil }
      #if canImport(Darwin)
        let times = [status.st_mtimespec, status.st_ctimespec]
      #else
        let times = [status.st_mtim, status.st_ctim]
      #endif
      text += "\(status.st_dev) \(status.st_ino) \(status.st_size)"
      for time in times { text += " \(time.tv_sec).\(time.tv_nsec)" }
      text += "\n"
    }
    return Array(text.utf8)
  }
}
