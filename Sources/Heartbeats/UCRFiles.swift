/// Finds the files of a data set from the path a person names.
enum UCRFiles: Equatable {
  case pair(train: String, test: String)
  case single(String)

  /// The files meant by a path: a folder's pair (or only data file), or a file and its twin beside it.
  static func find(_ path: String) throws -> UCRFiles {
    try FileBytes.isFolder(path) ? inFolder(path) : withTwin(path)
  }

  private static func inFolder(_ folder: String) throws -> UCRFiles {
    let names = try FileBytes.names(inFolder: folder).compactMap(DataFileName.init)
    let path = { (name: DataFileName) in folder.hasSuffix("/") ? folder + name.text : folder + "/" + name.text }
    let parts = names.filter { $0.part != nil }
    let dataSets = Set(parts.map(\.dataSet)).sorted()
    let chosen = dataSets.first { $0.uppercased() == "ECG5000" } ?? dataSets.first
    if let chosen, dataSets.count == 1 || chosen.uppercased() == "ECG5000" {
      let candidates = parts.filter { $0.dataSet == chosen }.sorted { $0.rank < $1.rank }
      let train = candidates.first { $0.part == .train }
      let test = candidates.first { $0.part == .test }
      if let train, let test { return .pair(train: path(train), test: path(test)) }
      if let only = train ?? test { return .single(path(only)) }
    }
    if dataSets.count > 1 { throw UCRError.severalDataSets(folder: folder, names: dataSets) }
    if names.count > 1 { throw UCRError.severalDataSets(folder: folder, names: names.map(\.text)) }
    guard let only = names.first else { throw UCRError.noDataFiles(folder: folder) }
    return .single(path(only))
  }

  private static func withTwin(_ path: String) -> UCRFiles {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard let named = DataFileName(name), let part = named.part else { return .single(path) }
    let beside = (try? FileBytes.names(inFolder: folder.isEmpty ? "." : folder)) ?? []
    let twins = beside.compactMap(DataFileName.init)
      .filter { $0.dataSet == named.dataSet && $0.part != nil && $0.part != part }
      .sorted { ($0.ending != named.ending ? 1 : 0, $0.rank) < ($1.ending != named.ending ? 1 : 0, $1.rank) }
    guard let twin = twins.first else { return .single(path) }
    let twinPath = folder + twin.text
    return part == .train ? .pair(train: path, test: twinPath) : .pair(train: twinPath, test: path)
  }
}

/// A file name taken apart: `ECG5000_TRAIN.txt` is the train part of `ECG5000`.
private struct DataFileName {
  enum Part: String, CaseIterable {
    case train = "_train"
    case test = "_test"
  }

  let text: String
  let dataSet: String
  let part: Part?
  let ending: String

  private static let endings = ["txt", "tsv", "csv"]

  /// Nil for a name without one of the endings of data files.
  init?(_ name: String) {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    ending = name[name.index(after: dot)...].lowercased()
    guard Self.endings.contains(ending) else { return nil }
    let stem = String(name[..<dot])
    let part = Part.allCases.first { stem.lowercased().hasSuffix($0.rawValue) }
    self.part = part
    text = name
    dataSet = String(stem.dropLast(part?.rawValue.count ?? 0))
  }

  /// The archive's own text form comes first where a folder holds several.
  var rank: Int { Self.endings.firstIndex(of: ending) ?? Self.endings.count }
}
