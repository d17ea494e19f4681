import Heartbeats
import Judging
import NeuralNetwork
import SeededRandom
import Tables

/// Looks for small changes that flip a verdict, in the largest-change norm.
///
/// Projected signed gradient steps with momentum (Madry et al., "Towards deep learning models resistant to adversarial
/// attacks", ICLR 2018; Dong et al., "Boosting adversarial attacks with momentum", CVPR 2018), from many starts at once,
/// each a row of one matrix. A row whose verdict has flipped may from then on go less far than it did, so that every row
/// closes in on the border of the verdict along a way of its own; what came nearest is then refined with ever smaller
/// budgets.
struct AttackSearch {
  /// A beat that was tried.
  struct Try {
    var beat: [Float]
    var error: Float
    /// The most that any point changed.
    var change: Double
    var isFlipped: Bool
  }

  private let start: [Float]
  private let wantsAbnormal: Bool
  private let network: Network
  private let scaling: Scaling
  private let threshold: Float

  /// The beat, its reconstruction, and points drawn around the beat: the error's slope alone leads into one valley.
  private static let starts = 32
  private static let spreads: [Float] = [0.2, 0.5, 1, 2]
  private static let momentum: Float = 0.75
  /// A flipped row may next go this share of the way it went.
  private static let shrink = 0.97
  /// Budgets tried at once in a refinement, and how far below the best change it goes.
  private static let refinements = (budgets: 16, depths: [0.15, 0.03])

  init(_ values: [Float], wantsAbnormal: Bool, network: Network, detector: TrainedDetector) {
    start = values
    self.wantsAbnormal = wantsAbnormal
    self.network = network
    scaling = detector.preparation.scaling
    threshold = detector.threshold.value
  }

  /// The smallest change found that flips the verdict, of at most `highest` a point; nil where none was found.
  func smallest(upTo highest: Double) -> Try? {
    let beginnings = beginnings(within: highest)
    let tries = walk(from: beginnings, within: beginnings.map { _ in highest }, steps: 250, shrinking: true)
    guard var best = tries.filter(\.isFlipped).min(by: { $0.change < $1.change }) else { return nil }
    for depth in Self.refinements.depths { best = refined(best, depth: depth) }
    return best
  }

  /// Of changes of at most `budget` a point the one that came nearest to the other verdict, from `other`, a change that
  /// goes farther, and from the usual starts.
  func nearest(within budget: Double, from other: Try?) -> Try {
    let shrunk = other.map { [scaled($0, to: budget)] } ?? []
    let beginnings = beginnings(within: budget) + shrunk
    let tries = walk(from: beginnings, within: beginnings.map { _ in budget }, steps: 150, shrinking: false)
    return tries.dropFirst().reduce(tries[0]) { isFarther($1.error, $0.error) ? $1 : $0 }
  }

  /// The smallest of a row of budgets below a change that still flips the verdict, or the change itself.
  private func refined(_ best: Try, depth: Double) -> Try {
    let count = Self.refinements.budgets
    let budgets = (1...count).map { best.change * (1 - depth * Double(count - $0) / Double(count)) }
    let tries = walk(from: budgets.map { scaled(best, to: $0) }, within: budgets, steps: 100, shrinking: false)
    return (tries.filter(\.isFlipped) + [best]).min { $0.change < $1.change } ?? best
  }

  private func scaled(_ other: Try, to budget: Double) -> [Float] {
    let share = Float(min(1, budget / max(other.change, .leastNormalMagnitude)))
    return zip(start, other.beat).map { $0 + ($1 - $0) * share }
  }

  private func beginnings(within budget: Double) -> [[Float]] {
    let reconstruction = scaling.unscale(network.reconstruct(matrix(start)).values)
    return [start, reconstruction]
      + (2..<Self.starts).map { number in
        var random = SeededRandom.stream(seed: number, "attack")
        let spread = min(Float(budget), Self.spreads[number % Self.spreads.count])
        // Every other start moves stretches of the beat and not single points.
        let stretch = number.isMultiple(of: 2) ? 1 : 7
        var move: Float = 0
        return start.indices.map { point in
          if point.isMultiple(of: stretch) { move = spread * Float(2 * random.uniform() - 1) }
          return start[point] + move
        }
      }
  }

  /// Follows the gradient of every row, within its budget.
  ///
  /// - Returns: For each row the flipped beat with the smallest change where `shrinking`, else, and where none flipped,
  ///   the beat whose error went farthest the wanted way.
  private func walk(from beginnings: [[Float]], within limits: [Double], steps: Int, shrinking: Bool) -> [Try] {
    let points = start.count
    var budgets = limits
    var current = beginnings.indices.flatMap { project(beginnings[$0][...], within: budgets[$0]) }
    var momentum = [Float](repeating: 0, count: current.count)
    var best: [Try?] = beginnings.map { _ in nil }
    for step in 0...steps {
      let reached = errors(current)
      for row in best.indices {
        let place = row * points..<(row + 1) * points
        let found = judged(current[place], reached[row])
        if found.isFlipped, shrinking { budgets[row] = min(budgets[row], found.change) * Self.shrink }
        if best[row].map({ isBetter(found, $0, shrinking) }) ?? true { best[row] = found }
      }
      guard step < steps else { break }
      let gradient = network.inputGradient(matrix(current))
      let left = 1 - Double(step) / Double(steps)
      for row in best.indices {
        let place = row * points..<(row + 1) * points
        let size = gradient.values[place].reduce(0) { $0 + abs($1) } / Float(points)
        guard size > 0, size.isFinite else { continue }
        // Far first, then fine; a budget of many deviations is not crossed in one step.
        let stride = Float(min(budgets[row], 2) * (0.3 * left * left + 0.004))
        let limit = Float(budgets[row])
        for index in place {
          let slope = gradient.values[index] / size * (wantsAbnormal ? 1 : -1)
          momentum[index] = Self.momentum * momentum[index] + (1 - Self.momentum) * slope
          guard momentum[index] != 0 else { continue }
          let moved = current[index] + (momentum[index] > 0 ? stride : -stride)
          let origin = start[index - place.lowerBound]
          current[index] = min(max(moved, origin - limit), origin + limit)
        }
      }
    }
    return best.compactMap(\.self)
  }

  private func project(_ beat: ArraySlice<Float>, within budget: Double) -> [Float] {
    zip(beat, start).map { min(max($0, $1 - Float(budget)), $1 + Float(budget)) }
  }

  private func judged(_ beat: ArraySlice<Float>, _ error: Float) -> Try {
    let change = zip(beat, start).reduce(Float(0)) { max($0, abs($1.0 - $1.1)) }
    return Try(
      beat: Array(beat), error: error, change: Double(change),
      isFlipped: Verdict.flags(error, above: threshold) == wantsAbnormal)
  }

  private func isFarther(_ one: Float, _ other: Float) -> Bool { wantsAbnormal ? one > other : one < other }

  private func isBetter(_ one: Try, _ other: Try, _ shrinking: Bool) -> Bool {
    guard shrinking, one.isFlipped || other.isFlipped else { return isFarther(one.error, other.error) }
    return one.isFlipped && (!other.isFlipped || one.change < other.change)
  }

  private func matrix(_ beats: [Float]) -> Matrix {
    Matrix(rows: beats.count / start.count, columns: start.count, values: scaling.scale(beats))
  }

  private func errors(_ beats: [Float]) -> [Float] { network.reconstructionErrors(matrix(beats)) }
}
