import Platform
import Words

/// The labels of a data set, how often each comes, and which of them are normal.
public enum NormalLabels {
  /// A label and how many rows have it.
  public struct Count: Equatable, Sendable {
    /// The label, as the data writes it.
    public let name: String
    /// How many rows have it.
    public let rows: Int

    /// A label and the number of its rows.
    public init(name: String, rows: Int) {
      self.name = name
      self.rows = rows
    }
  }

  /// Why the normal labels are not known: the facts alone.
  public enum Failure: Error, Equatable, Sendable {
    /// Nobody has said which are normal, and no label says so itself; `suggestion` is the most frequent.
    case unclear(labels: [Count], suggestion: String)
    /// A label that was named is not among them.
    case unknown(label: String, labels: [Count])
    /// All labels are normal: there would be nothing to find.
    case all(labels: [Count])
  }

  /// The indices in `labels` that are normal: those that were named, or the ones that are so by themselves.
  ///
  /// A label is normal by itself where it is one of the words normal, benign, inlier or nominal (in any case, with or
  /// without a full stop behind it, as in KDD Cup 1999). Of two labels "no" beside "yes", "false" beside "true", and,
  /// where `knowsZero` says so, "0" beside "1" is normal if it is the more frequent one.
  public static func indices(
    in labels: [Count], named names: [String], knowsZero: Bool
  ) throws(Failure) -> Set<Int> {
    var normal: Set<Int> = []
    if names.isEmpty {
      normal = byThemselves(labels, knowsZero: knowsZero)
      if normal.isEmpty {
        throw .unclear(labels: labels, suggestion: labels.max { $0.rows < $1.rows }?.name ?? "")
      }
    }
    for name in names {
      let same = labels.indices.filter { labels[$0].name == name }
      let alike = labels.indices.filter { folded(labels[$0].name) == folded(name) }
      // A number may be written in several ways: "1", "1.0", "01".
      let equal = labels.indices.filter { Double(labels[$0].name) != nil && Double(labels[$0].name) == Double(name) }
      guard let found = [same, alike, equal].first(where: { $0.count == 1 })?.first else {
        throw .unknown(label: name, labels: labels)
      }
      normal.insert(found)
    }
    if normal.count == labels.count, labels.count > 1 { throw .all(labels: labels) }
    return normal
  }

  private static func byThemselves(_ labels: [Count], knowsZero: Bool) -> Set<Int> {
    let words = ["normal", "benign", "inlier", "nominal"]
    let named = labels.indices.filter { words.contains(folded(labels[$0].name)) }
    if !named.isEmpty { return Set(named) }
    guard labels.count == 2 else { return [] }
    let pairs = [("no", "yes"), ("false", "true")] + (knowsZero ? [("0", "1")] : [])
    for (calm, alarm) in pairs {
      guard let first = labels.firstIndex(where: { folded($0.name) == calm }),
        let second = labels.firstIndex(where: { folded($0.name) == alarm }), labels[first].rows > labels[second].rows
      else { continue }
      return [first]
    }
    return []
  }

  private static func folded(_ name: String) -> String {
    let lower = name.lowercased()
    return lower.count > 1 && lower.hasSuffix(".") ? String(lower.dropLast()) : lower
  }
}

extension [NormalLabels.Count] {
  /// The labels with their counts, for a message: `1 (292), 2 (177), 3 (10)`; of many, the most frequent twelve.
  public var listed: String {
    let shown = count > 12 ? Array(sorted { $0.rows > $1.rows }.prefix(12)) : self
    return shown.map { "\(printableWord($0.name, limit: 40)) (\($0.rows))" }.joined(separator: ", ")
      + (count > 12 ? ", … (\(count) in all)" : "")
  }
}
