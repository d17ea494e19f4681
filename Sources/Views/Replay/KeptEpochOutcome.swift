import TerminalGraphics
import Workbench

/// That an epoch's network is the detector now.
package struct KeptEpochOutcome: Outcome {
  let epoch: Int
  let before: Int
  let lastEpoch: Int
  let loss: Double?
  let validationLoss: Double?
  let threshold: Double
  let collapsed: Bool
  private let retrained: Int
  package let equivalent: String?

  package var subject: RecordSubject { .trainedBeats }

  package init(_ kept: KeptEpoch, _ bench: Workbench, equivalent: String? = nil) throws {
    epoch = kept.epoch
    before = kept.before
    lastEpoch = kept.last
    loss = kept.loss
    validationLoss = kept.validationLoss
    retrained = kept.retrained
    let detector = try bench.trained()
    threshold = Double(detector.threshold.value)
    collapsed = detector.isCollapsed
    self.equivalent = equivalent
  }

  package func render(on page: inout Page) {
    guard epoch != before else {
      page.line(StyledText("the detector is the network of epoch \(epoch) already"))
      return
    }
    var figures: [String] = []
    if let loss { figures.append("loss \(errorFigure(loss))") }
    if let validationLoss { figures.append("validation \(errorFigure(validationLoss))") }
    figures.append("threshold \(errorFigure(threshold))")
    page.line(
      StyledText("the detector is the network of epoch \(epoch) now", .strong, bold: true)
        + StyledText(" · " + figures.joined(separator: " · ")))
    if retrained > 0 {
      page.line(
        StyledText(
          "it was not kept itself: \(counted(retrained, "epoch")) from the nearest one that was led there again, bit for bit",
          .muted))
    }
    if collapsed {
      page.warning(StyledText("at this epoch whatever beat goes in, nearly the same comes out"))
    }
    page.line(
      StyledText(
        "the optimizer's state is that of epoch \(epoch) too: \"train more\" continues as if training had ended there"
          + (lastEpoch > epoch ? ", and forgets epochs \(epoch + 1) to \(lastEpoch)" : ""), .muted))
    page.next("\"evaluate\"; \"replay keep \(before)\" takes it back")
  }

  private enum CodingKeys: String, CodingKey {
    case epoch, before, lastEpoch, loss, validationLoss, threshold, collapsed
  }
}
