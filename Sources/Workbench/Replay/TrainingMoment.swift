import Judging
import NeuralNetwork
import Tables

/// Something that happened in a training, and when: true of the whole of it, looked back on.
public struct TrainingMoment: Equatable, Sendable {
  /// What happened.
  public enum Kind: Equatable, Sendable {
    /// Whatever beat goes in, nearly the same comes out.
    case plateau
    /// The reconstructions begin to follow the beats, after a plateau or a collapse.
    case escape
    /// They follow the beats no longer; or a whole layer is dead to the end, and nothing of a beat gets past it.
    case collapse(deadLayer: Int?)
    /// Units of a hidden layer, counted from 0, that give the same for every normal beat from here to the end, and how many
    /// of the layer's are dead from here to the end.
    case death(layer: Int, units: [Int], dead: Int, of: Int)
    /// The validation loss, smoothed over five epochs, stays 5 % and more above its lowest to the end, and the training loss
    /// is lower there than where the validation loss was lowest.
    case overfitting(best: Int)
    /// The lowest validation loss.
    case best
    /// The highest AUC on validation, where the last epoch's is lower by at least `TrainingMoments.fallen`.
    case peak(last: Double)
    /// The AUC on validation is above that of the distance to the mean beat from here to the end, by at least
    /// `TrainingMoments.ahead`.
    case beatsMean
  }

  public let kind: Kind
  /// The first epoch it is true of.
  public let epoch: Int
  /// The last one: the same for what happens at once.
  public let lastEpoch: Int

  init(_ kind: Kind, _ epoch: Int, to lastEpoch: Int? = nil) {
    self.kind = kind
    self.epoch = epoch
    self.lastEpoch = lastEpoch ?? epoch
  }

  /// Its name in records.
  public var name: String {
    switch kind {
    case .plateau: "plateau"
    case .escape: "escape"
    case .collapse: "collapse"
    case .death: "dying unit"
    case .overfitting: "overfitting"
    case .best: "lowest validation loss"
    case .peak: "highest AUC"
    case .beatsMean: "above the mean beat"
    }
  }

  /// Whether it lasts, rather than happens at once.
  public var lasts: Bool {
    switch kind {
    case .plateau, .collapse, .overfitting: true
    case .escape, .death, .best, .peak, .beatsMean: false
    }
  }

  public func holds(at epoch: Int) -> Bool { (self.epoch...lastEpoch).contains(epoch) }
}

/// Finds the moments of a training in the figures of its epochs. Every rule looks at all of them, so that what it says
/// is not taken back by a later epoch.
public struct TrainingMoments {
  private let epochs: [EpochFigures]
  private let reports: [EpochReport]
  private let meanAUC: Double?

  /// Epochs that something must last for, so that one that merely flickers is not named.
  static let lasting = 3
  /// By how much an AUC must exceed the mean beat's, so that it is more than another way to repeat it.
  public static let ahead = 0.005
  /// The spread that reconstructions which follow the beats for a while must reach, so that a network at the edge of its
  /// plateau does not escape and collapse by turns: twice the limit.
  static let followed = 2 * CollapseReport.collapsedBelow
  /// The AUC that a peak must lie above the last epoch's.
  public static let fallen = 0.005

  /// - Parameters:
  ///   - epochs: Those that were kept, in order.
  ///   - reports: The losses of all.
  ///   - meanAUC: What the distance to the mean beat scores on the validation beats.
  public init(_ epochs: [EpochFigures], reports: [EpochReport], meanAUC: Double?) {
    self.epochs = epochs
    self.reports = reports
    self.meanAUC = meanAUC
  }

  /// All of them, by epoch and then by weight.
  public var all: [TrainingMoment] {
    let found = flatStretches + deaths + overfitting + best + peak + beatsMean
    return found.enumerated().sorted { ($0.element.epoch, $0.offset) < ($1.element.epoch, $1.offset) }.map(\.element)
  }

  // MARK: Plateau, escape, collapse

  /// Plateaus, escapes and collapses: by whether the reconstructions follow the beats.
  private var flatStretches: [TrainingMoment] {
    var moments: [TrainingMoment] = []
    var hasFollowed = false
    for run in runs {
      let (first, last) = (epochs[run.lowerBound], epochs[run.upperBound - 1])
      if !first.isCollapsed {
        if let before = moments.last, before.lasts { moments.append(TrainingMoment(.escape, first.epoch)) }
        hasFollowed = true
      } else if hasFollowed {
        moments.append(
          TrainingMoment(.collapse(deadLayer: deadLayer(at: run.upperBound - 1)), first.epoch, to: last.epoch))
      } else {
        moments.append(TrainingMoment(.plateau, first.epoch, to: last.epoch))
      }
    }
    return moments + layerDeath
  }

