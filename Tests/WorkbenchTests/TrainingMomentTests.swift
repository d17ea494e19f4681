import NeuralNetwork
import Testing
import Workbench

/// What a training is said to have gone through, on figures made for it.
@Suite struct TrainingMomentTests {
  /// Epochs with these spreads; the other figures as given, the last one repeated.
  private static func epochs(
    _ spreads: [Double], auc: [Double] = [], dead: [[[Bool]]] = []
  ) -> [EpochFigures] {
    spreads.enumerated().map { place, spread in
      EpochFigures(
        epoch: place + 1, loss: 1 / Double(place + 1), validationLoss: nil,
        auc: auc.isEmpty ? nil : auc[min(place, auc.count - 1)], spread: spread,
        dead: dead.isEmpty ? [] : dead[min(place, dead.count - 1)])
    }
  }

  private static func moments(
    _ epochs: [EpochFigures], reports: [EpochReport] = [], meanAUC: Double? = nil
  ) -> [TrainingMoment] {
    TrainingMoments(epochs, reports: reports, meanAUC: meanAUC).all
  }

  private static func told(_ moments: [TrainingMoment]) -> [String] {
    moments.map { "\($0.name) \($0.epoch)-\($0.lastEpoch)" }
  }

  @Test func aPlateauEndsWithAnEscape() {
    let moments = Self.moments(Self.epochs([0.01, 0.02, 0.03, 0.05, 0.3, 0.5, 0.6]))
    #expect(Self.told(moments) == ["plateau 1-4", "escape 5-5"])
  }

  @Test func aPlateauMayLastToTheEnd() {
    #expect(Self.told(Self.moments(Self.epochs([0.01, 0.02, 0.03]))) == ["plateau 1-3"])
    #expect(Self.moments(Self.epochs([0.5, 0.6, 0.7])) == [])
  }

