import Heartbeats

/// The genuine ECG5000 data set: how to recognise it and where to get it.
///
/// Chen, Hao, Rakthanmanon, Zakaria, Hu and Keogh, "A general framework for never-ending learning from time series
/// streams", DMKD 29(6), 2015; from PhysioNet's BIDMC congestive heart failure database, record chf07.
public enum ECG5000 {
  /// The number of beats in TRAIN.
  public static let trainCount = 500
  /// The number of beats in TEST.
  public static let testCount = 4500

  /// What ``digest(of:)`` gives for the data set in the UCR archive.
  public static let knownDigest = "6cd8035b856cf711a0726306ee1f22830f6fbe740a4624ae3df7fa1c360c2ddb"

  /// SHA-256, in hex, over the values and classes, whatever file they came from.
  ///
  /// The canonical bytes are, for TRAIN and then TEST: the number of rows as a 32-bit integer, then for every row the
  /// class as one byte and the bit patterns of the 140 single-precision values. All integers are little-endian. The
  /// order of the rows counts, because beats are named by their position.
  public static func digest(of data: HeartbeatData) -> String {
    var hash = SHA256()
    for set in [data.train, data.test] {
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: set.count).littleEndian) { hash.update($0) }
      for row in 0..<set.count { hash.update(canonicalBytes(of: row, in: set)) }
    }
    return hexadecimal(hash.finalize())
  }

  /// Whether this is ECG5000, value for value and in the archive's order.
  public static func isGenuine(_ data: HeartbeatData) -> Bool {
    data.train.count == trainCount && data.test.count == testCount && digest(of: data) == knownDigest
  }

  /// The copy a ``Downloader`` kept in a folder, or nil where there is none or it is not complete and genuine.
  ///
  /// The two files get their names one after the other, and a disk may lose what it holds; so a copy counts only once
  /// its digest does.
  public static func keptCopy(in folder: String) -> HeartbeatData? {
    guard let data = try? UCRReader.read(contentsOf: folder), isGenuine(data) else { return nil }
    return HeartbeatData(source: .ecg5000(path: folder), train: data.train, test: data.test)
  }

  /// The public copies, in the order they are tried.
  public static let sources = [
    DownloadSource(
      name: "timeseriesclassification.com",
      parts: [.init(address: "https://www.timeseriesclassification.com/aeon-toolkit/ECG5000.zip", content: .both)],
      container: .zip),
    DownloadSource(
      name: "timeseriesclassification.com (former address)",
      parts: [.init(address: "https://www.timeseriesclassification.com/Downloads/ECG5000.zip", content: .both)],
      container: .zip),
    DownloadSource(
      name: "Anomagram on GitHub",
      parts: [
        .init(address: anomagramFolder + "test.json", content: .train),
        .init(address: anomagramFolder + "train.json", content: .test),
      ],
      container: .anomagramJSON),
  ]

  /// Pinned to a commit: there are others in which `test.json` holds the values scaled to 0…1.
  private static let anomagramFolder =
    "https://raw.githubusercontent.com/victordibia/anomagram/5b65fe2da3dec84e2af61bcb5fbd19c6e75bf9e2/"
    + "app/public/data/ecg/"

  /// One row as ``digest(of:)`` sees it: 1 + 4 × 140 bytes.
  package static func canonicalBytes(of row: Int, in set: BeatSet) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(truncatingIfNeeded: set.classes[row].rawValue)]
    bytes.reserveCapacity(1 + 4 * BeatSet.pointsPerBeat)
    for value in set.values[row * BeatSet.pointsPerBeat..<(row + 1) * BeatSet.pointsPerBeat] {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.reduce(into: "") { text, byte in
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }
}
