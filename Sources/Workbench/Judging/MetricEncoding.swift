import Judging

/// A metric as a field of a record.
package struct MetricKey: CodingKey {
  package let stringValue: String
  package var intValue: Int? { nil }

  package init(_ metric: Metric) { stringValue = metric.rawValue }
  package init(stringValue: String) { self.stringValue = stringValue }
  package init?(intValue: Int) { nil }
}

extension Judged {
  /// Each metric as a field, null where it is undefined.
  package func encode(metrics: [Metric], to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: MetricKey.self)
    for metric in metrics { try container.encode(metric.value(in: self), forKey: MetricKey(metric)) }
  }
}