  /// One or two epochs that change sides are not named, and do not cut what they interrupt.
  @Test func flickersAreNotNamed() {
    #expect(Self.told(Self.moments(Self.epochs([0.1, 0.3, 0.5, 0.6, 0.7]))) == [])
    #expect(
      Self.told(Self.moments(Self.epochs([0.1, 0.1, 0.1, 0.2, 0.1, 0.1, 0.1, 0.3, 0.4, 0.5]))) == [
        "plateau 1-7", "escape 8-8",
      ])
    #expect(Self.told(Self.moments(Self.epochs([0.5, 0.5, 0.5, 0.1, 0.5, 0.5]))) == [])
    // At the edge of the plateau for a while is still on it.
    #expect(
      Self.told(Self.moments(Self.epochs([0.1, 0.1, 0.1, 0.16, 0.24, 0.16, 0.14, 0.14, 0.14, 0.16, 0.2, 0.3]))) == [
        "plateau 1-9", "escape 10-10",
      ])
  }

  @Test func whoFollowedTheBeatsAndNoLongerDoesHasCollapsed() {
    let moments = Self.moments(Self.epochs([0.5, 0.6, 0.7, 0.01, 0.01, 0.01]))
    #expect(Self.told(moments) == ["collapse 4-6"])
    #expect(moments[0].kind == .collapse(deadLayer: nil))
    #expect(
      Self.told(Self.moments(Self.epochs([0.5, 0.6, 0.7, 0.01, 0.01, 0.01, 0.4, 0.4, 0.4]))) == [
        "collapse 4-6", "escape 7-7",
      ])
    // What it is in the end counts, however short.
    #expect(Self.told(Self.moments(Self.epochs([0.5, 0.6, 0.7, 0.01]))) == ["collapse 4-4"])
  }

  @Test func aLayerThatIsDeadToTheEndIsACollapse() {
    let alive = [[false, true], [false]]
    let gone = [[false, true], [true]]
    let moments = Self.moments(Self.epochs([0.01, 0.01, 0.01, 0.01, 0.01], dead: [alive, alive, gone]))
    #expect(Set(Self.told(moments)) == ["plateau 1-5", "dying unit 3-3", "collapse 3-5"])
    #expect(moments.contains { $0.kind == .collapse(deadLayer: 1) })
  }

  @Test func aUnitDiesWhenItStaysDead() {
    let (a, b) = ([[false, false]], [[true, false]])
    let spreads = Array(repeating: 0.5, count: 8)
    let moments = Self.moments(Self.epochs(spreads, dead: [a, b, a, b, b, b, b, b]))
    #expect(moments.map(\.kind) == [.death(layer: 0, units: [0], dead: 1, of: 2)])
    #expect(moments.first?.epoch == 4)
    // One that is dead for a moment is not counted.
    let both = [[true, true]]
    #expect(
      Self.moments(Self.epochs(spreads, dead: [a, both, b, b, b, b, b, b])).map(\.kind)
        == [.death(layer: 0, units: [0], dead: 1, of: 2)])
    // Dead from the start is not dying, and two epochs are too few to tell.
    #expect(Self.moments(Self.epochs(spreads, dead: [b])) == [])
    #expect(Self.moments(Self.epochs(spreads, dead: [a, a, a, a, a, a, b, b])) == [])
  }

  @Test func behindADeadLayerUnitsAreNotCounted() {
    let (a, b) = ([[false], [false, false]], [[true], [true, true]])
    let moments = Self.moments(Self.epochs(Array(repeating: 0.5, count: 6), dead: [a, a, b]))
    #expect(moments.map(\.kind) == [.death(layer: 0, units: [0], dead: 1, of: 1)])
  }

  private static func reports(_ losses: [Double], _ held: [Double]) -> [EpochReport] {
    zip(losses, held).enumerated().map {
      EpochReport(epoch: $0.offset + 1, loss: $0.element.0, penalty: 0, validationLoss: $0.element.1)
    }
  }

  @Test func overfittingIsAValidationLossThatStaysRisen() {
    let falling = (0..<30).map { 1 / Double($0 + 1) }
    let bowl = (0..<30).map { 1 + pow2(Double($0 - 10)) / 100 }
    let moments = Self.moments([], reports: Self.reports(falling, bowl))
    let overfitting = moments.first { if case .overfitting = $0.kind { true } else { false } }
    // Of medians that are the same the first is the lowest.
    #expect(overfitting?.kind == .overfitting(best: 10))
    #expect(overfitting?.lastEpoch == 30)
    #expect((12...16).contains(overfitting?.epoch ?? 0))
    #expect(Self.told(moments).contains("lowest validation loss 11-11"))
    // A training loss that rises as well is another matter, and a validation loss that comes back is none.
    #expect(!Self.moments([], reports: Self.reports(falling.reversed(), bowl)).map(\.name).contains("overfitting"))
    #expect(!Self.moments([], reports: Self.reports(falling, falling)).map(\.name).contains("overfitting"))
    let wave = (0..<30).map { $0 % 10 < 5 ? 1.2 : 1.0 }
    #expect(!Self.moments([], reports: Self.reports(falling, wave)).map(\.name).contains("overfitting"))
  }

  private func pow2(_ value: Double) -> Double { value * value }

  @Test func aHighestAUCIsNamedWhereItIsLostAgain() {
    let spreads = Array(repeating: 0.5, count: 5)
    let fallen = Self.moments(Self.epochs(spreads, auc: [0.95, 0.99, 0.98, 0.975, 0.97]), meanAUC: 0.96)
    #expect(Self.told(fallen) == ["highest AUC 2-2", "above the mean beat 2-2"])
    #expect(Self.moments(Self.epochs(spreads, auc: [0.95, 0.963]), meanAUC: 0.96) == [])
    #expect(fallen[0].kind == .peak(last: 0.97))
    #expect(Self.told(Self.moments(Self.epochs(spreads, auc: [0.99, 0.992, 0.99]), meanAUC: 0.96)) == [])
    #expect(Self.moments(Self.epochs(spreads, auc: [0.97, 0.95]), meanAUC: 0.96).map(\.name) == ["highest AUC"])
  }

  @Test func ofManyDeathsTheFirstOfEveryLayerStandsForTheOthers() {
    func figures(_ dead: [[Bool]], _ epoch: Int) -> EpochFigures {
      EpochFigures(epoch: epoch, loss: nil, validationLoss: nil, spread: 0.5, dead: dead)
    }
    // Every epoch one unit of each of two layers dies.
    let epochs = (1...12).map { epoch in
      figures(Array(repeating: (0..<8).map { $0 < epoch - 1 }, count: 2), epoch)
    }
    let moments = Self.moments(epochs)
    // With the last unit of the first layer the second has nothing to answer to.
    #expect(moments.count == 15)
    #expect(TrainingMoment.main(moments).map(\.epoch) == [2, 2])
    #expect(TrainingMoment.main(moments, mostDeaths: 16) == moments)
  }
}
