import Detectors
import Heartbeats
import Judging
import NeuralNetwork
import Tables
import Workbench

/// How like the real beats the simulated ones are: shapes, and whether detectors behave alike on both.
struct FidelityReport {
  let lines: [String]

  /// Trains the default recipe with `seeds` seeds on either data and judges it on both.
  init(real: DataSet, simulated: DataSet, seeds: Int) throws {
    var lines = ["correlation of the mean beats"]
    for beatClass in RowClass.heartbeats {
      let means = [real, simulated].map { $0.all.mean(of: beatClass) ?? [] }
      lines.append("  class \(beatClass.number)  \(rounded(correlation(means[0], means[1])))")
    }
    lines.append("ROC AUC, median of \(seeds) seeds (smallest … largest)")
    let worlds = [("real", real), ("simulated", simulated)]
    for (trainedOn, training) in worlds {
      let benches = try (1...seeds).map { try Self.trained(on: training, seed: $0) }
      for (judgedOn, judging) in worlds {
        let network = try spread(benches.map { try Self.auc($0.trained(), on: judging) })
        let trivial = try spread(benches.map { try Self.trivialAUC($0.trained(), on: judging) })
        lines.append("  trained on \(trainedOn), judged on \(judgedOn):  \(network)")
        lines.append("    the distance to the mean beat: \(trivial)")
      }
    }
    lines.append(
      "the plateau: Anomagram's recipe, \(seeds) networks; median ROC AUC of the collapsed, and of the others")
    for (name, data) in worlds {
      let repetition = try Workbench(data: data, recipe: .anomagram).repeated(seeds)
      let areas = zip(repetition.collapses, repetition.auc.values)
      func median(_ isCollapsed: Bool) -> String {
        Summary(areas.filter { $0.0.isCollapsed == isCollapsed }.map(\.1)).map { rounded($0.median) } ?? "none"
      }
      lines.append("  \(name)  \(repetition.collapsed) collapsed, \(median(true)); the others \(median(false))")
    }
    lines.append("contamination: median ROC AUC of \(seeds) seeds")
    for share in [0.1, 0.3, 0.5] {
      var recipe = Recipe()
      recipe.contamination = share
      let medians = try worlds.map { try Workbench(data: $0.1, recipe: recipe).repeated(seeds).auc.median }
      lines.append(
        "  \(Int(share * 100)) %  real \(rounded(medians[0]))  simulated \(rounded(medians[1]))")
    }
    self.lines = lines
  }

  private static func trained(on data: DataSet, seed: Int) throws -> Workbench {
    var recipe = Recipe()
    recipe.seed = seed
    var bench = Workbench(data: data, recipe: recipe)
    _ = try bench.train()
    return bench
  }

  /// The detector on the 500 test beats of any data, scaled as it was trained.
  private static func auc(_ detector: TrainedDetector, on data: DataSet) -> Double {
    let samples = scaled(data, detector)
    let scores = detector.detector.scores(samples)
    return Metrics.rocAUC(scores: scores, abnormal: data.train.isAbnormal) ?? .nan
  }

  private static func trivialAUC(_ detector: TrainedDetector, on data: DataSet) -> Double {
    let mean = MeanDetector(fit: detector.preparation.training.matrix)
    return Metrics.rocAUC(scores: mean.scores(scaled(data, detector)), abnormal: data.train.isAbnormal) ?? .nan
  }

  private static func scaled(_ data: DataSet, _ detector: TrainedDetector) -> Matrix {
    Matrix(
      rows: data.train.count, columns: Heartbeat.points,
      values: detector.preparation.scaling.scale(data.train.values))
  }
}

extension DataSet {
  /// The beats of both files.
  fileprivate var all: RowSet {
    RowSet(beats: train.values + test.values, classes: train.classes + test.classes)
  }
}

/// Pearson's correlation.
private func correlation(_ first: [Float], _ second: [Float]) -> Double {
  let count = Double(max(1, first.count))
  let means = [first, second].map { $0.reduce(0) { $0 + Double($1) } / count }
  var (covariance, firstVariance, secondVariance) = (0.0, 0.0, 0.0)
  for (x, y) in zip(first, second) {
    let (dx, dy) = (Double(x) - means[0], Double(y) - means[1])
    covariance += dx * dy
    firstVariance += dx * dx
    secondVariance += dy * dy
  }
  return covariance / (firstVariance * secondVariance).squareRoot()
}

private func spread(_ values: [Double]) throws -> String {
  guard let summary = Summary(values) else { return "not to be had" }
  return "\(rounded(summary.median)) (\(rounded(summary.min)) … \(rounded(summary.max)))"
}

/// Three decimals.
private func rounded(_ value: Double) -> String {
  let thousandths = Int((value * 1000).rounded())
  let digits = String(thousandths % 1000)
  return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
}
