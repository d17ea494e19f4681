import Judging

extension Repetition: Encodable {
  private enum CodingKeys: String, CodingKey {
    case seeds, doneSeeds, firstSeed, on, loss, trivialAUC, withoutAlarms, collapsed, collapsedToMean, collapsedSeeds
    case diverged, interrupted, thresholdChoice, optimistic, baselines
  }

  public func encode(to encoder: any Encoder) throws {
    try figures.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(seeds, forKey: .seeds)
    try container.encode(doneSeeds, forKey: .doneSeeds)
    try container.encode(firstSeed, forKey: .firstSeed)
    try container.encode(on, forKey: .on)
    try container.encodeIfPresent(loss, forKey: .loss)
    try container.encode(trivialAUC, forKey: .trivialAUC)
    try container.encode(figures.withoutAlarms, forKey: .withoutAlarms)
    try container.encode(collapsed, forKey: .collapsed)
    try container.encode(collapsedToMean, forKey: .collapsedToMean)
    try container.encode(zip(doneSeeds, collapses).filter { $0.1.isCollapsed }.map(\.0), forKey: .collapsedSeeds)
    try container.encode(diverged, forKey: .diverged)
    try container.encode(interrupted, forKey: .interrupted)
    try container.encode(thresholdChoice, forKey: .thresholdChoice)
    try container.encode(optimistic, forKey: .optimistic)
    try container.encode(baselines, forKey: .baselines)
  }
}

extension Repetition.Figures: Encodable {
  private enum CodingKeys: String, CodingKey { case auc, averagePrecision, accuracy, precision, recall, f1, f2 }
  private enum SummaryKeys: String, CodingKey { case median, mean, sd, min, max, values }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(auc, forKey: .auc)
    try container.encode(averagePrecision, forKey: .averagePrecision)
    try container.encode(accuracy, forKey: .accuracy)
    try container.encode(recall, forKey: .recall)
    try container.encode(f1, forKey: .f1)
    try container.encode(f2, forKey: .f2)
    // The values stay in the order of the seeds: a seed without alarms has none.
    var spread = container.nestedContainer(keyedBy: SummaryKeys.self, forKey: .precision)
    try spread.encode(precision?.median, forKey: .median)
    try spread.encode(precision?.mean, forKey: .mean)
    try spread.encode(precision?.sd, forKey: .sd)
    try spread.encode(precision?.min, forKey: .min)
    try spread.encode(precision?.max, forKey: .max)
    try spread.encode(precisions, forKey: .values)
  }
}

extension Repetition.Baseline: Encodable {
  private enum CodingKeys: String, CodingKey { case name, summary, beaten }

  public func encode(to encoder: any Encoder) throws {
    try figures.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(summary, forKey: .summary)
    try container.encode(beaten, forKey: .beaten)
  }
}