  /// Runs of epochs that are collapsed or not. One that is not the last must be worth naming, or is part of what it
  /// interrupts: long enough, and if it is not collapsed, clearly so.
  private var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    func join(_ run: Range<Int>) {
      if let last = runs.last, epochs[last.lowerBound].isCollapsed == epochs[run.lowerBound].isCollapsed {
        runs[runs.count - 1] = last.lowerBound..<run.upperBound
      } else {
        runs.append(run)
      }
    }
    for place in epochs.indices { join(place..<place + 1) }
    let single = runs
    runs = []
    for run in single where run.upperBound == epochs.count || isWorthNaming(run) { join(run) }
    return runs
  }

  private func isWorthNaming(_ run: Range<Int>) -> Bool {
    guard run.count >= Self.lasting else { return false }
    return epochs[run.lowerBound].isCollapsed || epochs[run].contains { $0.spread >= Self.followed }
  }

  /// A whole layer dead to the end, from a network that never followed the beats: from then on it cannot.
  private var layerDeath: [TrainingMoment] {
    guard let last = epochs.last, last.isCollapsed, epochs.count >= Self.lasting, epochs.allSatisfy(\.isCollapsed),
      let layer = deadLayer(at: epochs.count - 1)
    else { return [] }
    let alive = epochs.lastIndex { !$0.dead[layer].allSatisfy(\.self) }
    let place = alive.map { $0 + 1 } ?? 0
    return [TrainingMoment(.collapse(deadLayer: layer), epochs[place].epoch, to: last.epoch)]
  }

  /// The first hidden layer without a living unit.
  private func deadLayer(at place: Int) -> Int? {
    epochs[place].dead.firstIndex { !$0.isEmpty && $0.allSatisfy(\.self) }
  }

  // MARK: Units

  private var deaths: [TrainingMoment] {
    guard let last = epochs.last, epochs.count > Self.lasting else { return [] }
    var died: [Int: [Int: [Int]]] = [:]
    for (layer, units) in last.dead.enumerated() {
      for unit in units.indices where units[unit] {
        guard let alive = epochs.lastIndex(where: { !$0.dead[layer][unit] }), epochs.count - 1 - alive >= Self.lasting
        else { continue }
        died[alive + 1, default: [:]][layer, default: []].append(unit)
      }
    }
    return died.flatMap { place, layers -> [TrainingMoment] in
      let dead = epochs[place].dead
      // Behind a layer that is dead as a whole the units have nothing to answer to.
      let first = dead.firstIndex { !$0.isEmpty && $0.allSatisfy(\.self) } ?? dead.count
      return layers.filter { $0.key <= first }.sorted { $0.key < $1.key }.map { layer, units in
        // A unit that comes back later is not counted.
        let toTheEnd = dead[layer].indices.count { unit in epochs[place...].allSatisfy { $0.dead[layer][unit] } }
        return TrainingMoment(
          .death(layer: layer, units: units, dead: toTheEnd, of: dead[layer].count), epochs[place].epoch)
      }
    }.sorted { $0.epoch < $1.epoch }
  }

  // MARK: Losses

  /// The validation loss must rise by this factor above its lowest value, both smoothed.
  static let risen = 1.05
  /// Epochs that losses are smoothed over.
  static let window = 5

  private var overfitting: [TrainingMoment] {
    let held = reports.filter { $0.validationLoss?.isFinite == true }
    guard held.count > 2 * Self.window else { return [] }
    let validation = Self.smoothed(held.map { $0.validationLoss ?? 0 })
    let training = Self.smoothed(held.map(\.loss))
    guard let best = validation.indices.min(by: { validation[$0] < validation[$1] }) else { return [] }
    // Where it last lay below; it stays risen from the next one on.
    let limit = validation[best] * Self.risen
    guard let low = validation.lastIndex(where: { $0 < limit }), held.count - 1 - low >= Self.window else { return [] }
    let start = low + 1
    guard training[held.count - 1] < training[best] else { return [] }
    return [
      TrainingMoment(.overfitting(best: held[best].epoch), held[start].epoch, to: held[held.count - 1].epoch)
    ]
  }

  /// Medians of each value and its neighbours.
  static func smoothed(_ values: [Double]) -> [Double] {
    values.indices.map { place in
      let near = values[max(0, place - window / 2)..<min(values.count, place + window / 2 + 1)].sorted()
      return near[near.count / 2]
    }
  }

  private var best: [TrainingMoment] {
    let held = reports.filter { $0.validationLoss?.isFinite == true }
    guard held.count > 1, let best = held.min(by: { ($0.validationLoss ?? 0) < ($1.validationLoss ?? 0) }) else {
      return []
    }
    return [TrainingMoment(.best, best.epoch)]
  }

  // MARK: AUC

  private var peak: [TrainingMoment] {
    guard let last = epochs.last?.auc, let best = epochs.max(by: { ($0.auc ?? 0) < ($1.auc ?? 0) }),
      let auc = best.auc, auc - last >= Self.fallen
    else { return [] }
    return [TrainingMoment(.peak(last: last), best.epoch)]
  }

  private var beatsMean: [TrainingMoment] {
    guard let meanAUC, let last = epochs.last?.auc, last >= meanAUC + Self.ahead,
      let below = epochs.lastIndex(where: { ($0.auc ?? 0) < meanAUC + Self.ahead })
    else { return [] }
    return [TrainingMoment(.beatsMean, epochs[below + 1].epoch)]
  }
}

extension TrainingMoment {
  /// Those that are worth a rest: where many units die, the first deaths of every layer stand for the others.
  public static func main(_ moments: [TrainingMoment], mostDeaths: Int = 6) -> [TrainingMoment] {
    let layers = moments.map(\.deathLayer)
    guard layers.count(where: { $0 != nil }) > mostDeaths else { return moments }
    var seen: Set<Int> = []
    return zip(moments, layers).filter { _, layer in layer.map { seen.insert($0).inserted } ?? true }.map(\.0)
  }

  /// The layer in which units die, counted from 0.
  ///
  /// Not inlined: the optimizer of Swift 6.3.1 fails on it.
  @inline(never) public var deathLayer: Int? {
    if case .death(let layer, _, _, _) = kind { layer } else { nil }
  }
}
