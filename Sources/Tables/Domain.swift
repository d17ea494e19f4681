/// What the rows of a data set are: what they are called, what their columns are, which classes there are, and how a row
/// is drawn. The one place that says "beat", "QRS" or "class 2".
public struct Domain: Equatable, Sendable {
  /// How a row is shown.
  public enum Kind: String, Equatable, Codable, Sendable {
    /// Columns are places on one axis, such as points in time: a row is a curve.
    case curve
    /// Columns are quantities of their own: a row is a list of values.
    case table
  }

  /// One row is a …, several are ….
  public let noun: Noun
  /// One column is a …, several are ….
  public let columnNoun: Noun
  /// Whether a row is drawn as a curve or listed as a table.
  public let kind: Kind
  /// Values in one row.
  public let width: Int
  /// One name a column; empty where columns are only counted.
  public let columnNames: [String]
  /// Stretches of columns that have a name, in order; empty where there are none.
  public let parts: [RowPart]
  /// The classes there can be, in the order of their numbers.
  public let classes: [RowClass]
  /// Classes that are judged together, beside each by itself; empty where there are none.
  public let groups: [RowGroup]
  /// Ways to call rows abnormal, the one that counts here first; empty where the classes themselves are the only one.
  public let labels: [RowLabels]
  /// The range of values that pictures of rows have in common; nil where each takes its own.
  public let axis: ClosedRange<Double>?
  /// What values are in, such as "standard deviations"; nil where nobody knows.
  public let unit: String?

  /// A domain of rows of `width` values; `columnNames` is empty or names every column.
  public init(
    noun: Noun, columnNoun: Noun, kind: Kind, width: Int, columnNames: [String] = [], parts: [RowPart] = [],
    classes: [RowClass], groups: [RowGroup] = [], labels: [RowLabels] = [], axis: ClosedRange<Double>? = nil,
    unit: String? = nil
  ) {
    precondition(columnNames.isEmpty || columnNames.count == width, "a domain names all of its columns or none")
    self.noun = noun
    self.columnNoun = columnNoun
    self.kind = kind
    self.width = width
    self.columnNames = columnNames
    self.parts = parts.isEmpty && kind == .table ? Self.parts(of: columnNames, width: width) : parts
    self.classes = classes
    self.groups = groups
    self.labels = labels
    self.axis = axis
    self.unit = unit
  }

  /// The class of this number.
  public func rowClass(_ number: Int) -> RowClass? { classes.first { $0.number == number } }

  /// The classes that a detector ought to find.
  public var abnormalClasses: [RowClass] { classes.filter(\.isAbnormal) }

  /// The classes that a detector learns from.
  public var normalClasses: [RowClass] { classes.filter { !$0.isAbnormal } }

  /// Whether anything is known of what the rows are; a table without a column of labels has one class for all of them.
  public var isLabelled: Bool { kind == .curve || classes.contains(where: \.isAbnormal) }

  /// What a column is called, by its 0-based place.
  public func columnName(_ column: Int) -> String {
    columnNames.indices.contains(column) ? columnNames[column] : "\(columnNoun.singular) \(column + 1)"
  }

  /// The named part that holds most of some columns, 0-based; nil where there are no named parts.
  public func part(holdingMostOf columns: ClosedRange<Int>) -> RowPart? {
    let middle = (columns.lowerBound + columns.upperBound) / 2
    return parts.max { $0.overlap(columns, middle) < $1.overlap(columns, middle) }
  }
}

/// What one thing is called, and what several are called.
public struct Noun: Equatable, Hashable, Sendable {
  /// What one is called.
  public let singular: String
  /// What several are called, and none.
  public let plural: String

  /// A noun in its two forms, in lower case.
  public init(_ singular: String, _ plural: String) {
    self.singular = singular
    self.plural = plural
  }

  /// The form that follows a number.
  public func after(_ count: Int) -> String { count == 1 ? singular : plural }

  /// A row of anything.
  public static let row = Noun("row", "rows")
  /// One of several curves of equal length. The plural is the singular.
  public static let series = Noun("series", "series")
  /// A column of a table.
  public static let column = Noun("column", "columns")
  /// A place on the axis of a curve.
  public static let point = Noun("point", "points")
}

/// Classes that are judged together.
public struct RowGroup: Equatable, Sendable {
  /// As in a sentence: "new attacks".
  public let name: String
  /// The numbers of the classes.
  public let classes: Set<Int>

  /// A group of the classes of these numbers.
  public init(_ name: String, _ classes: Set<Int>) {
    self.name = name
    self.classes = classes
  }
}

/// A way to call rows abnormal, where there is more than one.
public struct RowLabels: Equatable, Sendable {
  /// One word: `true`, `report`.
  public let word: String
  /// The numbers of the classes that are abnormal by it.
  public let abnormal: Set<Int>

  /// Labels of this name, by which the classes of these numbers are abnormal.
  public init(_ word: String, abnormal: Set<Int>) {
    self.word = word
    self.abnormal = abnormal
  }
}

/// A stretch of columns with a name.
public struct RowPart: Equatable, Sendable {
  /// The name in a sentence: "the QRS complex".
  public let name: String
  /// The word that commands know it by: "qrs".
  public let word: String
  /// The name where there is little room: "QRS".
  public let label: String
  /// Its columns, counted from 0.
  public let columns: ClosedRange<Int>

  /// A part of these columns, counted from 0.
  public init(name: String, word: String, label: String, columns: ClosedRange<Int>) {
    self.name = name
    self.word = word
    self.label = label
    self.columns = columns
  }

  fileprivate func overlap(_ run: ClosedRange<Int>, _ middle: Int) -> Double {
    let shared = min(run.upperBound, columns.upperBound) - max(run.lowerBound, columns.lowerBound) + 1
    // Ties go to the part in which the middle lies.
    return Double(max(0, shared)) + (columns.contains(middle) ? 0.5 : 0)
  }
}
