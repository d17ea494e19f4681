import KDDCup99
import Platform
import Tables
import TerminalGraphics
import Views
import Words
import Workbench

/// The race of the report's six models, replayed from the scores it published.
enum PublishedRace {
  /// - Parameter withColumns: whether the columns of the rows are wanted, too, where the connections are at hand.
  static func entry(from folder: String, withColumns: Bool) throws -> RaceEntry {
    let scores: PublishedScores
    do {
      scores = try PublishedScores.read(from: folder)
    } catch let error as PublishedScoresError {
      throw CommandError("\(error)")
    }
    let fields = withColumns ? try? KDDFile.later.fields(of: scores.rows, from: folder) : nil
    return RaceEntry(
      race: Race(field: field(scores), lanes: lanes(scores)),
      title: "KDD Cup 1999, the report's 10,000 test rows, replayed from the published scores", noun: .row,
      rows: ConnectionRows(fields: fields).rows,
      subject: .other(data: "kdd", split: "report", trainedOn: "kdd"),
      warning: "each threshold is the report's: the one of best accuracy on these very rows, by its own labels")
  }

  static func field(_ scores: PublishedScores) -> RaceField {
    let isKnown = scores.names.map(ReportSample.knownAttacks.contains)
    let attacks = scores.attacks
    let rows = scores.names.indices
    return RaceField(
      labels: [
        RaceField.Labels(word: "true", abnormal: attacks), RaceField.Labels(word: "report", abnormal: scores.outliers),
      ],
      names: scores.names,
      groups: [
        RaceField.Group(word: "known", rows: rows.filter { isKnown[$0] }),
        RaceField.Group(word: "new", rows: rows.filter { attacks[$0] && !isKnown[$0] }),
      ])
  }

  static func lanes(_ scores: PublishedScores) -> [RaceLane] {
    zip(PublishedScores.models, scores.scores).map { model, scores in
      RaceLane(name: model.name, scores: scores, threshold: model.threshold, choice: "the report's")
    }
  }
}

extension DataLibrary {
  /// Where a download of the connections and the report's scores is kept.
  var connectionsFolder: String { Folder.containing(downloadFolder) + "/kdd" }

  /// The connections, from beside the data that were named or from where a download is kept.
  func kdd(_ options: KDDOptions) throws -> DataSet {
    try KDDDataSet.read(from: connectionsAtHand(), options)
  }

  /// The folder that holds the connections.
  func connectionsAtHand() throws -> String {
    let found = foldersOfConnections.first { folder in
      KDDFile.allCases.allSatisfy { RegularFile.exists(folder + "/" + $0.rawValue) }
    }
    guard let found else {
      throw CommandError("KDD Cup 1999 is not on this machine; \"data fetch kdd\" downloads it")
    }
    return found
  }

  private var foldersOfConnections: [String] {
    (named.map { [$0, $0 + "/kdd", $0 + "/../kdd"] } ?? []) + [connectionsFolder]
  }

  /// The folder that holds the report's scores: beside the data that were named, or where a download is kept.
  func publishedScoresFolder() throws -> String {
    let found = foldersOfConnections.first { RegularFile.exists($0 + "/" + PublishedScores.fileName) }
    guard let found else {
      throw CommandError("the report's scores are not on this machine; \"data fetch report-scores\" downloads them")
    }
    return found
  }
}

/// Connections as rows of a race.
private struct ConnectionRows {
  /// The 41 columns of each row as they are written, where they are known.
  let fields: [[String]]?

  /// Columns of the glimpse: place among the 41, heading, width.
  private static let shown: [(place: Int, title: String, width: Int)] = [
    (1, "protocol", 9), (2, "service", 12), (3, "flag", 7), (23, "srv", 5), (32, "hsrv", 6), (24, "SYN", 6),
    (26, "REJ", 6), (4, "sent", 10), (5, "got", 10),
  ]

  /// What the short headings of the glimpse mean.
  private static let legend =
    "srv: connections to the same service; hsrv: the same at the host; SYN, REJ: shares of failed ones"

  private static func fitting(_ width: Int) -> [(place: Int, title: String, width: Int)] {
    var left = width
    return shown.prefix { column in
      left -= column.width
      return left >= 0
    }.map(\.self)
  }

  var rows: RaceRows {
    let fields = fields
    return RaceRows(
      title: { width in
        guard fields != nil else { return "connection" }
        return Self.fitting(width).map { padded($0.title, $0.width) }.joined()
      },
      widest: Self.shown.reduce(0) { $0 + $1.width },
      glimpse: { row, width, _ in
        guard let values = fields?[row], !values.isEmpty else { return StyledText("") }
        return StyledText(Self.fitting(width).map { padded(values[$0.place], $0.width) }.joined())
      },
      name: { "row \(grouped($0 + 1))" },
      detail: { row, appearance, lines in
        guard let values = fields?[row], !values.isEmpty else {
          return StyledText("\"data fetch kdd\" brings the columns of the rows", .muted).wrapped(to: appearance.width)
        }
        return Self.detail(values, appearance, lines)
      })
  }

  /// What the models saw, the eighteen columns in columns of text, or where they do not fit one behind the other; then
  /// the rest of the connection in words.
  private static func detail(_ values: [String], _ appearance: Appearance, _ lines: Int) -> [StyledText] {
    let columns = KDDColumns.report.map { (name: KDDColumns.names[$0], value: values[$0]) }
    let cells = columns.map { StyledText(padded($0.name, 29), .muted) + StyledText($0.value) }
    let across = appearance.width >= 114 ? 3 : appearance.width >= 76 ? 2 : 1
    let down = (cells.count + across - 1) / across
    var text = [StyledText("the eighteen columns that the models see", .strong)]
    if down < lines {
      text += (0..<down).map { row in
        (0..<across).reduce(into: StyledText("")) { line, column in
          let index = column * down + row
          if index < cells.count { line += cells[index].padded(to: 38) }
        }
      }
    } else {
      text += runningText(columns, appearance, lines - 1)
    }
    let others = KDDColumns.names.indices.filter { !KDDColumns.report.contains($0) && values[$0] != "0" }
    let rest = others.map { "\(KDDColumns.names[$0]) \(values[$0])" }.joined(separator: ", ")
    text += StyledText("and do not see: \(rest)", .muted).wrapped(to: appearance.width, indent: 2)
    text += StyledText(legend, .muted).wrapped(to: appearance.width, indent: 2)
    return Array(text.prefix(lines))
  }
}
