/// Where the columns of one domain are found in the rows of another: what a detector needs to judge other rows than it was
/// trained on.
public struct ColumnPlaces: Equatable, Sendable {
  /// Values in a row that is looked into.
  public let width: Int
  /// For each column that is wanted its place in such a row; nil for a category that those rows never have.
  public let places: [Int?]

  /// Why rows of one domain are not rows of another: the facts alone.
  public enum Misfit: Error, Equatable, Sendable {
    /// Rows of another number of values.
    case width(wanted: Int, found: Int)
    /// Tables of other columns; the first that is missing.
    case column(String)
    /// A curve where a table is wanted, or the other way.
    case kind(wanted: Domain.Kind)
  }

  /// The columns of `wanted` in rows of `found`: the same places for curves, the same names for tables.
  public init(of wanted: Domain, in found: Domain) throws(Misfit) {
    guard wanted.kind == found.kind else { throw .kind(wanted: wanted.kind) }
    width = found.width
    guard wanted.columnNames != found.columnNames else {
      guard wanted.width == found.width else { throw .width(wanted: wanted.width, found: found.width) }
      places = Array(0..<found.width)
      return
    }
    let known = Dictionary(zip(found.columnNames, 0...), uniquingKeysWith: { first, _ in first })
    let groups = Set(found.parts.map(\.name))
    var places: [Int?] = []
    for (column, name) in wanted.columnNames.enumerated() {
      if let place = known[name] {
        places.append(place)
      } else if let group = wanted.parts.first(where: { $0.columns.contains(column) }), groups.contains(group.name),
        group.name != name
      {
        // The column is there; only this category never comes in it.
        places.append(nil)
      } else {
        throw .column(wanted.parts.first { $0.columns.contains(column) }?.name ?? name)
      }
    }
    self.places = places
  }

  /// Whether rows can be taken as they are.
  public var areTheSame: Bool { places.count == width && places.enumerated().allSatisfy { $0.offset == $0.element } }

  /// The wanted values of one or more rows; 0 where a category never comes.
  public func taken(from values: [Float]) -> [Float] {
    guard !areTheSame, width > 0 else { return values }
    var taken: [Float] = []
    taken.reserveCapacity(values.count / width * places.count)
    for start in stride(from: 0, to: values.count, by: width) {
      for place in places { taken.append(place.map { values[start + $0] } ?? 0) }
    }
    return taken
  }
}
