import TerminalGraphics
import Testing

@Suite struct LineChartTests {
  /// The plot rows alone: what stands right of the axis.
  private func plot(_ chart: LineChart, _ glyphs: Glyphs = .ascii, width: Int = 40) -> [String] {
    let axes: Set<Character> = glyphs == .ascii ? ["|", "+"] : ["│", "┤"]
    let lines = strippedLines(chart.rendered(Appearance(width: width, glyphs: glyphs)))
    return lines.compactMap { line in
      guard let axis = line.firstIndex(where: axes.contains), !line.contains("+--"), !line.contains("└") else {
        return nil
      }
      return String(line[line.index(after: axis)...])
    }
  }

  @Test func theFirstAndLastPointTouchTheCorners() throws {
    let rows = plot(LineChart(series: [Series(name: "", ys: [0, 10])], height: 5))
    #expect(rows.count == 5)
    #expect(rows[0].last == "*" && rows[4].first == "*")
    #expect(rows[0].first == " " && rows[4].last == " ")
  }

  @Test func inASCIIEveryLineHasItsOwnMarkAndSharedCellsAnother() {
    let curves = [Series(name: "up", ys: [0, 1, 2]), Series(name: "flat", ys: [1, 1, 1])]
    let rows = plot(LineChart(series: curves, height: 3), width: 34)
    #expect(rows.joined().contains("%"))
    // Neither curve has gaps: every cell of the flat one is its own mark or the shared one.
    #expect(rows[1].allSatisfy { $0 == "o" || $0 == "%" })
    func legend(_ series: [Series]) -> String {
      LineChart(series: series, height: 3).rendered(Appearance(width: 60, glyphs: .ascii)).prefix { $0 != "\n" } + ""
    }
    #expect(legend(curves).contains("%% both"))
    #expect(legend(curves + [Series(name: "down", ys: [2, 1, 0])]).contains("%% several"))
    #expect(!legend([Series(name: "low", ys: [0, 0]), Series(name: "high", ys: [1, 1])]).contains("%"))
  }

  /// In an SVG as well the label of a reference line stands where no curve runs.
  @Test func aLabelInAnSVGCoversNothing() throws {
    func place(_ ys: [Double]) throws -> Double {
      let chart = LineChart(
        series: [Series(name: "", xs: [0, 10], ys: ys)], yRange: 0...1, height: 10,
        references: [ReferenceLine(.vertical, at: 5, label: "here")])
      let line = try #require(chart.svg().split(separator: "\n").first { $0.contains(">here<") })
      let y = try #require(line.split(separator: "y=\"").dropFirst().first?.prefix { $0 != "\"" })
      return try #require(Double(String(y)))
    }
    let free = try place([0, 0])
    #expect(try place([0.97, 0.97]) >= free + 14)
    #expect(try place([0.5, 0.5]) == free)
  }

  @Test func aTallChartHasNoMoreTicksThanHelp() {
    for height in [3, 14, 40] {
      let chart = LineChart(series: [Series(name: "", ys: [0, 1])], height: height)
      let count = chart.rendered(Appearance(width: 60)).count { $0 == "┤" }
      #expect((1...8).contains(count), "\(height): \(count)")
    }
  }

  @Test func smallMultiplesFitARoom() {
    let charts = (1...5).map { LineChart(title: "chart \($0)", series: [Series(name: "", ys: [0, 1])]) }
    let grid = SmallMultiples(title: "all", charts: charts, minimumWidth: 30, height: 12)
    for (width, rows, across) in [(60, 16, 2), (80, 20, 2), (100, 16, 3), (160, 12, 5), (40, 24, 1)] {
      let appearance = Appearance(width: width)
      let picture = grid.fitted(to: rows, appearance).picture(appearance)
      #expect(picture.height <= rows, "\(width) × \(rows): \(picture.height)")
      #expect(picture.lines[1].plain.split(separator: "chart").count - 1 == across, "\(width)")
      // One axis below all of them, with its numbers.
      #expect(picture.lines.count { $0.plain.contains("└") } == 1)
    }
    #expect(grid.fitted(to: 1, Appearance(width: 80)).height == 3)
    #expect(grid.fitted(to: .max, Appearance(width: 80)).height == 12)
  }

