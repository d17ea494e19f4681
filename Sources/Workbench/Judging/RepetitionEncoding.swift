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
  private enum SummaryKeys: String, CodingKey { case median, mean, sd, min, max, values }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: MetricKey.self)
    for metric in Metric.allCases {
      let summary = self[metric]
      var spread = container.nestedContainer(keyedBy: SummaryKeys.self, forKey: MetricKey(metric))
      try spread.encode(summary?.median, forKey: .median)
      try spread.encode(summary?.mean, forKey: .mean)
      try spread.encode(summary?.sd, forKey: .sd)
      try spread.encode(summary?.min, forKey: .min)
      try spread.encode(summary?.max, forKey: .max)
      // The values stay in the order of the seeds: a seed where the metric is undefined has none.
      try spread.encode(values[metric], forKey: .values)
    }
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
