import Platform

/// Finds the files of a data set from the path a person names.
public enum UCRDataFiles {
  /// One file, or the training and the test file: a folder's pair (or only data file), or a file and its twin beside it.
  public static func find(_ path: String) throws(UCRTableError) -> [String] {
    do {
      switch try FileKind.at(path) {
      case .folder: break
      case .regular: return withTwin(path)
      case let kind: throw FileError.notRegular(kind)
      }
    } catch {
      throw .file(path: path, error as? FileError ?? .missing)
    }
    return try inFolder(path)
  }

  private static func inFolder(_ folder: String) throws(UCRTableError) -> [String] {
    let names: [DataFileName]
    do {
      names = try Folder.names(folder).compactMap(DataFileName.init)
    } catch {
      throw .file(path: folder, error)
    }
    let path = { (name: DataFileName) in folder.hasSuffix("/") ? folder + name.text : folder + "/" + name.text }
    let parts = names.filter { $0.part != nil }.sorted { $0.rank < $1.rank }
    let dataSets = Set(parts.map(\.dataSet)).sorted()
    if dataSets.count > 1 { throw .severalDataSets(folder: folder, names: dataSets) }
    if let train = parts.first(where: { $0.part == .train }) {
      let tests = parts.filter { $0.part == .test }
      if let test = tests.first(where: { $0.ending == train.ending }) ?? tests.first {
        return [path(train), path(test)]
      }
    }
    if let only = parts.first { return [path(only)] }
    let known = Set(names.map(\.dataSet)).sorted()
    if known.count > 1 { throw .severalDataSets(folder: folder, names: names.map(\.text)) }
    guard let only = names.min(by: { $0.rank < $1.rank }) else { throw .noDataFiles(folder: folder) }
    return [path(only)]
  }

  private static func withTwin(_ path: String) -> [String] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard let named = DataFileName(name), let part = named.part else { return [path] }
    let beside = (try? Folder.names(folder.isEmpty ? "." : folder)) ?? []
    let twins = beside.compactMap(DataFileName.init)
      .filter { $0.dataSet == named.dataSet && $0.part != nil && $0.part != part }
      .sorted { ($0.ending != named.ending ? 1 : 0, $0.rank) < ($1.ending != named.ending ? 1 : 0, $1.rank) }
    guard let twin = twins.first else { return [path] }
    let twinPath = folder + twin.text
    return part == .train ? [path, twinPath] : [twinPath, path]
  }

  /// What the files are called without part and ending.
  static func name(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return DataFileName(name)?.dataSet ?? name
  }
}

/// A file name taken apart: `GunPoint_TRAIN.ts` is the training part of `GunPoint`.
private struct DataFileName {
  enum Part: String, CaseIterable {
    case train = "_train"
    case test = "_test"
  }

  let text: String
  let dataSet: String
  let part: Part?
  let ending: String

  private static let endings = ["txt", "tsv", "ts", "arff", "csv"]

  /// Nil for a name without one of the endings of data files.
  init?(_ name: String) {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    ending = name[name.index(after: dot)...].lowercased()
    guard Self.endings.contains(ending) else { return nil }
    let stem = String(name[..<dot])
    part = Part.allCases.first { stem.lowercased().hasSuffix($0.rawValue) }
    text = name
    dataSet = String(stem.dropLast(part?.rawValue.count ?? 0))
  }

  /// The archive's own text form comes first where a folder holds several.
  var rank: Int { Self.endings.firstIndex(of: ending) ?? Self.endings.count }
}