  @Test func aHeatMapHasTicks() throws {
    let map = HeatMap(
      values: [(0..<140).map(Double.init)], rowLabels: ["a"], xRange: 1...140, xLabel: "point", isDiverging: true)
    for width in [30, 60, 160] {
      let lines = map.picture(Appearance(width: width)).lines.map(\.plain)
      let ticks = lines[1].split(separator: " ").compactMap { Int($0) }
      #expect(ticks.count >= 2 && ticks.allSatisfy { (1...140).contains($0) }, "\(lines[1])")
      #expect(lines.dropFirst(2).joined().contains("point"))
    }
    let units = HeatMap(values: [[1, 2, 3]], xRange: 1...3).picture(Appearance(width: 40)).lines[1].plain
    #expect(units.split(separator: " ") == ["1", "2", "3"])
    #expect(HeatMap(values: [[1]], xRange: 1...1).picture(Appearance(width: 40)).lines[1].plain.contains("1"))
    #expect(map.svg().contains(">140</text>"))
  }

  @Test func aSinglePointIsDrawn() {
    for style in [Series.Style.line, .dashed, .step, .scatter] {
      let rows = plot(LineChart(series: [Series(name: "", xs: [3], ys: [5], style: style)], height: 5))
      #expect(rows.joined().filter { $0 != " " } == "*", "\(style)")
      let gap = LineChart(series: [Series(name: "", ys: [.nan, 5, .nan, 6, 6], style: style)], height: 5)
      #expect(plot(gap).joined().contains("*"))
    }
  }

  @Test func labelsOfTheXAxisKeepTheirDistance() {
    for width in 30...130 {
      for high in [7.0, 139, 4500, 0.000_3, 123_456_789] {
        let chart = LineChart(series: [Series(name: "", xs: [0, high], ys: [0, 1])], height: 4)
        let lines = strippedLines(chart.rendered(Appearance(width: width)))
        let labels = lines[5].split(separator: " ")
        #expect(labels.count >= 2 && labels.allSatisfy { Double($0) != nil }, "\(width): \(lines[5])")
        let gaps = lines[5].split(whereSeparator: { $0 != " " }).dropFirst().dropLast()
        #expect(gaps.allSatisfy { $0.count >= 2 }, "\(width): \(lines[5])")
        #expect(lines[4].count { $0 == "┬" } == labels.count)
      }
    }
  }

  @Test func gapsBreakALine() {
    for gap in [Double.nan, .infinity, -.infinity] {
      let rows = plot(LineChart(series: [Series(name: "", ys: [1, 1, gap, 1, 1])], yRange: 0...2, height: 3))
      let middle = rows[1].split(separator: " ").map(\.count)
      #expect(middle.count == 2 && middle[0] == middle[1], "\(rows)")
    }
  }

  @Test func zeroBreaksALineOnALogarithmicAxis() {
    let chart = LineChart(series: [Series(name: "", ys: [1, 1, 0, 1, 1])], yScale: .logarithmic, height: 3)
    #expect(plot(chart)[1].split(separator: " ").count == 2)
  }

  @Test func linesLeaveTheFrameAndComeBack() {
    let chart = LineChart(series: [Series(name: "", ys: [0, 1e12, 0])], yRange: 0...10, height: 5)
    let rows = plot(chart)
    #expect(rows.allSatisfy { $0.first == "*" && $0.last == "*" })
    #expect(rows.allSatisfy { $0.dropFirst().dropLast().allSatisfy { $0 == " " } })
  }

  @Test func emptyChartsSaySo() {
    for series in [[], [Series(name: "a", ys: [])], [Series(name: "a", ys: [.nan, .infinity])]] {
      for glyphs in [Glyphs.unicode, .ascii] {
        let text = LineChart(series: series).rendered(Appearance(width: 30, glyphs: glyphs))
        #expect(text.contains("no data"))
        #expect(text.contains(glyphs == .ascii ? "+---" : "└───"))
      }
    }
    #expect(!LineChart(series: [Series(name: "a", ys: [1])]).rendered(Appearance()).contains("no data"))
  }

