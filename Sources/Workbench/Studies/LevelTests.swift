import Judging
import Words

/// What claims are held against: comparisons of the levels' medians and counts, each with its limit.
struct LevelTests {
  let levels: [Study.Level]
  /// Whether every level has figures.
  let isComplete: Bool

  typealias Test = Finding.Test
  typealias Figure = Finding.Figure

  /// Medians this far apart still count as the same as a claimed AUC. Claims are of one run each, to two digits, and one
  /// run at 30 to 50 % contamination lies up to 0.07 from the median of ten. The verdict does not hang on it: on
  /// ECG5000, over seeds 1–10, 11–20 and 21–30, any limit from 0.03 to 0.2 leads to the same.
  static let tolerance = 0.05
  static let claimedAUCs = [("0%", 0.96), ("30%", 0.93), ("50%", 0.56)]
  /// Shares of networks nearer than this make no difference between levels.
  static let noDifferenceInShares = 0.1
  /// An AUC must rise by more than this to count as better.
  static let improvement = 0.003
  /// The validation loss at this many times the training loss counts as overfitting: more than which beats happen to be
  /// kept out explains. The distance to the mean beat, which cannot overfit, has a ratio of 0.87 to 1.16 in 95 of 100
  /// random divisions of ECG5000's normal beats, but a median over five divisions of 1.1 in fewer than 1 of 100.
  static let overfitting = 1.1
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

  /// An arrival at less than this share of another's counts as clearly sooner: more than the looking leaves open.
  static let sooner = 0.9

  /// No level gets to the target clearly sooner than the one named.
  func isFirst(_ name: String, _ condition: String) -> Test {
    let measured = levels.map { Figure(name: $0.name, value: $0.epochsToTarget.median) }
    let own = level(name)?.epochsToTarget.median
    let isFirst = own.map { own in measured.allSatisfy { Self.sooner * own <= $0.value ?? .infinity } } ?? false
    return Test(condition: condition, holds: isComplete ? isFirst : nil, measured: measured)
  }

  /// As many networks got somewhere at the last level as at the first, or nearly.
  ///
  /// A median would hide it: of ten networks four can have learned nothing, and the fifth and sixth be as good as ever.
  func alike(_ what: String, _ count: (Study.Level) -> Int?) -> Test {
    func share(_ level: Study.Level) -> Double? { count(level).map { Double($0) / Double(max(1, level.runs)) } }
    let measured = levels.map { level in
      Figure(name: level.name, value: share(level), words: count(level).map { "\($0) of \(level.runs)" })
    }
    var gap: Double?
    if let first = measured.first?.value, let last = measured.last?.value { gap = abs(last - first) }
    return Test(
      condition: "\(what) with the most layers is within \(percent(Self.noDifferenceInShares)) of that with the fewest",
      // The shares of ten networks are tenths, which no binary number is.
      holds: isComplete ? gap.map { $0 <= Self.noDifferenceInShares + 1e-9 } : nil, measured: measured)
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
      condition: "\(when), the loss on validation beats is at least \(plain(Self.overfitting)) times the "
        + "training loss",
      holds: figure.map { $0 >= Self.overfitting }, measured: figure.map { [Figure(name: name, value: $0)] } ?? [])
  }

  /// Some other level has a clearly better AUC, seed by seed.
  func improves(on name: String) -> Test {
    let base = level(name)
    let measured = levels.filter { $0.name != name }.map { level in
      let gains = zip(level.auc.values, base?.auc.values ?? []).map { $0 - $1 }
      return Figure(name: level.name, value: Summary(gains)?.median)
    }
    let best = measured.compactMap(\.value).max()
    return Test(
      condition: "some penalty raises the AUC by more than \(plain(Self.improvement)), in the median over the seeds",
      holds: isComplete && base != nil ? best.map { $0 > Self.improvement } : nil, measured: measured)
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
