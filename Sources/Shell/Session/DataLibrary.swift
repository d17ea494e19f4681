import BundledFiles
import HeartbeatDownload
import Heartbeats
import Tables
import Views

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