  @Test func aLabelledReferenceIsWrittenBesideItsLine() throws {
    let chart = LineChart(
      series: [Series(name: "", ys: [0, 1])], yRange: 0...10, height: 11,
      references: [ReferenceLine(.horizontal, at: 5, label: "limit")])
    let rows = plot(chart)
    #expect(rows[5].contains("- - - -"))
    #expect(rows[4].hasSuffix("limit"))
  }

  @Test func aReferenceLabelWithoutRoomMovesToTheLegend() {
    let noise = (0..<400).map { Double($0 % 2) * 10 }
    let chart = LineChart(
      series: [Series(name: "noise", ys: noise)], height: 5,
      references: [ReferenceLine(.horizontal, at: 5, label: "limit")])
    let text = chart.rendered(Appearance(width: 40))
    #expect(text.components(separatedBy: "limit").count == 2)
    #expect(strippedLines(text)[0].contains("⠒⠂ limit"))
  }

  @Test func seriesDifferWithoutColour() {
    let series = (0..<5).map { Series(name: "s\($0)", ys: [Double($0), Double($0)], ink: .series($0)) }
    let scatter = (0..<3).map { Series(name: "p\($0)", ys: [0], ink: .series($0), style: .scatter) }
    for glyphs in [Glyphs.unicode, .ascii] {
      for chart in [LineChart(series: series), LineChart(series: scatter)] {
        let names = chart.series.map(\.name)
        let text = chart.rendered(Appearance(width: 60, glyphs: glyphs))
        let legend = strippedLines(text)[0].split(separator: " ").map(String.init)
        let markers = names.compactMap { name in legend.firstIndex(of: name).map { legend[$0 - 1] } }
        #expect(markers.count == names.count && Set(markers).count == names.count, "\(markers)")
      }
    }
  }

  @Test func stepsAreLevelThenUpright() {
    let rows = plot(
      LineChart(series: [Series(name: "", xs: [0, 1], ys: [0, 10], style: .step)], height: 4))
    #expect(rows[3].allSatisfy { $0 == "*" })
    #expect(rows[..<3].allSatisfy { $0.last == "*" && $0.dropLast().allSatisfy { $0 == " " } })
  }

  @Test func aRangeGivenFitsTheOtherAxisToWhatIsShown() {
    let chart = LineChart(series: [Series(name: "", ys: [0, 1, 2, 1000])], xRange: 0...2)
    #expect(chart.scene.y.scale.high <= 2.5)
  }

  @Test func aRedrawTakesLessThanTwoMilliseconds() {
    let appearance = Appearance(width: 120, color: .trueColor)
    let clock = ContinuousClock()
    let times = (0..<21).map { _ in
      clock.measure { #expect(!Samples.overlay.rendered(appearance).isEmpty) }
    }
    #expect(times.sorted()[10] < .milliseconds(2))
  }
}

@Suite struct SmallMultiplesTests {
  private let charts = [3.0, 50].map { LineChart(title: "to \($0)", series: [Series(name: "", ys: [0, $0])]) }

  @Test func chartsShareTheirAxes() {
    let scales = SmallMultiples(charts: charts).aligned.map(\.scene.y.scale)
    #expect(scales.map(\.high) == [50, 50] && scales.map(\.low) == [0, 0])
  }

  @Test func asManySideBySideAsFit() {
    let cases: [(width: Int, height: Int)] = [(30, 16), (59, 16), (60, 9), (67, 9), (68, 9), (120, 9)]
    for (width, height) in cases {
      #expect(
        SmallMultiples(charts: charts, minimumWidth: 30).picture(Appearance(width: width)).height == height, "\(width)")
    }
  }
}

