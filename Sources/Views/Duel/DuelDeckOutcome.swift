import TerminalGraphics
import Workbench

/// The beats of a round where there is no terminal to judge them on one by one: ten normal ones, and twenty without labels.
package struct DuelDeckOutcome: Outcome {
  private let deck: DuelDeck

  package var subject: RecordSubject { .trainedBeats }

  package init(_ deck: DuelDeck) {
    self.deck = deck
  }

  package func render(on page: inout Page) {
    page.heading("You against the machine: round \(deck.round) of \(deck.rounds)")
    var examples = deck.chart("ten normal beats to learn from")
    examples.height = 10
    for (place, example) in deck.examples.enumerated() { examples.add(example, "", .series(place % 6)) }
    page.chart(examples.chart)
    page.blank()
    page.chart(
      SmallMultiples(
        title: "twenty beats to judge", charts: deck.questions.enumerated().map { chart($0 + 1, $1.values) },
        minimumWidth: 36, height: 6))
    page.line(
      StyledText("some of the twenty are abnormal; how many is not told, and no round has fewer than three", .muted))
    page.next("\"duel n a n …\" answers: a letter a beat, n for normal and a for abnormal, all twenty on one line")
  }

  private func chart(_ number: Int, _ values: [Float]) -> LineChart {
    var chart = deck.chart("\(number)")
    chart.add(values, "", .series(0))
    return chart.chart
  }

  private enum Key: String, CodingKey {
    case round, rounds, examples, beats
  }

  /// Without index and class, which are the answers.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(deck.round, forKey: .round)
    try container.encode(deck.rounds, forKey: .rounds)
    try container.encode(deck.examples, forKey: .examples)
    try container.encode(deck.questions.map(\.values), forKey: .beats)
  }
}

extension DuelDeck {
  /// A chart on the scale that all beats of the round share, so that they can be compared.
  package func chart(_ title: String) -> BeatChart {
    let values = (examples + questions.map(\.values)).joined().lazy.map(Double.init)
    return BeatChart(title, scale: BeatChart.scale(of: domain) ?? BeatChart.scale(around: values))
  }
}
