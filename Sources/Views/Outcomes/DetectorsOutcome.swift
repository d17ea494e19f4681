import TerminalGraphics
import Workbench

/// Every detector there is, one line each, the current one marked.
package struct DetectorsOutcome: Outcome {
  let current: String
  let detectors: [Entry]

  struct Entry: Encodable {
    let name: String
    let summary: String
    /// Its own settings as they are, by name.
    let settings: [String: String]
    fileprivate let ordered: [String]

    private enum CodingKeys: String, CodingKey { case name, summary, settings }
  }

  package init(_ bench: Workbench) {
    let recipe = bench.recipe
    current = recipe.detector
    detectors = DetectorChoices.all.map { choice in
      var changed = recipe
      changed.detector = choice.word
      let own = Setting.all.filter { $0.isParameter && $0.isUsed(by: choice.word) }
      return Entry(
        name: choice.word, summary: choice.summary,
        settings: Dictionary(own.map { ($0.name, $0.text(in: changed)) }) { first, _ in first },
        ordered: choice.word == Recipe.autoencoder
          ? [changed.shapeText(inputs: bench.data.width)] : changed.parameterTexts)
    }
  }

  package func render(on page: inout Page) {
    let width = (detectors.map(\.name.count).max() ?? 0) + 2
    for detector in detectors {
      let isCurrent = detector.name == current
      let mark = isCurrent ? (page.appearance.glyphs == .ascii ? "* " : "● ") : "  "
      let head = StyledText(mark, .accent) + StyledText(detector.name, .strong, bold: isCurrent).padded(to: width)
      let own = detector.ordered.isEmpty ? "" : " (\(detector.ordered.joined(separator: ", ")))"
      page.line(head + StyledText(detector.summary) + StyledText(own, .muted), indent: head.width)
    }
    page.next("\"detector knn\" chooses one, \"compare all\" judges them all, \"help neighbors\" tells of a setting")
  }
}
