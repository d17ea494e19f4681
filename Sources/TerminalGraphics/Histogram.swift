/// How often values fall into equal bins; with several groups their outlines are drawn over each other.
public struct Histogram: ExportableChart {
  /// Values of one kind.
  public struct Group: Equatable, Sendable {
    /// Shown in the legend.
    public var name: String
    /// The values in order; what is not finite is left out.
    public var values: [Double]
    /// What the colour stands for.
    public var ink: Ink

    /// A named group of values.
    public init(name: String, values: [Double], ink: Ink = .series(0)) {
      self.name = name
      self.values = values
      self.ink = ink
    }
  }

  /// Written above the chart.
  public var title: String?
  /// Kinds of values; two and more are drawn over each other.
  public var groups: [Group]
  /// Written under the x axis.
  public var xLabel: String?
  /// Written above the y axis.
  public var yLabel: String?
  /// Roughly how many bins; their edges are round numbers. By default the square root of the number of values.
  public var bins: Int?
  /// The values shown; by default all. Values outside it are counted in the legend.
  public var range: ClosedRange<Double>?
  /// Whether bars show the share of their own group instead of a count, so that groups of unlike size compare.
  public var showsShares: Bool
  /// Marked values, a decision threshold say.
  public var references: [ReferenceLine]
  /// Plot rows.
  public var height: Int
  /// Whether the x axis and its ticks are drawn.
  public var showsXAxis = true

  /// A histogram of one group or of several over each other.
  public init(
    title: String? = nil, groups: [Group] = [], xLabel: String? = nil, yLabel: String? = nil, bins: Int? = nil,
    range: ClosedRange<Double>? = nil, showsShares: Bool = false, references: [ReferenceLine] = [], height: Int = 12
  ) {
    self.title = title
    self.groups = groups
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.bins = bins
    self.range = range
    self.showsShares = showsShares
    self.references = references
    self.height = height
  }

  public func picture(_ appearance: Appearance) -> Picture {
    SceneLayout(scene, appearance).picture()
  }

  /// The x in the middle of a column of the picture, columns counted from 0; beside the plot it is that of its edge.
  public func x(atColumn column: Int, _ appearance: Appearance) -> Double {
    SceneLayout(scene, appearance).x(atColumn: column)
  }

  /// The chart as marks in data coordinates.
  package var scene: Scene {
    let edges = binEdges
    let heights = groups.map { counts($0.values, edges) }
    let tallest = heights.joined().max() ?? 0
    let x = Scale(low: edges.first ?? 0, high: edges.last ?? 1)
    let y = Scale.fitting([0, tallest], kind: .linear, nice: true) ?? Scale(low: 0, high: 1)
    let yLabel = yLabel ?? (showsShares ? "share" : "count")
    var scene = Scene(title: title, x: Axis(scale: x, label: xLabel), y: Axis(scale: y, label: yLabel), rows: height)
    scene.x.isDrawn = showsXAxis
    for (index, group) in groups.enumerated() {
      let pen = Pen(group.ink, Self.symbols[index % Self.symbols.count])
      let texture: Texture = groups.count == 1 ? .solid : index % 2 == 0 ? .upright : .level
      let bars = heights[index].indices.map { Bar(from: edges[$0], to: edges[$0 + 1], height: heights[index][$0]) }
      scene.marks.append(Mark(shape: .bars(bars, texture), pen: pen))
      let outside = group.values.count { edges.isEmpty || !($0 >= x.low && $0 <= x.high) }
      let note = outside > 0 && !edges.isEmpty ? " (\(outside) outside)" : ""
      if groups.count > 1 || !note.isEmpty { scene.addLegend(group.name + note, pen, .fill(texture)) }
    }
    for reference in references { scene.add(reference) }
    if tallest == 0 { scene.message = "no data" }
    return scene
  }

  private static let symbols: [Unicode.Scalar] = ["#", "o", "+", "x"]

  /// Round edges over the range, one more than there are bins; empty without a finite value.
  package var binEdges: [Double] {
    let all = groups.flatMap(\.values).filter(\.isFinite)
    let low = range?.lowerBound ?? all.min()
    let high = range?.upperBound ?? all.max()
    guard let low, let high else { return [] }
    let scale = Scale(low: low, high: high)
    let wanted = min(max(bins ?? Int(Double(all.count).squareRoot()), 5), 200)
    let ticks = scale.ticks(atMost: bins == nil ? min(wanted, 50) : wanted).values
    guard ticks.count >= 2 else { return [scale.low, scale.high] }
    let step = ticks[1] - ticks[0]
    let before = scale.low < ticks[0] - step * 1e-9 ? [ticks[0] - step] : []
    let after = scale.high > ticks[ticks.count - 1] + step * 1e-9 ? [ticks[ticks.count - 1] + step] : []
    return before + ticks + after
  }

  /// How many values lie in each bin (the upper edge belongs to the next bin, but for the last), or which share.
  package func counts(_ values: [Double], _ edges: [Double]) -> [Double] {
    guard edges.count >= 2, let low = edges.first, let high = edges.last else { return [] }
    var counts = Array(repeating: 0.0, count: edges.count - 1)
    for value in values where value >= low && value <= high {
      var bin = min(Int((value - low) / (high - low) * Double(counts.count)), counts.count - 1)
      // The division may miss an edge by an ulp; the edges decide.
      if value < edges[bin] { bin -= 1 } else if bin + 1 < counts.count, value >= edges[bin + 1] { bin += 1 }
      counts[max(bin, 0)] += 1
    }
    guard showsShares, !values.isEmpty else { return counts }
    return counts.map { $0 / Double(values.count) }
  }
}
