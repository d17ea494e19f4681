import BundledFiles
import HeartbeatDownload
import Heartbeats

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
  public func initial() throws -> HeartbeatData {
    if let named { return try read(named) }
    return try ECG5000.keptCopy(in: downloadFolder, cache: cache) ?? simulated()
  }

  /// ECG5000, wherever it lies.
  func ecg5000() throws -> HeartbeatData {
    if let kept = ECG5000.keptCopy(in: downloadFolder, cache: cache) { return kept }
    if let named {
      let data = try read(named)
      if case .ecg5000 = data.source { return data }
    }
    throw CommandError("ECG5000 is not on this machine; \"data fetch\" downloads it, \"data use FOLDER\" takes yours")
  }

  /// The simulated beats.
  func simulated(seed: Int? = nil) throws -> HeartbeatData {
    try simulator().data(seed: seed ?? self.seed)
  }

  /// What makes the simulated beats.
  func simulator() throws -> Simulator {
    try Simulator(json: BundledFiles.bytes("Data/simulator.json") ?? [])
  }

  /// The beats a saved session worked on.
  func data(of source: DataSource) throws -> HeartbeatData {
    switch source {
    case .ecg5000: try ecg5000()
    case .simulated(let seed): try simulated(seed: seed)
    case .file(let path): try read(path)
    }
  }

  /// Beats from a file or folder; ECG5000 is known by its values, whatever it is called.
  func read(_ path: String) throws -> HeartbeatData {
    try ECG5000.read(contentsOf: path, cache: cache)
  }
}

extension DataSource {
  /// The source as it is called on the screen.
  var name: String {
    switch self {
    case .ecg5000: "ECG5000"
    case .simulated(let seed): "simulated beats (seed \(seed))"
    case .file(let path): path
    }
  }

  /// The words that choose it again.
  var command: String {
    switch self {
    case .ecg5000: "data use ecg5000"
    case .simulated: "data use simulated"
    case .file(let path): "data use \(quotedIfNeeded(path))"
    }
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