@Suite struct HistogramTests {
  @Test(arguments: [0.0...1, -0.3...0.7, 0.002...0.062, 1e9...(1e9 + 7), -5e-7...3e-7])
  func everyValueIsCountedOnce(range: ClosedRange<Double>) throws {
    let width = range.upperBound - range.lowerBound
    let inner = Samples.errors(1000, 0, 1, seed: 3).map { range.lowerBound + $0 * width }
    let edges = Histogram(groups: [.init(name: "", values: inner)], bins: 12, range: range).binEdges
    let (low, high) = (try #require(edges.first), try #require(edges.last))
    // Also the edges themselves and their neighbours, where a division rounds to the wrong side.
    let values = (inner + edges + edges.map(\.nextDown) + edges.map(\.nextUp)).filter { $0 >= low && $0 <= high }
    let counts = Histogram(groups: []).counts(values, edges)
    #expect(counts.reduce(0, +) == Double(values.count))
    for (bin, count) in counts.enumerated() {
      let isLast = bin == counts.count - 1
      let inside = values.count { $0 >= edges[bin] && ($0 < edges[bin + 1] || isLast && $0 == edges[bin + 1]) }
      #expect(Double(inside) == count, "bin \(bin)")
    }
  }

  @Test func edgesAreRound() {
    let histogram = Histogram(groups: [.init(name: "", values: [0.013, 0.97])], bins: 11)
    #expect(histogram.binEdges == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  }

  @Test func sharesSumToOne() {
    let histogram = Histogram(groups: [.init(name: "", values: [1, 2, 3, 4])], showsShares: true)
    let sum = histogram.counts([1, 2, 3, 4], histogram.binEdges).reduce(0, +)
    #expect(sum == 1)
  }

  @Test func whatIsNotShownIsSaid() {
    let histogram = Histogram(groups: [.init(name: "normal", values: [1, 2, 3, 99, .nan])], range: 0...4)
    #expect(histogram.rendered(Appearance()).contains("normal (2 outside)"))
  }
}

@Suite struct BarAndTableTests {
  @Test func percentagesRoundDown() {
    let cases: [(Double, String)] = [
      (0, "  0 %"), (0.999_9, " 99 %"), (1, "100 %"), (2, "100 %"), (-1, "  0 %"), (.nan, "  0 %"), (0.5, " 50 %"),
    ]
    for (fraction, expected) in cases {
      let line = ProgressBar(fraction: fraction).rendered(Appearance(width: 40))
      #expect(line.hasSuffix(expected), "\(fraction): \(line)")
    }
    let half = ProgressBar(fraction: 0.5, barWidth: 11).rendered(Appearance(width: 40))
    #expect(half == "▕█████▌     ▏  50 %")
  }

  @Test func sparklinesUseAllEightSteps() {
    #expect(Sparkline(values: [0, 1, 2, 3, 4, 5, 6, 7]).text(columns: 20).plain == "▁▂▃▄▅▆▇█")
    #expect(Sparkline(values: [0, .nan, 7]).text(columns: 20).plain == "▁ █")
    #expect(Sparkline(values: [0, 0, 7, 7]).text(columns: 2).plain == "▁█")
    #expect(Sparkline(values: []).text(columns: 20).plain == "no data")
    #expect(Sparkline(values: [0, 7], range: 0...14).text(columns: 5, glyphs: .ascii).plain == "_=")
  }

  @Test func tablesDropTheLeastImportantColumn() {
    let table = Table(
      columns: [
        .init("name", importance: 2), .init("note", importance: 0), .init("value", alignment: .right, importance: 2),
      ],
      rows: [["autoencoder 140-15-7", "a remark that is rather long", "0.988"]])
    let wide = strippedLines(table.rendered(Appearance(width: 80)))
    #expect(wide[2] == "autoencoder 140-15-7  a remark that is rather long  0.988")
    let narrow = strippedLines(table.rendered(Appearance(width: 40)))
    #expect(narrow[2] == "autoencoder 14…  a remark that i…  0.988")
    let least = strippedLines(table.rendered(Appearance(width: 30)))
    #expect(least[2] == "autoencoder 140-15-7  0.988")
  }

  @Test func tablesDropAColumnBeforeTheyCutANumber() {
    let table = Table(
      columns: [
        .init("name", importance: 2, isWhole: true), .init("interval", alignment: .right, importance: 2),
        .init("recall", alignment: .right), .init("F1", alignment: .right, importance: 1),
      ],
      rows: [["isolation-forest", "−0.060 … −0.020", "0.986", "0.934"]])
    let narrow = strippedLines(table.rendered(Appearance(width: 43)))
    #expect(narrow[2] == "isolation-forest  −0.060 … −0.020  0.934")
    #expect(table.dropped(at: 43).map(\.plain) == ["recall"])
    #expect(table.dropped(at: 35).map(\.plain) == ["recall", "F1"])
    #expect(table.dropped(at: 80).isEmpty)
  }

  @Test func tablesCutWhatTheyMayNotDrop() {
    let names = ["optimizer", "learning rate", "regularizer", "activation", "contamination"]
    let table = Table(columns: names.map { .init(StyledText($0)) }, rows: [names.map { StyledText($0) }])
    let lines = strippedLines(table.rendered(Appearance(width: 30)))
    #expect(lines[2] == "opt…  lea…  reg…  acti…  cont…")
    #expect(measuredColumns(lines[2]) == 30)
  }

  @Test func csvIsQuoted() {
    let table = Table(columns: [.init("a,b"), .init("c")], rows: [["say \"hi\"", "2"], ["x"]])
    #expect(table.csv() == "\"a,b\",c\n\"say \"\"hi\"\"\",2\nx,\n")
    let breaks = LineChart(series: [Series(name: "two\nlines\r", xs: [0], ys: [1])])
    #expect(breaks.csv() == "series,x,y\n\"two\nlines\r\",0,1\n")
    let chart = LineChart(series: [Series(name: "s", xs: [0, 0.5], ys: [1, .nan])], xLabel: "epoch")
    #expect(chart.csv() == "series,epoch,y\ns,0,1\ns,0.5,\n")
  }

  @Test func svgEscapesText() {
    let svg = LineChart(title: "<a & \"b\">", series: [Series(name: "", ys: [1, 2])]).svg()
    #expect(svg.contains("<title>&lt;a &amp; &quot;b&quot;&gt;</title>"))
    #expect(svg.contains("prefers-color-scheme:dark"))
  }
}

@Suite struct PaletteTests {
  /// Every colour keeps 3:1 to a black and to a white page (WCAG 2.1, graphical objects).
  @Test func readableOnDarkAndLight() {
    let tints = Palette.series + [Palette.good, Palette.bad, Palette.warning, Palette.accent, Palette.muted]
    for tint in tints {
      for color in [tint.rgb, indexed(tint.indexed)] {
        let light = luminance(color)
        #expect((light + 0.05) / 0.05 >= 3 && 1.05 / (light + 0.05) >= 3, "\(color) \(light)")
      }
    }
    #expect(Set(Palette.series.map(\.indexed)).count == Palette.series.count)
    #expect(Set(Palette.series.map(\.sixteen)).count == Palette.series.count)
  }

  /// Ramps run from dark to light, so that they read without hue.
  @Test func rampsAreMonotone() {
    let steps = (0...100).compactMap { Palette.tint(.level($0)) }.map { luminance($0.rgb) }
    #expect(steps.count == 101 && zip(steps, steps.dropFirst()).allSatisfy { $0 <= $1 })
  }

  private func indexed(_ index: Int) -> RGB {
    if index >= 232 {
      let grey = 8 + 10 * (index - 232)
      return RGB(red: grey, green: grey, blue: grey)
    }
    let levels = [0, 95, 135, 175, 215, 255]
    let place = index - 16
    return RGB(red: levels[place / 36], green: levels[place / 6 % 6], blue: levels[place % 6])
  }

  private func luminance(_ color: RGB) -> Double {
    // The sRGB curve, near enough as a square and a cube mixed (error below 0.01).
    func linear(_ value: Int) -> Double {
      let share = Double(value) / 255
      return share * (share * (share * 0.305306011 + 0.682171111) + 0.012522878)
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }
}
