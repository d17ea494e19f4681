import SeededRandom
import TerminalGraphics

/// Charts with hostile data: huge, tiny, negative, equal, missing, infinite, and names that try to break a line.
enum RandomCharts {
  static func all(_ random: inout SeededRandom) -> [(name: String, chart: any Chart)] {
    [
      ("line", line(&random)), ("histogram", histogram(&random)), ("map", map(&random)),
      ("table", table(&random)),
      ("multiples", SmallMultiples(title: text(&random), charts: [line(&random), line(&random)])),
      ("sparkline", Sparkline(values: values(&random), range: range(&random))),
      (
        "progress",
        ProgressBar(fraction: value(&random), label: StyledText(text(&random)), detail: StyledText(text(&random)))
      ),
      (
        "gauge",
        Gauge(
          label: StyledText(text(&random)), value: value(&random), range: range(&random) ?? 0...1, limit: value(&random)
        )
      ),
    ]
  }

  static func value(_ random: inout SeededRandom) -> Double {
    switch random.index(below: 14) {
    case 0: .nan
    case 1: .infinity
    case 2: -.infinity
    case 3: .greatestFiniteMagnitude
    case 4: -.greatestFiniteMagnitude
    case 5: .leastNonzeroMagnitude
    case 6: 0
    case 7: -1e-12 * random.uniform()
    case 8: 1e9 + random.uniform()
    default: random.uniform() * 200 - 100
    }
  }

  /// Values of one temper: any, equal, near one another, of many magnitudes, plain, or none.
  static func values(_ random: inout SeededRandom) -> [Double] {
    let count = [0, 1, 2, 3, 40, 140, 500][random.index(below: 7)]
    let temper = random.index(below: 5)
    let center = value(&random)
    return (0..<count).map { _ in
      switch temper {
      case 0: value(&random)
      case 1: center
      case 2: center * (1 + 1e-8 * random.uniform())
      case 3: Double("\(random.uniform() - 0.5)e\(random.index(below: 600) - 300)") ?? 0
      default: random.uniform()
      }
    }
  }

  static func range(_ random: inout SeededRandom) -> ClosedRange<Double>? {
    let bounds = [value(&random), value(&random)]
    guard random.index(below: 3) == 0, !bounds.contains(where: \.isNaN) else { return nil }
    return min(bounds[0], bounds[1])...max(bounds[0], bounds[1])
  }

  static func text(_ random: inout SeededRandom) -> String {
    let texts = [
      "", "loss", "a name that is longer than any sensible name of a series could ever be", "心拍数と再構成誤差", "é e\u{301}",
      "red \u{1b}[31m escape", "two\nlines", "tab\tand bell\u{7}", "<&\">", "\u{9b}31m",
    ]
    return texts[random.index(below: texts.count)]
  }

  static func line(_ random: inout SeededRandom) -> LineChart {
    let styles: [Series.Style] = [.line, .dashed, .step, .scatter]
    let series = (0..<random.index(below: 4)).map { index in
      let ys = values(&random)
      let xs = random.index(below: 2) == 0 ? ys.indices.map(Double.init) : values(&random)
      return Series(name: text(&random), xs: xs, ys: ys, ink: .series(index), style: styles[random.index(below: 4)])
    }
    let kinds: [ScaleKind] = [.linear, .linear, .logarithmic]
    let span = range(&random)
    return LineChart(
      title: text(&random), series: series, xLabel: text(&random), yLabel: text(&random), xRange: range(&random),
      yRange: range(&random), xScale: kinds[random.index(below: 3)], yScale: kinds[random.index(below: 3)],
      height: random.index(below: 20) - 2,
      references: [
        ReferenceLine(.horizontal, at: value(&random), label: text(&random)),
        ReferenceLine(.vertical, at: value(&random), label: text(&random)),
      ],
      bands: [Band(xs: values(&random), lows: values(&random), highs: values(&random), label: text(&random))]
        + (span.map { [Band(columns: $0, label: text(&random))] } ?? []))
  }

  static func histogram(_ random: inout SeededRandom) -> Histogram {
    let groups = (0..<random.index(below: 4)).map { index in
      Histogram.Group(name: text(&random), values: values(&random), ink: .series(index))
    }
    return Histogram(
      title: text(&random), groups: groups, bins: [nil, -1, 1, 7, 1000][random.index(below: 5)], range: range(&random),
      showsShares: random.index(below: 2) == 0, references: [ReferenceLine(.vertical, at: value(&random), label: "t")])
  }

  static func map(_ random: inout SeededRandom) -> HeatMap {
    HeatMap(
      title: text(&random), values: (0..<random.index(below: 5)).map { _ in values(&random) },
      rowLabels: [text(&random), text(&random)], columnLabels: [text(&random), text(&random)],
      texts: random.index(below: 2) == 0 ? nil : [[text(&random)]], isDiverging: random.index(below: 2) == 0,
      range: range(&random), height: random.index(below: 6))
  }

  static func table(_ random: inout SeededRandom) -> Table {
    let alignments: [Alignment] = [.left, .right, .center]
    let columns = (0..<random.index(below: 20)).map { _ in
      Table.Column(
        StyledText(text(&random)), alignment: alignments[random.index(below: 3)], importance: random.index(below: 3))
    }
    let rows = (0..<random.index(below: 5)).map { _ in
      (0..<random.index(below: 22)).map { _ in StyledText(text(&random), .accent) }
    }
    return Table(title: text(&random), columns: columns, rows: rows)
  }
}
