import Heartbeats
import Tables
import TerminalGraphics
import Workbench

/// Mean and standard deviation of a beat beside those of the data's beats.
///
/// Beats of ECG5000 are normalized each by itself, a drawing is not: at another height its shape counts for nothing.
struct BeatHeights: Encodable {
  let mean: Double
  let deviation: Double
  /// What the beats of the data have, in the mean.
  let dataMean: Double
  let dataDeviation: Double

  init(_ values: [Float], _ data: DataSet) {
    (mean, deviation) = Drawing.meanAndDeviation(of: values)
    let all = data.train.values + data.test.values
    let beats = stride(from: 0, to: all.count, by: data.width).map {
      Drawing.meanAndDeviation(of: Array(all[$0..<min($0 + data.width, all.count)]))
    }
    let count = Double(max(1, beats.count))
    dataMean = beats.reduce(0) { $0 + $1.mean } / count
    dataDeviation = beats.reduce(0) { $0 + $1.deviation } / count
  }

  /// Whether the height is another than that of the data, so that the verdict may be about it.
  private var isOther: Bool {
    abs(mean - dataMean) > 0.1 * dataDeviation || abs(deviation - dataDeviation) > 0.1 * dataDeviation
  }

  /// Whether normalizing would bring it to what the data have.
  private var isCurable: Bool { abs(dataMean) < 0.05 && abs(dataDeviation - 1) < 0.05 && deviation > 1e-6 }

  func render(on page: inout Page, isDrawing: Bool) {
    let own = "mean \(Self.figure(mean)), deviation \(Self.figure(deviation))"
    let theirs = "the data's beats have \(Self.figure(dataMean)) and \(Self.figure(dataDeviation))"
    let cure = isDrawing && isCurable ? "; \"draw normalize\" brings it there" : ""
    page.line(StyledText("\(own); \(theirs)\(isOther ? cure : "")", isOther ? .warning : .muted))
  }

  /// Two decimals, and no minus before a zero.
  private static func figure(_ value: Double) -> String {
    NumberText.fixed(abs(value) < 0.005 ? 0 : value, decimals: 2)
  }
}
