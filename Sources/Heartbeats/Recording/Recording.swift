/// A long recording of a heart: one or more leads sampled side by side.
public struct Recording: Equatable, Sendable {
  /// Samples a second; absent where the file does not say.
  public let rate: Double?
  /// The signals, all of one length.
  public let leads: [RecordingLead]
  /// What the reader noticed and did not have to refuse.
  public let notes: [RecordingNote]

  /// A recording of these leads, which must have one length.
  public init(rate: Double?, leads: [RecordingLead], notes: [RecordingNote] = []) {
    self.rate = rate
    self.leads = leads
    self.notes = notes
  }

  /// Samples in each lead.
  public var count: Int { leads.first?.samples.count ?? 0 }

  /// The lead of this name or of this place, counted from 1.
  public func lead(_ word: String) -> RecordingLead? {
    if let named = leads.first(where: { $0.name.lowercased() == word.lowercased() }) { return named }
    guard let place = Int(word), leads.indices.contains(place - 1) else { return nil }
    return leads[place - 1]
  }
}

/// One signal of a recording.
public struct RecordingLead: Equatable, Sendable {
  /// The name in the file, such as `MLII`.
  public let name: String
  /// The unit of the samples, as the file calls it; empty where it does not say.
  public let unit: String
  /// In `unit`; a sample that is missing is not a number.
  public let samples: [Float]
  /// The smallest and the largest value the converter could write, where the file says.
  public let rails: ClosedRange<Float>?

  /// A lead of these samples.
  public init(name: String, unit: String = "", samples: [Float], rails: ClosedRange<Float>? = nil) {
    self.name = name
    self.unit = unit
    self.samples = samples
    self.rails = rails
  }
}

/// Something a reader noticed about a file it could read.
public enum RecordingNote: Equatable, Sendable, CustomStringConvertible {
  /// The sum of a lead's samples is not the one its header names.
  case checksum(lead: String)
  /// Fewer samples than the header promises.
  case shorter(expected: Int, found: Int)
  /// A time column and the person name two rates.
  case rateDiffers(column: Double, given: Double)

  public var description: String {
    switch self {
    case .checksum(let lead):
      "the samples of \(printable(lead)) do not add up to the header's checksum; the file may be damaged"
    case .shorter(let expected, let found): "the header promises \(expected) samples, the file holds \(found)"
    case .rateDiffers(let column, let given):
      "the time column says \(rateText(column)) samples a second; \(rateText(given)) was taken, as you said"
    }
  }
}

/// A rate without needless digits.
func rateText(_ rate: Double) -> String {
  rate == rate.rounded() && rate.magnitude < 1e9 ? String(Int(rate)) : String((rate * 1000).rounded() / 1000)
}

/// What the readers of recordings refuse to read on.
enum RecordingLimits {
  /// A day and a night at 500 samples a second, and some more.
  static let samples = 50_000_000
  static let leads = 64
  /// The slowest and the fastest rate at which R peaks can be looked for.
  static let rates = 50.0...100_000.0
}
