import Platform
import SeededRandom
import Tables

/// The connections as a data set with the honest split: learn and choose thresholds on the past, judge on what comes later.
public struct KDDDataSet {
  private let past, later: KDDConnections
  private let options: KDDOptions

  /// Known attacks of the past that are kept, for thresholds and for contamination: drawn once, whatever the session's seed.
  static let keptAttacks = 20_000
  /// Rows of the past that are kept out of training to choose thresholds on, at the usual share.
  static let heldOut = HeldOut(normal: 8_000, abnormal: 2_000)

  /// Reads both files from a folder.
  ///
  /// - Throws: ``KDDError`` or `FileError` where one is missing or is not the published one to the byte.
  public static func read(from folder: String, _ options: KDDOptions) throws -> DataSet {
    KDDDataSet(
      past: try KDDFile.past.read(from: folder), later: try KDDFile.later.read(from: folder), options: options
    ).dataSet
  }

  /// Of connections that were read before.
  public init(past: KDDConnections, later: KDDConnections, options: KDDOptions) {
    (self.past, self.later, self.options) = (past, later, options)
  }

  public var dataSet: DataSet {
    let normals = past.rows(normal: true)
    let attacks = past.rows(normal: false)
    var random = SeededRandom.stream(seed: 1, "kdd kept attacks")
    let kept = random.permutation(attacks.count).prefix(Self.keptAttacks).map { attacks[$0] }
    let learned = (normals + kept).sorted()
    let names = later.labels.map { later.labelNames[$0] }
    let judged = options.rows == .report ? ReportSample.rows(names: names) : Array(later.labels.indices)
    let columns = KDDEncoding(options, past: past, normals: normals)
    let classes = Classes(Set(past.labelNames).union(later.labelNames), options.labels)
    let domain = Domain(
      noun: Noun("connection", "connections"), columnNoun: .column, kind: .table, width: columns.names.count,
      columnNames: columns.names, classes: classes.all, groups: classes.groups,
      labels: classes.labels)
    return DataSet(
      source: .kdd(options), domain: domain,
      train: RowSet(
        width: domain.width, values: columns.values(of: past, rows: learned),
        classes: learned.map { classes.byName[past.name($0)] ?? classes.normal }),
      test: RowSet(
        width: domain.width, values: columns.values(of: later, rows: judged),
        classes: judged.map { classes.byName[later.name($0)] ?? classes.normal }),
      hasFixedRoles: true, heldOut: Self.heldOut)
  }

  /// Every label of the two files as a class.
  private struct Classes {
    let normal: RowClass
    let byName: [String: RowClass]
    let groups: [RowGroup]
    let labels: [RowLabels]

    /// The report takes every attack that is not in the training file for normal.
    init(_ names: Set<String>, _ labels: KDDOptions.Labels) {
      normal = RowClass(number: 0, name: "normal", isAbnormal: false)
      var byName = ["normal": normal]
      var (known, new): (Set<Int>, Set<Int>) = ([], [])
      for (place, name) in names.subtracting(["normal"]).sorted().enumerated() {
        let isKnown = ReportSample.knownAttacks.contains(name)
        let isCalledNormal = !isKnown && labels == .report
        byName[name] = RowClass(
          number: place + 1,
          name: isKnown ? name : isCalledNormal ? "\(name) (new, called normal)" : "\(name) (new)", shortName: name,
          isAbnormal: !isCalledNormal)
        if isKnown { known.insert(place + 1) } else { new.insert(place + 1) }
      }
      self.byName = byName
      groups = [RowGroup("known attacks", known), RowGroup("new attacks", new)]
      let ways = [RowLabels("true", abnormal: known.union(new)), RowLabels("report", abnormal: known)]
      self.labels = labels == .report ? ways.reversed() : ways
    }

    var all: [RowClass] { byName.values.sorted { $0.number < $1.number } }
  }
}

/// How the columns of connections become numbers.
struct KDDEncoding {
  let names: [String]
  private let numeric: [Int]
  /// A column of words, and the word that is one there.
  private let indicators: [(column: Int, word: String)]
  private let logarithmic: Set<Int>

  /// Columns that count things, over several powers of ten.
  static let counts: Set<Int> = [0, 4, 5, 7, 8, 9, 10, 12, 15, 16, 17, 18, 19, 22, 23, 31, 32]

  /// One-hot columns are made of the words of the normal connections of the past alone.
  init(_ options: KDDOptions, past: KDDConnections, normals: [Int]) {
    switch options.columns {
    case .report: numeric = KDDColumns.report
    case .numeric, .all: numeric = KDDColumns.numeric
    }
    logarithmic = options.logarithms ? Self.counts : []
    var indicators: [(Int, String)] = []
    if options.columns == .all {
      for column in KDDColumns.categorical {
        var used = Set<Int>()
        for row in normals { used.insert(Int(past.values.values[row * past.values.columns + column])) }
        let words = used.compactMap { place in past.words[column].map { $0[place] } }
        indicators += words.sorted().map { (column, $0) }
      }
    }
    self.indicators = indicators
    names = numeric.map { KDDColumns.names[$0] } + indicators.map { "\(KDDColumns.names[$0.0])=\($0.1)" }
  }

  func values(of connections: KDDConnections, rows: [Int]) -> [Float] {
    // The place of each word differs from file to file.
    let places = indicators.map { indicator in
      connections.words[indicator.column]?.firstIndex(of: indicator.word).map { Float($0) } ?? -1
    }
    let (values, columns) = (connections.values.values, connections.values.columns)
    var result: [Float] = []
    result.reserveCapacity(rows.count * names.count)
    for row in rows {
      for column in numeric {
        let value = values[row * columns + column]
        result.append(logarithmic.contains(column) ? Float(log1p(Double(value))) : value)
      }
      for (indicator, place) in zip(indicators, places) {
        result.append(values[row * columns + indicator.column] == place ? 1 : 0)
      }
    }
    return result
  }
}
