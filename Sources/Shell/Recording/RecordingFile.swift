import Heartbeats
import Views
import Workbench

/// What a file that somebody wants scored turned out to be.
enum ScoredFile {
  /// Beats in UCR form, for another reader.
  case beats
  /// One beat, written as a column.
  case beat([Float])
  case recording(Recording)
}

/// Finds out what a file is, and reads it if it is a recording.
struct RecordingFile {
  let path: String
  let files: Files
  /// The rate that was named; whoever names one has a recording.
  let rate: Double?

  /// What the file is; nil where there is none.
  func read() throws -> ScoredFile? {
    if let header = headerPath { return .recording(try record(header)) }
    guard files.exists(path) else { return nil }
    let bytes = try files.read(path)
    if rate != nil { return .recording(try RecordingText.read(bytes, name: path, rate: rate)) }
    switch RecordingText.shape(of: bytes) {
    case .beats: return .beats
    case .beat: return .beat(try RecordingText.read(bytes, name: path).leads.first?.samples ?? [])
    case .recording: return .recording(try RecordingText.read(bytes, name: path))
    }
  }

  /// The header of the PhysioNet record that is meant: named itself, by its signal file, or without an ending.
  private var headerPath: String? {
    if path.lowercased().hasSuffix(".hea") { return path }
    let stem = path.lowercased().hasSuffix(".dat") ? String(path.dropLast(4)) : path
    let isRecord = stem != path || !files.exists(path)
    return isRecord && files.exists(stem + ".hea") ? stem + ".hea" : nil
  }

  private func record(_ header: String) throws -> Recording {
    let folder = header.lastIndex(of: "/").map { String(header[...$0]) } ?? ""
    let recording = try WFDBReader.read(header: files.read(header), name: header) { try files.read(folder + $0) }
    guard let rate else { return recording }
    return Recording(rate: rate, leads: recording.leads, notes: recording.notes)
  }
}
