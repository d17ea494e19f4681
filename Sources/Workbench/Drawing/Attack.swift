import AnomalyDetection
import Heartbeats
import NeuralNetwork
import SeededRandom
import Tables

/// The smallest change found of a beat that turns the detector's verdict round: adversarial input, found by the machine.
///
/// That no smaller one exists is not said: another search may find one.
public struct Attack: Sendable {
  /// The beat as it was.
  public let original: BeatScore
  /// The beat with the change; where none was found, the one that came nearest.
  public let changed: BeatScore
  /// The most that any point was allowed to change, in the data's own units.
  public let budget: Double
  /// Whether the verdict turned.
  public let succeeded: Bool
  /// The most that would be needed where the budget was too small; nil where even `largestBudget` is.
  public let neededBudget: Double?

  public static let largestBudget = 10.0

  /// The most that any point did change.
  public var largestChange: Double {
    zip(changed.beat, original.beat).reduce(0) { max($0, Double(abs($1.0 - $1.1))) }
  }

  /// The change's root mean square over the points.
  public var typicalChange: Double {
    let squares = zip(changed.beat, original.beat).reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
    return (squares / Double(max(1, original.beat.count))).squareRoot()
  }

  /// - Throws: when the detector is not a network: the search follows its gradient.
  init(_ values: [Float], budget: Double, detector: TrainedDetector) throws {
    let network = try detector.requireNetwork(for: "draw attack").network
    original = BeatScore(values, detector: detector)
    self.budget = budget
    let search = AttackSearch(values, wantsAbnormal: !original.isAbnormal, network: network, detector: detector)
    var found = search.smallest(upTo: budget, from: 0)
    succeeded = found.succeeded
    changed = BeatScore(found.beat, detector: detector)
    if !found.succeeded, budget < Self.largestBudget {
      found = search.smallest(upTo: Self.largestBudget, from: budget)
    }
    neededBudget = found.succeeded ? found.budget : nil
  }
}

extension Workbench {
  /// Looks for the smallest change within the budget that turns the verdict on a beat round.
  public func attack(_ values: [Float], budget: Double) throws -> Attack {
    try Attack(values, budget: budget, detector: trained())
  }
}

/// Projected gradient steps (Madry et al., "Towards deep learning models resistant to adversarial attacks", ICLR 2018) in the
/// largest-change norm, for many budgets and from several starts at once: each is a row of one matrix.
struct AttackSearch {
  private let start: [Float]
  private let wantsAbnormal: Bool
  private let network: Network
  private let scaling: Scaling
  private let threshold: Float
  private static let budgets = 16
  /// The beat itself, and points drawn at random within the budget: the error's slope alone leads into different valleys.
  private static let starts = 4
  private static let steps = 100

  init(_ values: [Float], wantsAbnormal: Bool, network: Network, detector: TrainedDetector) {
    start = values
    self.wantsAbnormal = wantsAbnormal
    self.network = network
    scaling = detector.preparation.scaling
    threshold = detector.threshold.value
  }

  struct Found {
    let beat: [Float]
    let budget: Double
    let succeeded: Bool
  }

  /// The smallest budget that was found to be enough, to a 4096th of the range; where none is, the beat that came nearest.
  func smallest(upTo highest: Double, from lowest: Double) -> Found {
    var (low, high) = (lowest, highest)
    var best: Found?
    for _ in 0..<3 {
      let budgets = (1...Self.budgets).map { low + (high - low) * Double($0) / Double(Self.budgets) }
      let tried = beats(budgets)
      guard let first = tried.firstIndex(where: \.succeeded) else { return best ?? tried[tried.count - 1] }
      best = tried[first]
      (low, high) = (first > 0 ? budgets[first - 1] : low, budgets[first])
    }
    return best ?? Found(beat: start, budget: 0, succeeded: false)
  }

  /// For each budget the beat whose error went farthest the wanted way, from whatever start.
  private func beats(_ budgets: [Double]) -> [Found] {
    let tried = (0..<Self.starts).map { beats(budgets, from: $0) }
    return budgets.indices.map { place in
      let found = tried.map { $0[place] }
      let farthest = found.dropFirst().reduce(found[0]) { best, next in
        (wantsAbnormal ? next.error > best.error : next.error < best.error) ? next : best
      }
      return Found(
        beat: farthest.beat, budget: budgets[place], succeeded: (farthest.error > threshold) == wantsAbnormal)
    }
  }

  /// Where a try begins: start 0 is the beat, the others are drawn within the budget.
  private func beginning(_ number: Int, _ budget: Double) -> [Float] {
    guard number > 0 else { return start }
    var random = SeededRandom.stream(seed: number, "attack")
    return start.map { $0 + Float((2 * random.uniform() - 1) * budget) }
  }

  /// The beats with the errors that went farthest from one start, a budget each.
  private func beats(_ budgets: [Double], from number: Int) -> [(beat: [Float], error: Float)] {
    let points = start.count
    var current = budgets.flatMap { beginning(number, $0) }
    var best = current
    var bestErrors = errors(current)
    for step in 0..<Self.steps {
      let gradient = network.inputGradient(matrix(current))
      // From the whole budget down to a hundredth of it: far first, then fine.
      let share = max(0.01, 1 - Double(step) / Double(Self.steps - 5))
      for (row, budget) in budgets.enumerated() {
        let stride = Float(budget * share * share)
        for point in 0..<points {
          let index = row * points + point
          let slope = gradient.values[index]
          guard slope != 0, slope.isFinite else { continue }
          let direction: Float = (slope > 0) == wantsAbnormal ? 1 : -1
          let moved = current[index] + direction * stride
          current[index] = min(max(moved, start[point] - Float(budget)), start[point] + Float(budget))
        }
      }
      let reached = errors(current)
      for row in budgets.indices where wantsAbnormal ? reached[row] > bestErrors[row] : reached[row] < bestErrors[row] {
        bestErrors[row] = reached[row]
        best.replaceSubrange(row * points..<(row + 1) * points, with: current[row * points..<(row + 1) * points])
      }
    }
    return budgets.indices.map { row in (Array(best[row * points..<(row + 1) * points]), bestErrors[row]) }
  }

  private func matrix(_ beats: [Float]) -> Matrix {
    Matrix(rows: beats.count / start.count, columns: start.count, values: scaling.scale(beats))
  }

  private func errors(_ beats: [Float]) -> [Float] { network.reconstructionErrors(matrix(beats)) }
}
