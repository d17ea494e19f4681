import Heartbeats
import Tables

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
  public static func digest(of data: DataSet) -> String { hexadecimal(SHA256.hash(CanonicalBytes.of(data))) }

  /// Whether this is ECG5000, value for value and in the archive's order.
  public static func isGenuine(_ data: DataSet) -> Bool {
    data.train.count == trainCount && data.test.count == testCount && digest(of: data) == knownDigest
  }

  /// Beats from a file or folder, as `UCRReader` reads them; ECG5000 is known by its values, whatever it is called.
  ///
  /// - Parameter cache: Where ECG5000 is kept in binary form, so that it is there at once the next time.
  /// - Throws: `UCRError`.
  public static func read(contentsOf path: String, cache: BeatCache? = nil) throws -> DataSet {
    // Before the files are read: if they change meanwhile, what is kept is not taken for theirs.
    let stamp = cache.flatMap { _ in BeatCache.stamp(of: path) }
    if let cache, let stamp, let known = cache.data(under: stamp) {
      return DataSet(source: .ecg5000(path: path), train: known.train, test: known.test)
    }
    let data = try UCRReader.read(contentsOf: path)
    // A file with ECG5000's name or size is not yet ECG5000; its values are.
    guard isGenuine(data) else {
      return DataSet(source: .file(path: path), train: data.train, test: data.test)
    }
    if let cache, let stamp { cache.keep(data, under: stamp) }
    return DataSet(source: .ecg5000(path: path), train: data.train, test: data.test)
  }

  /// The copy a ``Downloader`` kept in a folder, or nil where there is none or it is not complete and genuine.
  ///
  /// The two files get their names one after the other, and a disk may lose what it holds; so a copy counts only once
  /// its digest does.
  public static func keptCopy(in folder: String, cache: BeatCache? = nil) -> DataSet? {
    guard let data = try? read(contentsOf: folder, cache: cache), case .ecg5000 = data.source else { return nil }
    return data
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

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.reduce(into: "") { text, byte in
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }
}
