import TerminalGraphics

/// A stretch of a recording as it would run over paper, with the flagged beats marked.
struct RecordingStrip {
  let scores: RecordingScores
  /// Where it begins, in seconds, if somebody said so.
  let from: Double?

  /// Seconds that fit: ten columns each, the least that shows a beat's waves.
  private func window(_ width: Int) -> ClosedRange<Double> {
    let room = max(4, Double(width - 10) / 10)
    guard scores.seconds > room * 1.25 else { return 0...max(scores.seconds, 0.1) }
    let start = min(max(0, from ?? worst - room / 2), scores.seconds - room)
    return start...start + room
  }

  /// Where the beat with the largest error is, if one is flagged.
  private var worst: Double {
    let flagged = scores.beats.filter { $0.judgement?.isAbnormal == true }
    let worst = flagged.max { ($0.judgement?.error ?? 0) < ($1.judgement?.error ?? 0) }
    return worst.map { scores.time(($0.beat.start + $0.beat.end) / 2) } ?? 0
  }

  func chart(width: Int) -> LineChart {
    let window = self.window(width)
    let samples = scores.analysis.lead.samples
    let first = min(Int(window.lowerBound * scores.rate), max(0, samples.count - 1))
    let last = min(samples.count, Int(window.upperBound * scores.rate) + 1)
    let shown = first..<max(first, last)
    let series = Series(
      name: "", xs: shown.map { scores.time($0) }, ys: shown.map { Double(samples[$0]) }, ink: .series(0))
    let unit = scores.analysis.lead.unit
    return LineChart(
      title: "\(scores.analysis.lead.name)\(unit.isEmpty ? "" : ", \(unit)"), "
        + "\(clockText(window.lowerBound)) to \(clockText(window.upperBound))",
      series: [series], xLabel: "seconds", xRange: window, height: 10, bands: bands(window))
  }

  /// Beats of one kind next to each other become one band; the legend names each kind once.
  private func bands(_ window: ClosedRange<Double>) -> [Band] {
    var bands: [Band] = []
    for (label, ink, isMeant) in kinds {
      var spans: [ClosedRange<Double>] = []
      for entry in scores.beats where isMeant(entry) {
        let span = scores.time(entry.beat.start)...scores.time(entry.beat.end)
        guard span.overlaps(window) else { continue }
        let shown = span.clamped(to: window)
        if let last = spans.last, shown.lowerBound <= last.upperBound {
          spans[spans.count - 1] = last.lowerBound...shown.upperBound
        } else {
          spans.append(shown)
        }
      }
      for (index, span) in spans.enumerated() {
        bands.append(Band(columns: span, label: index == 0 ? label : "", ink: ink))
      }
    }
    return bands
  }

  private var kinds: [(String, Ink, (RecordingScores.Entry) -> Bool)] {
    [
      ("abnormal", .bad, { $0.judgement?.isAbnormal == true }), ("not scored", .warning, { $0.judgement == nil }),
    ]
  }

  /// The error of every beat over the time of the recording; nil where the strip shows all of it anyway.
  func overview(width: Int) -> LineChart? {
    guard scores.seconds > max(4, Double(width - 10) / 10) * 1.25, scores.scored > 1 else { return nil }
    func points(_ isAbnormal: Bool) -> [(x: Double, y: Double)] {
      scores.beats.compactMap { entry in
        guard let judgement = entry.judgement, judgement.isAbnormal == isAbnormal else { return nil }
        return (x: scores.time(entry.beat.start) / unit.seconds, y: judgement.error)
      }
    }
    return LineChart(
      title: "reconstruction error of every beat",
      series: [
        Series(name: "normal", points: points(false), ink: .good, style: .scatter),
        Series(name: "abnormal", points: points(true), ink: .bad, style: .scatter),
      ].filter { !$0.xs.isEmpty }, xLabel: unit.name, xRange: 0...scores.seconds / unit.seconds, yScale: .logarithmic,
      height: 6, references: [ReferenceLine(.horizontal, at: scores.threshold, label: "threshold")])
  }

  private var unit: (name: String, seconds: Double) {
    scores.seconds > 2 * 3600 ? ("hours", 3600) : scores.seconds > 180 ? ("minutes", 60) : ("seconds", 1)
  }
}
