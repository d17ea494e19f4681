import Heartbeats
import Tables
import TerminalGraphics
import Workbench

/// Curves on one scale, so that shapes can be compared: the one that all beats share, or for other rows their own.
package struct BeatChart {
  /// The scale in standard deviations of a beat.
  package static let range = -6.0...4.0

  var title: String
  package var height = 14
  /// What is marked: an error, or a score.
  var scoreName = "error"
  private(set) var series: [Series] = []
  private(set) var bands: [Band] = []
  private var marks: [ClosedRange<Double>] = []

  /// The scale that all rows have in common; nil where each picture takes the one of its rows.
  private let common: ClosedRange<Double>?

  /// A chart of rows of a domain.
  package init(_ title: String, of domain: Domain = .heartbeats) {
    self.init(title, scale: Self.scale(of: domain))
  }

  /// A chart on this scale, or on that of its rows where it is nil.
  package init(_ title: String, scale: ClosedRange<Double>?) {
    (self.title, common) = (title, scale)
  }

  /// The scale that all pictures of a domain's rows have in common; nil where there is none.
  static func scale(of domain: Domain) -> ClosedRange<Double>? { domain.axis == nil ? nil : range }

  /// The range of some values with a little room, for rows that have no scale in common.
  static func scale(around values: some Sequence<Double>) -> ClosedRange<Double>? {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    let room = max((high - low) * 0.05, low == high ? max(abs(low) * 0.1, 1) : 0)
    return low - room...high + room
  }

  package mutating func add(_ values: [Float], _ name: String, _ ink: Ink) {
    series.append(Series(name: name, xs: values.indices.map { Double($0 + 1) }, ys: values.map(Double.init), ink: ink))
  }

  /// Marks stretches by a line along the foot of the frame, where it covers nothing.
  mutating func mark(_ stretches: [BeatScore.Stretch]) {
    marks = stretches.map { Double($0.from)...Double($0.to) }.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Fills the room between two curves, in the colour of what is bad where a stretch is to blame.
  mutating func fill(between beat: [Float], _ other: [Float], blaming stretches: [BeatScore.Stretch]) {
    let blamed = stretches.map { ($0.from - 1)...($0.to - 1) }.sorted { $0.lowerBound < $1.lowerBound }
    var start = 0
    for range in blamed where beat.indices.contains(range.upperBound) && range.lowerBound >= start {
      band(start...max(start, range.lowerBound), beat, other, "", .muted)
      band(range, beat, other, range == blamed.first ? "most of the \(scoreName)" : "", .bad)
      start = range.upperBound
    }
    if start < beat.count - 1 { band(start...beat.count - 1, beat, other, "", .muted) }
  }

  private mutating func band(
    _ range: ClosedRange<Int>, _ beat: [Float], _ other: [Float], _ label: String, _ ink: Ink
  ) {
    guard other.count == beat.count, range.count > 1 || ink == .bad else { return }
    bands.append(
      Band(
        xs: range.map { Double($0 + 1) }, lows: range.map { Double(min(beat[$0], other[$0])) },
        highs: range.map { Double(max(beat[$0], other[$0])) }, label: label, ink: ink))
  }

  /// The chart; beats that leave the common scale widen it rather than leave the frame.
  package var chart: LineChart {
    let scale = scale
    let last = Double(series.map(\.xs.count).max() ?? 1)
    return LineChart(
      title: title, series: series + ruler(at: scale.lowerBound), xRange: 1...max(2, last), yRange: scale,
      height: height, bands: bands)
  }

  /// The scale that the chart is drawn on.
  package var scale: ClosedRange<Double> {
    let finite = series.flatMap(\.ys).filter(\.isFinite)
    let scale = common ?? Self.scale(around: finite) ?? Self.range
    return min(
      scale.lowerBound, finite.min() ?? scale.lowerBound)...max(
        scale.upperBound, finite.max() ?? scale.upperBound)
  }

  /// One row of blocks for all marks.
  private func ruler(at low: Double) -> [Series] {
    guard !marks.isEmpty else { return [] }
    // Four points for one of the beat's, so that no window is too wide for a line without gaps.
    let xs = marks.flatMap { Array(stride(from: $0.lowerBound, through: $0.upperBound, by: 0.25)) }
    var series = Series(
      name: "most of the \(scoreName)", xs: xs, ys: xs.map { _ in low }, ink: .bad, style: .scatter)
    series.marker = "▂"
    return [series]
  }
}
