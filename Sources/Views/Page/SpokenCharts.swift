import TerminalGraphics

/// A chart whose titles and labels can be put into the words of a session's data.
protocol SpokenChart: ExportableChart {
  func spoken(_ vocabulary: Vocabulary) -> Self
}

extension Vocabulary {
  /// A chart with its words exchanged.
  package func spoken(_ chart: any ExportableChart) -> any ExportableChart {
    self == .beats ? chart : (chart as? any SpokenChart)?.spoken(self) ?? chart
  }
}

extension Table: SpokenChart {
  func spoken(_ vocabulary: Vocabulary) -> Table {
    var table = self
    table.title = title.map(vocabulary.spoken)
    for index in columns.indices { table.columns[index].title = vocabulary.spoken(columns[index].title) }
    table.rows = rows.map { $0.map(vocabulary.spoken) }
    return table
  }
}

extension LineChart: SpokenChart {
  func spoken(_ vocabulary: Vocabulary) -> LineChart {
    var chart = self
    (chart.title, chart.xLabel, chart.yLabel) = (
      title.map(vocabulary.spoken), xLabel.map(vocabulary.spoken), yLabel.map(vocabulary.spoken)
    )
    for index in series.indices { chart.series[index].name = vocabulary.spoken(series[index].name) }
    for index in bands.indices { chart.bands[index].label = vocabulary.spoken(bands[index].label) }
    chart.references = references.map { $0.spoken(vocabulary) }
    return chart
  }
}

extension ReferenceLine {
  fileprivate func spoken(_ vocabulary: Vocabulary) -> ReferenceLine {
    var line = self
    line.label = label.map(vocabulary.spoken)
    return line
  }
}

extension SmallMultiples: SpokenChart {
  func spoken(_ vocabulary: Vocabulary) -> SmallMultiples {
    var chart = self
    chart.title = title.map(vocabulary.spoken)
    chart.charts = charts.map { $0.spoken(vocabulary) }
    return chart
  }
}

extension Histogram: SpokenChart {
  func spoken(_ vocabulary: Vocabulary) -> Histogram {
    var chart = self
    (chart.title, chart.xLabel, chart.yLabel) = (
      title.map(vocabulary.spoken), xLabel.map(vocabulary.spoken), yLabel.map(vocabulary.spoken)
    )
    for index in groups.indices { chart.groups[index].name = vocabulary.spoken(groups[index].name) }
    chart.references = references.map { $0.spoken(vocabulary) }
    return chart
  }
}

extension HeatMap: SpokenChart {
  func spoken(_ vocabulary: Vocabulary) -> HeatMap {
    var chart = self
    (chart.title, chart.xLabel, chart.yLabel) = (
      title.map(vocabulary.spoken), xLabel.map(vocabulary.spoken), yLabel.map(vocabulary.spoken)
    )
    chart.rowLabels = rowLabels.map(vocabulary.spoken)
    chart.columnLabels = columnLabels.map(vocabulary.spoken)
    return chart
  }
}

extension SpreadChart: SpokenChart {
  func spoken(_ vocabulary: Vocabulary) -> SpreadChart {
    var chart = self
    chart.title = title.map(vocabulary.spoken)
    for index in items.indices { chart.items[index].label = vocabulary.spoken(items[index].label) }
    chart.referenceLabel = vocabulary.spoken(referenceLabel)
    return chart
  }
}
