import Heartbeats
import Tables

// Where beats come from, in the lines that tell figures of them: figures of simulated beats must not pass for those of
// the published data.

extension DataSource {
  /// What its rows are called.
  package var noun: Noun {
    switch self {
    case .ecg5000, .simulated, .file: Domain.heartbeats.noun
    case .series: .series
    case .table: .row
    case .kdd: Noun("connection", "connections")
    }
  }

  /// `beats of ECG5000`, `simulated test beats`, `test rows of mine.csv`; of rows in a role, or of all.
  package func named(_ role: String = "", count: Int = 2) -> String {
    let rows = role.isEmpty ? noun.after(count) : "\(role) \(noun.after(count))"
    return switch self {
    case .ecg5000: "\(rows) of ECG5000"
    case .simulated: "simulated \(rows)"
    case .kdd: "\(rows) of KDD Cup 1999"
    case .file(let path), .series(let path, _), .table(let path, _): "\(rows) of \(Self.lastPart(of: path))"
    }
  }

  /// `ECG5000`, `simulated beats`, `mine.txt`.
  package var shortName: String {
    switch self {
    case .ecg5000: "ECG5000"
    case .simulated: "simulated beats"
    case .kdd: "KDD Cup 1999"
    case .file(let path), .series(let path, _), .table(let path, _): Self.lastPart(of: path)
    }
  }

  /// The source as `--json` names it: `ecg5000`, `simulated`, or a file's name.
  package var word: String {
    switch self {
    case .ecg5000: "ecg5000"
    case .simulated: "simulated"
    case .kdd: "kdd"
    case .file(let path), .series(let path, _), .table(let path, _): Self.lastPart(of: path)
    }
  }

  package var isSimulated: Bool { if case .simulated = self { true } else { false } }

  private static func lastPart(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
