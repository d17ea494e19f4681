import BundledFiles
import HeartbeatDownload
import Heartbeats
import Tables

/// Where beats are found: ECG5000 where it lies, else the simulator that comes with the program.
public struct DataLibrary: Sendable {
  /// The folder or file that the person named, if one was named.
  public let named: String?
  /// Where a download is kept.
  public let downloadFolder: String
  /// Where ECG5000 is kept in a form that is read at once, if anywhere.
  public let cache: BeatCache?
  /// The seed of the simulated beats.
  public let seed: Int

  public init(named: String?, downloadFolder: String, cache: BeatCache? = nil, seed: Int = 1) {
    self.named = named
    self.downloadFolder = downloadFolder
    self.cache = cache
    self.seed = seed
  }

  /// Data to start with: what was named, else what was downloaded, else the simulated beats.
  ///
  /// - Throws: when what was named cannot be read, because silently working on other data would be a lie.
  public func initial() throws -> DataSet {
    if let named { return try read(named) }
    return try ECG5000.keptCopy(in: downloadFolder, cache: cache) ?? simulated()
  }

  /// ECG5000, wherever it lies.
  func ecg5000() throws -> DataSet {
    if let kept = ECG5000.keptCopy(in: downloadFolder, cache: cache) { return kept }
    if let named {
      let data = try read(named)
      if case .ecg5000 = data.source { return data }
    }
    throw CommandError("ECG5000 is not on this machine; \"data fetch\" downloads it, \"data use FOLDER\" takes yours")
  }

  /// The simulated beats.
  func simulated(seed: Int? = nil) throws -> DataSet {
    try simulator().data(seed: seed ?? self.seed)
  }

  /// What makes the simulated beats.
  func simulator() throws -> Simulator {
    try Simulator(json: BundledFiles.bytes("Data/simulator.json") ?? [])
  }

  /// The beats a saved session worked on.
  func data(of source: DataSource) throws -> DataSet {
    switch source {
    case .ecg5000: try ecg5000()
    case .simulated(let seed): try simulated(seed: seed)
    case .file(let path): try read(path)
    case .series(let path, let normal):
      try read(
        path,
        {
          var options = TableOptions()
          options.normal = normal
          return options
        }())
    case .table(let path, let options): try read(path, options, isTable: true)
    case .kdd(let options): try kdd(options)
    }
  }

  /// Rows from a file or folder, read as what they are; ECG5000 is known by its values, whatever it is called.
  func read(
    _ path: String, _ options: TableOptions = TableOptions(), isTable: Bool = false,
    watch: (@Sendable (Double) -> Bool)? = nil
  ) throws -> DataSet {
    try DataReading(path: path, options: options, isSaidToBeTable: isTable, cache: cache, watch: watch).read()
  }
}

extension DataSource {
  /// The source as it is called on the screen.
  var name: String {
    switch self {
    case .ecg5000: "ECG5000"
    case .simulated(let seed): "simulated beats (seed \(seed))"
    case .kdd(let options):
      ["KDD Cup 1999", options.columns.summary].joined(separator: ", ")
        + (options.logarithms ? ", counts as logarithms" : "")
        + ", \(options.rows.summary)" + (options.labels == .report ? ", the report's labels" : "")
    case .file(let path), .series(let path, _), .table(let path, _): path
    }
  }

  /// The words that choose it again.
  var command: String {
    switch self {
    case .ecg5000: "data use ecg5000"
    case .simulated: "data use simulated"
    case .kdd(let options): (["data use kdd"] + options.words).joined(separator: " ")
    case .file(let path): "data use \(quotedIfNeeded(path))"
    case .series(let path, let normal):
      (["data use \(quotedIfNeeded(path))"] + Self.option("normal", normal)).joined(separator: " ")
    case .table(let path, let options):
      (["data use \(quotedIfNeeded(path))"] + options.words).joined(separator: " ")
    }
  }

  fileprivate static func option(_ name: String, _ words: [String]) -> [String] {
    words.isEmpty ? [] : ["--\(name) \(quotedIfNeeded(words.joined(separator: ",")))"]
  }
}

extension TableOptions {
  /// The words that say the same again.
  fileprivate var words: [String] {
    DataSource.option("label", label.map { [$0] } ?? []) + DataSource.option("normal", normal)
      + DataSource.option("drop", dropped) + DataSource.option("categorical", categorical)
      + DataSource.option("delimiter", delimiter.map { [$0] } ?? []) + (hasNoHeader ? ["--no-header"] : [])
      + DataSource.option("missing", missing.map { [$0] } ?? [])
  }
}

/// A word as it must be written so that it stays one word.
func quotedIfNeeded(_ word: String) -> String {
  let isPlain = !word.isEmpty && word.allSatisfy { !$0.isWhitespace && !"\"';#\\".contains($0) }
  let isOutput = word.hasPrefix("|") || word.hasPrefix(">") || word.hasPrefix("<<")
  return isPlain && !isOutput ? word : quotedAlways(word)
}

/// A word in double quotes, in which a backslash keeps a quote or a backslash as it is.
func quotedAlways(_ word: String) -> String {
  "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
