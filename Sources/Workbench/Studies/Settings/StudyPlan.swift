import Tables
import Words

/// What a study of settings is to train: every level of one factor, or every pair of levels of two, with so many seeds.
public struct StudyPlan: Equatable, Sendable {
  public let axes: [Axis]
  /// Seeds at every cell, counted upward from the recipe's own.
  public let seeds: Int

  /// A factor and the values it takes.
  public struct Axis: Equatable, Sendable {
    public let factor: Factor
    public let levels: [Factor.Level]

    public init(_ factor: Factor, _ levels: [Factor.Level]) {
      self.factor = factor
      self.levels = levels
    }

    public var texts: [String] { levels.map(\.text) }
  }

  /// More trainings than this are not begun.
  public static let mostTrainings = 2000

  public init(axes: [Axis], seeds: Int) {
    self.axes = axes
    self.seeds = seeds
  }

  public var cellCount: Int { axes.reduce(1) { $0 * $1.levels.count } }
  public var trainings: Int { cellCount * seeds }

  /// The recipes that are trained, the last axis's levels changing fastest.
  ///
  /// More abnormal beats must not mean fewer beats to learn from: where contamination is varied and the recipe takes all
  /// the beats there are, every cell gets as many as the poorest can have.
  func cells(of recipe: Recipe, data: DataSet) throws -> [StudyLevel] {
    var cells = [StudyLevel(name: "", recipe: recipe)]
    for axis in axes {
      cells = cells.flatMap { cell in
        axis.levels.map { level in
          var changed = cell.recipe
          axis.factor.put(level, in: &changed)
          return StudyLevel(name: cell.name.isEmpty ? level.text : "\(cell.name), \(level.text)", recipe: changed)
        }
      }
    }
    let hasContamination = axes.contains { $0.factor.name == "contamination" }
    return hasContamination && recipe.trainSize == nil && !axes.contains { $0.factor.name == "train-size" }
      ? try StudyKind.withEqualRows(cells, data: data) : cells
  }

  /// Refuses settings that a cell's detector does not read.
  func check(_ detectors: [String]) throws {
    for axis in axes {
      guard let without = detectors.first(where: { !axis.factor.isUsed(by: $0) }) else { continue }
      let able = axis.factor.detectors
      guard Set(detectors).count > 1 else {
        throw WorkbenchError.needsOtherDetector(what: "study \(axis.factor.name)", detector: without, able: able)
      }
      throw StudyFailure(
        text:
          "\(without) has no \(axis.factor.name), only \(enumeration(able, "and")) \(able.count == 1 ? "has" : "have"); "
          + "leave \(without) out")
    }
  }

  /// The levels of a cell by the names of their factors.
  func levels(ofCell cell: Int) -> [(name: String, level: Factor.Level)] {
    var rest = cell
    var levels: [(String, Factor.Level)] = []
    for axis in axes.reversed() {
      levels.insert((axis.factor.name, axis.levels[rest % axis.levels.count]), at: 0)
      rest /= axis.levels.count
    }
    return levels
  }
}
