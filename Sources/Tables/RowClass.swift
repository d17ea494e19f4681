/// One class of rows, as labels name it: a number, a name, a short word, and whether a detector ought to find it.
///
/// A value of one word: half a million labels of one data set share the few descriptions there are.
public struct RowClass: Sendable {
  private let description: Description

  private final class Description: Sendable {
    let number: Int
    let name: String
    let shortName: String
    let isAbnormal: Bool

    init(_ number: Int, _ name: String, _ shortName: String, _ isAbnormal: Bool) {
      (self.number, self.name, self.shortName, self.isAbnormal) = (number, name, shortName, isAbnormal)
    }
  }

  /// A class; `shortName` is the name where none is given.
  public init(number: Int, name: String, shortName: String? = nil, isAbnormal: Bool) {
    description = Description(number, name, shortName ?? name, isAbnormal)
  }

  /// What the class is called where rows are counted; random choices hang on it. No two classes of a data set share one.
  public var number: Int { description.number }

  /// The class in the data set's own words.
  public var name: String { description.name }

  /// The class in one word, as commands and charts write it.
  public var shortName: String { description.shortName }

  /// Whether an anomaly detector ought to find it.
  public var isAbnormal: Bool { description.isAbnormal }
}

extension RowClass: Hashable {
  public static func == (left: RowClass, right: RowClass) -> Bool {
    left.description === right.description
      || (left.number == right.number && left.isAbnormal == right.isAbnormal && left.name == right.name
        && left.shortName == right.shortName)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

extension Sequence<RowClass> {
  /// The classes that come in it, each once, in the order of their numbers.
  public var distinct: [RowClass] { Set(self).sorted { $0.number < $1.number } }
}
