import SeededRandom
import TerminalGraphics

/// Charts with fixed data, one of every kind.
enum Samples {
  /// A curve shaped like a heartbeat: bumps made by arithmetic alone, so that every machine draws the same.
  static func beat(tWave: Double = 1, shift: Double = 0) -> [Double] {
    (0..<140).map { sample in
      let x = Double(sample) + shift
      func bump(_ center: Double, _ width: Double, _ height: Double) -> Double {
        let distance = (x - center) / width
        return height / (1 + distance * distance * distance * distance)
      }
      return bump(5, 4, -4.5) + bump(60, 30, 0.6) + bump(105, 9, 2 * tWave) + bump(134, 4, 1) - 0.4
    }
  }

  static let line = LineChart(title: "Beat 17", series: [Series(name: "beat", ys: beat())], xLabel: "sample")

  static let overlay = LineChart(
    title: "Beat and reconstruction",
    series: [
      Series(name: "beat", ys: beat()), Series(name: "reconstruction", ys: beat(tWave: 0.5, shift: 2), ink: .series(1)),
    ],
    xLabel: "sample", yLabel: "amplitude", yRange: -6...4,
    references: [ReferenceLine(.horizontal, at: 3, label: "limit"), ReferenceLine(.vertical, at: 40, label: "S wave")],
    bands: [
      Band(columns: 95...115, label: "to blame"),
      Band(lows: beat().map { $0 - 0.5 }, highs: beat().map { $0 + 0.5 }, label: "usual"),
    ])

  static let loss = LineChart(
    title: "Loss",
    series: [
      Series(name: "training", xs: (1...50).map(Double.init), ys: (1...50).map { 0.08 / Double($0) + 0.001 }),
      Series(
        name: "validation", xs: (1...50).map(Double.init), ys: (1...50).map { 0.1 / Double($0) + 0.002 },
        ink: .series(1)),
    ],
    xLabel: "epoch", yLabel: "mean squared error", yScale: .logarithmic)

  static let roc = LineChart(
    title: "ROC, area 0.93",
    series: [
      Series(
        name: "autoencoder", xs: [0, 0, 0.02, 0.05, 0.1, 0.3, 0.6, 1], ys: [0, 0.4, 0.6, 0.8, 0.9, 0.95, 1, 1],
        style: .step),
      Series(name: "chance", xs: [0, 1], ys: [0, 1], ink: .muted, style: .dashed),
    ],
    xLabel: "false positive rate", yLabel: "true positive rate")

  static let scatter: LineChart = {
    var random = SeededRandom(seed: 7)
    func cloud(_ count: Int, _ x: Double, _ y: Double) -> [(x: Double, y: Double)] {
      (0..<count).map { _ in
        (x: x + random.uniform() + random.uniform(), y: y + random.uniform() + random.uniform())
      }
    }
    return LineChart(
      title: "Latent space",
      series: [
        Series(name: "normal", points: cloud(80, 0, 0), style: .scatter),
        Series(name: "abnormal", points: cloud(30, 1, 1), ink: .series(1), style: .scatter),
      ],
      xLabel: "unit 1", yLabel: "unit 2")
  }()

  static func errors(_ count: Int, _ offset: Double, _ spread: Double, seed: Int) -> [Double] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in
      let step = random.uniform()
      return offset + spread * step * step
    }
  }

  static let histogram = Histogram(
    title: "Reconstruction error", groups: [.init(name: "normal", values: errors(400, 0.002, 0.02, seed: 1))],
    xLabel: "mean squared error", references: [ReferenceLine(.vertical, at: 0.012, label: "threshold 0.012")])

  static let groups = Histogram(
    title: "Reconstruction error",
    groups: [
      .init(name: "normal", values: errors(400, 0.002, 0.02, seed: 1), ink: .good),
      .init(name: "abnormal", values: errors(300, 0.008, 0.05, seed: 2), ink: .bad),
    ],
    xLabel: "mean squared error", references: [ReferenceLine(.vertical, at: 0.012, label: "threshold 0.012")])

  static let confusion = HeatMap(
    title: "Confusion", values: [[2541, 86], [40, 1833]], rowLabels: ["normal", "abnormal"],
    columnLabels: ["normal", "abnormal"], xLabel: "predicted", yLabel: "actual",
    texts: [["2541", "86"], ["40", "1833"]])

  private static func wave(_ speed: Int) -> [Double] {
    (0..<140).map { (sample: Int) -> Double in Double((sample * speed) % 41) / 20 - 1 }
  }

  static let weights = HeatMap(
    title: "Weights",
    values: (1...5).map(wave),
    rowLabels: (1...5).map { "unit \($0)" }, xLabel: "sample", isDiverging: true)

  static let table = Table(
    title: "Per class",
    columns: [
      .init("class", importance: 3), .init("beats", alignment: .right, importance: 2),
      .init("AUC", alignment: .right, importance: 3), .init("what it is", importance: 1),
    ],
    rows: [
      ["normal", "2,627", StyledText("–", .muted), "normal beat"],
      ["R-on-T", "1,590", StyledText("0.998", .good), "a premature ventricular contraction that falls on the T wave"],
    ])

  static let progress = ProgressBar(fraction: 0.435, label: "training", detail: "epoch 22 of 50, loss 0.0123")
  static let gauge = Gauge(label: "error", value: 0.018, range: 0...0.03, limit: 0.0121, ink: .bad)
  static let sparkline = Sparkline(values: beat())

  static let multiples = SmallMultiples(
    title: "Mean beats",
    charts: (1...3).map { index in
      LineChart(title: "class \(index)", series: [Series(name: "mean", ys: beat(tWave: Double(index) / 2))])
    })

  static let empty = LineChart(title: "Nothing yet", series: [Series(name: "loss", ys: [])], xLabel: "epoch")

  /// Every chart by name.
  static let all: [(name: String, chart: any Chart)] = [
    ("line", line), ("overlay", overlay), ("loss", loss), ("roc", roc), ("scatter", scatter), ("histogram", histogram),
    ("groups", groups), ("confusion", confusion), ("weights", weights), ("table", table),
    ("progress", progress), ("gauge", gauge), ("sparkline", sparkline), ("multiples", multiples),
    ("empty", empty),
  ]

  /// Those that are worth a file.
  static let exportable: [(name: String, chart: any ExportableChart)] = all.compactMap { name, chart in
    (chart as? any ExportableChart).map { (name, $0) }
  }
}
