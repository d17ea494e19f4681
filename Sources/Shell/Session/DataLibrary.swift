import Foundation
import HeartbeatDownload
import Heartbeats

/// Where beats are found: ECG5000 where it lies, else the simulator that comes with the program.
public struct DataLibrary: Sendable {
  /// Folders in which ECG5000 may lie, the first one first.
  public let ecg5000Folders: [String]
  /// Where a download is kept.
  public let downloadFolder: String
  public let simulatorFile: String?
  public let seed: Int

  public init(ecg5000Folders: [String], downloadFolder: String, simulatorFile: String?, seed: Int = 1) {
    self.ecg5000Folders = ecg5000Folders
    self.downloadFolder = downloadFolder
    self.simulatorFile = simulatorFile
    self.seed = seed
  }

  /// Data to start with, and what went wrong on the way, if anything did.
  public func initial() throws -> (data: HeartbeatData, problem: String?) {
    var problem: String?
    for folder in ecg5000Folders + [downloadFolder] where FileManager.default.fileExists(atPath: folder) {
      do {
        return (try read(folder), problem)
      } catch {
        problem = problem ?? String(describing: error)
      }
    }
    return (try simulated(), problem)
  }

  /// ECG5000, wherever it lies.
  func ecg5000() throws -> HeartbeatData {
    for folder in ecg5000Folders + [downloadFolder] where FileManager.default.fileExists(atPath: folder) {
      let data = try read(folder)
      if case .ecg5000 = data.source { return data }
    }
    throw CommandError("ECG5000 is not on this machine; \"data fetch\" downloads it, \"data use FOLDER\" takes yours")
  }

  /// The simulated beats.
  func simulated() throws -> HeartbeatData {
    guard let simulatorFile else {
      throw CommandError("the simulator's file is missing from this installation; \"data use PATH\" takes your own beats")
    }
    return try Simulator(contentsOf: simulatorFile).data(seed: seed)
  }

  /// Beats from a file or folder; ECG5000 is known by its values, whatever it is called.
  func read(_ path: String) throws -> HeartbeatData {
    let data = try UCRReader.read(contentsOf: path)
    guard ECG5000.isGenuine(data) else { return data }
    return HeartbeatData(source: .ecg5000(path: path), train: data.train, test: data.test)
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
  if isPlain { return word }
  return "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
