/// What claims are held against: comparisons of the levels' medians, each with its limit.
struct LevelTests {
  let levels: [Study.Level]
  /// Whether every level has figures.
  let isComplete: Bool

  typealias Test = Finding.Test
  typealias Figure = Finding.Figure

  /// Medians this far apart still count as the same as a claimed figure.
  static let tolerance = 0.03
  static let claimedAUCs = [("0%", 0.96), ("30%", 0.93), ("50%", 0.56)]
  /// AUCs nearer than this make no difference between levels.
  static let noDifference = 0.01
  /// A median AUC must rise by more than this to count as better.
  static let improvement = 0.003
  /// The held-out loss at this many times the training loss counts as overfitting.
  static let overfitting = 1.2
  /// How many times as many epochs or steps count as slower.
  static let slower = 2.0

  private func level(_ name: String) -> Study.Level? { levels.first { $0.name == name } }

  /// The figures named in a claim are met.
  func near(_ claimed: [(String, Double)], _ of: String, _ figure: (Study.Level) -> Double) -> Test {
    let measured = claimed.compactMap { name, claim in
      level(name).map { Figure(name: name, value: figure($0), claimed: claim) }
    }
    let isMet = measured.allSatisfy { abs(($0.value ?? 0) - ($0.claimed ?? 0)) <= Self.tolerance }
    return Test(
      condition: "the median AUC \(of) is within \(plain(Self.tolerance)) of those",
      holds: measured.count == claimed.count ? isMet : nil, measured: measured)
  }

  /// No level gets to the target sooner than the one named.
  func isFirst(_ name: String, _ condition: String) -> Test {
    let measured = levels.map { Figure(name: $0.name, value: $0.epochsToTarget.median) }
    let own = level(name)?.epochsToTarget.median
    let isFirst = own.map { own in measured.allSatisfy { own <= $0.value ?? .infinity } } ?? false
    return Test(condition: condition, holds: isComplete ? isFirst : nil, measured: measured)
  }

  /// The medians of all levels are nearly the same.
  func alike(_ when: String, _ figure: (Study.Level) -> Double?) -> Test {
    let measured = levels.map { Figure(name: $0.name, value: figure($0)) }
    let values = measured.compactMap(\.value)
    let gap = (values.max() ?? 0) - (values.min() ?? 0)
    return Test(
      condition: "\(when), the median AUCs are within \(plain(Self.noDifference)) of each other",
      holds: isComplete && values.count == levels.count ? gap <= Self.noDifference : nil, measured: measured)
  }

  /// The last level needs much longer to the target than the first.
  func slowsDown(_ counted: String, _ arrivals: (Study.Level) -> Arrivals) -> Test {
    let measured = levels.map { Figure(name: $0.name, value: arrivals($0).median) }
    let isSlower = measured.first?.value.map { Self.slower * $0 <= measured.last?.value ?? .infinity } ?? false
    return Test(
      condition: "\(counted), the largest batch takes at least \(plain(Self.slower)) times as long to the target as "
        + "the smallest",
      holds: isComplete ? isSlower : nil, measured: measured)
  }

  /// Held-out beats are reconstructed much worse than those that were learned.
  func overfits(_ name: String, _ when: String) -> Test {
    let figure = level(name)?.overfitting?.median
    return Test(
      condition: "\(when), the loss on held-out beats is at least \(plain(Self.overfitting)) times the "
        + "training loss",
      holds: figure.map { $0 >= Self.overfitting }, measured: figure.map { [Figure(name: name, value: $0)] } ?? [])
  }

  /// Some other level has a clearly better AUC.
  func improves(on name: String) -> Test {
    let measured = levels.map { Figure(name: $0.name, value: $0.auc.median) }
    let base = level(name)?.auc.median
    let best = levels.filter { $0.name != name }.map(\.auc.median).max()
    return Test(
      condition: "some penalty raises the median AUC by more than \(plain(Self.improvement))",
      holds: isComplete ? base.flatMap { base in best.map { $0 > base + Self.improvement } } : nil, measured: measured)
  }

  /// The recipe's optimizer gets to the target sooner than plain descent: both at one rate, or each at its best.
  func beatsDescent(at rate: Double?) -> Test {
    func best(_ isDescent: Bool) -> Figure? {
      let candidates = levels.filter { level in
        level.name.hasPrefix("sgd ") == isDescent && rate.map { level.name.hasSuffix(" \(plain($0))") } ?? true
      }
      let sooner = candidates.min { ($0.epochsToTarget.median ?? .infinity) < ($1.epochsToTarget.median ?? .infinity) }
      return sooner.map { Figure(name: $0.name, value: $0.epochsToTarget.median) }
    }
    let measured = [best(false), best(true)].compactMap(\.self)
    let holds = measured.count == 2 ? (measured[0].value ?? .infinity) < measured[1].value ?? .infinity : nil
    return Test(
      condition:
        "\(rate.map { "both at a rate of \(plain($0))" } ?? "each at its best rate"), it needs fewer epochs to "
        + "the target",
      holds: isComplete ? holds : nil, measured: measured)
  }
}
