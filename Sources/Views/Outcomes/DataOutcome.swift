import Heartbeats
import Tables
import TerminalGraphics
import Workbench

/// The beats of the session.
package struct DataOutcome: Outcome {
  let source: String
  let simulated: Bool
  let beats: Int
  /// Beats of the two files, in the archive's names.
  let train: Int
  let test: Int
  let split: String
  let classes: [ClassEntry]
  /// How the recipe shares them out; absent where it asks for more than there is.
  let shares: BeatShares?
  private let recipe: Recipe
  private let domain: Domain
  private let hasFixedRoles: Bool
  /// The columns of a table; absent for other data.
  let columns: TableOverview?
  /// The means of the classes, of a table of which nothing else is known.
  private let means: ClassesPlot?
  /// Why they cannot be shared out.
  private let trouble: String?

  /// One class.
  struct ClassEntry: Encodable {
    let number: Int
    let name: String
    let shortName: String
    let train: Int
    let test: Int
    /// The mean of all its beats, 140 numbers.
    let mean: [Float]
    let rowClass: RowClass

    private enum CodingKeys: String, CodingKey {
      case number = "class"
      case name, train, test, mean
    }
  }

  package init(_ bench: Workbench) {
    let data = bench.data
    source = data.source.name
    simulated = if case .simulated = data.source { true } else { false }
    train = data.train.count
    test = data.test.count
    beats = train + test
    split = bench.recipe.split.rawValue
    let all = data.all
    classes = data.classes.compactMap { beatClass in
      all.mean(of: beatClass).map {
        ClassEntry(
          number: beatClass.number, name: beatClass.name, shortName: beatClass.shortName,
          train: data.train.count(of: beatClass),
          test: data.test.count(of: beatClass), mean: $0, rowClass: beatClass)
      }
    }
    (recipe, domain, hasFixedRoles) = (bench.recipe, data.domain, data.hasFixedRoles)
    columns = TableOverview(data)
    means = domain.kind == .table && columns == nil ? ClassesPlot(data) : nil
    do {
      (shares, trouble) = (try BeatShares(bench.recipe, data), nil)
    } catch {
      (shares, trouble) = (nil, CommandError(error).message)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case source, simulated, beats, train, test, split, classes, shares, columns
  }

  package func render(on page: inout Page) {
    if let columns {
      renderTable(columns, on: &page)
      return
    }
    // In a low window everything that can be said shorter is.
    let isLow = (page.appearance.rows ?? .max) < 36
    page.line(StyledText(source, .strong, bold: true) + StyledText(", \(size)"))
    if simulated {
      let model = "made by heartline's own model\(isLow ? "" : " of such beats")"
      page.line(StyledText("\(model); \"data fetch\" brings the real ECG5000", .muted))
    }
    if !isLow { page.blank() }
    if let means {
      page.chart(means.meansTable)
      page.line(StyledText(means.sentence(page.appearance), .muted))
    } else {
      page.chart(gallery(page.appearance))
      page.line(StyledText("the mean \(domain.noun.singular) of each class\(axis)", .muted))
    }
    // "explain" has the names too.
    if !names.isEmpty, !isLow, means == nil { page.line(StyledText(names, .muted)) }
    if !isLow { page.blank() }
    if let shares { BeatSharesTable(shares, recipe, hasFixedRoles: hasFixedRoles).render(on: &page, asSentence: isLow) }
    if let trouble { page.warning(StyledText("they cannot be shared out: \(trouble)")) }
    page.next("\"beat normal 3\" and \"beat abnormal 1\" draw single beats")
  }

  /// `5,000 beats of 140 points`
  private var size: String {
    let (rows, width) = (domain.noun.after(beats), domain.columnNoun.after(domain.width))
    return "\(grouped(beats)) \(rows) of \(grouped(domain.width)) \(width)"
  }

  /// The range that all pictures of rows have in common, where they have one.
  private var axis: String { domain.axis == nil ? "" : ", −6 … 4 standard deviations" }

  private func renderTable(_ columns: TableOverview, on page: inout Page) {
    page.line(StyledText(source, .strong, bold: true) + StyledText(", \(counted(beats, "row"))"))
    page.blank()
    columns.renderColumns(on: &page)
    page.blank()
    columns.renderSummary(on: &page)
    if let trouble { page.warning(StyledText("they cannot be shared out: \(trouble)")) }
    page.next("\"train\" learns the normal rows, \"score 17\" says what it makes of one")
  }

  private func gallery(_ appearance: Appearance) -> SmallMultiples {
    let charts = classes.map { entry in
      var chart = BeatChart(
        "\(entry.number) \(entry.shortName): \(grouped(entry.train + entry.test))", of: domain)
      chart.add(entry.mean, "mean", entry.rowClass.ink)
      return chart.chart
    }
    return SmallMultiples(charts: charts, minimumWidth: 30, height: appearance.rows == nil ? 5 : 12)
      .fitted(to: appearance.galleryRows(among: sentenceRows(appearance)), appearance)
  }

  /// The lines around the gallery: how the beats are shared out takes five of a low window, and a table of a high one.
  private func sentenceRows(_ appearance: Appearance) -> Int {
    (appearance.width < 70 ? 10 : 8) + ((appearance.rows ?? .max) < 36 ? 0 : 13)
  }

  /// What the short names stand for.
  private var names: String {
    classes.filter { !$0.name.hasPrefix($0.shortName) }.map { "\($0.shortName): \($0.name)" }.joined(separator: " · ")
  }
}

/// Other beats from now on.
package struct DataUseOutcome: Outcome {
  let source: String
  let beats: Int
  let stale: Bool
  private let columns: TableOverview?
  private let noun: Noun
  private let misfits: Bool

  package init(_ bench: Workbench) {
    misfits = bench.misfit != nil
    (columns, noun) = (TableOverview(bench.data), bench.data.domain.noun)
    source = bench.data.source.name
    beats = bench.data.train.count + bench.data.test.count
    stale = bench.isStale
  }

  private enum CodingKeys: String, CodingKey { case source, beats, stale }

  package func render(on page: inout Page) {
    page.line(
      StyledText("data  ", .strong, bold: true) + StyledText("\(source), \(grouped(beats)) \(noun.after(beats))"))
    columns?.renderSummary(on: &page)
    page.next(
      stale
        ? misfits
          ? "the trained detector cannot judge them: \"train\" makes one that can"
          : "\"evaluate\" judges the trained detector on them, \"train\" makes a new one"
        : "\"data\" shows them, \"train\" learns them")
  }
}

/// A download that was verified and kept.
package struct FetchOutcome: Outcome {
  let folder: String
  let beats: Int
  let stale: Bool

  package init(_ bench: Workbench, folder: String) {
    self.folder = folder
    beats = bench.data.train.count + bench.data.test.count
    stale = bench.isStale
  }

  package func render(on page: inout Page) {
    page.line(
      StyledText("ECG5000  ", .strong, bold: true)
        + StyledText("\(counted(beats, "beat")), verified, kept in \(folder)"))
    page.next(stale ? "this session uses them now; \"train\" starts again" : "this session uses them now: \"train\"")
  }
}
