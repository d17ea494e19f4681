import TerminalGraphics

/// Beats on the one scale that all beats share, so that shapes can be compared.
struct BeatChart {
  /// The scale in standard deviations of a beat.
  static let range = -6.0...4.0

  var title: String
  var height = 14
  private(set) var series: [Series] = []
  private(set) var bands: [Band] = []

  init(_ title: String) {
    self.title = title
  }

  mutating func add(_ values: [Float], _ name: String, _ ink: Ink) {
    series.append(Series(name: name, xs: values.indices.map { Double($0 + 1) }, ys: values.map(Double.init), ink: ink))
  }

  /// Marks points, counted from 1, where an error is to be seen.
  mutating func mark(_ from: Int, _ to: Int, _ label: String) {
    bands.append(Band(columns: Double(from)...Double(to), label: label))
  }

  /// The chart; beats that leave the common scale widen it rather than leave the frame.
  var chart: LineChart {
    let finite = series.flatMap(\.ys).filter(\.isFinite)
    let low = min(Self.range.lowerBound, finite.min() ?? 0)
    let high = max(Self.range.upperBound, finite.max() ?? 0)
    let last = Double(series.map(\.xs.count).max() ?? 1)
    return LineChart(
      title: title, series: series, xRange: 1...max(2, last), yRange: low...high, height: height, bands: bands)
  }
}
