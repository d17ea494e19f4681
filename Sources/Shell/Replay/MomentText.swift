import NeuralNetwork
import TerminalGraphics
import Workbench

/// What happened in a training, in words: the one place for them.
struct MomentText {
  let moment: TrainingMoment
  let replay: Replay

  /// A letter that stands for it under the losses.
  var letter: Character {
    switch moment.kind {
    case .plateau: "P"
    case .escape: "E"
    case .collapse: "C"
    case .death: "D"
    case .overfitting: "O"
    case .best: "L"
    case .peak: "A"
    case .beatsMean: "M"
    }
  }

  var ink: Ink {
    switch moment.kind {
    case .plateau, .overfitting, .peak: .warning
    case .collapse, .death: .bad
    case .escape, .best, .beatsMean: .good
    }
  }

  /// How much it matters where several happen at once; the most first.
  var weight: Int {
    switch moment.kind {
    case .collapse: 0
    case .escape: 1
    case .plateau: 2
    case .overfitting: 3
    case .best: 4
    case .death: 5
    case .peak: 6
    case .beatsMean: 7
    }
  }

  /// Its place among the moments of an epoch, before their weight counts.
  func rank(at epoch: Int) -> Int { moment.epoch == epoch ? 0 : moment.lasts ? 2 : 1 }

  /// The name and a sentence: `plateau: whatever beat goes in, …`
  var text: String { "\(name): \(sentence)" }

  var name: String {
    if case .death(_, let units, _, _) = moment.kind, units.count > 1 { return "dying units" }
    return moment.name
  }

  private var noun: String { replay.domain.noun.singular }
  private var nouns: String { replay.domain.noun.plural }
  private var isToTheEnd: Bool { moment.lastEpoch == replay.epochs.last?.epoch }

  var sentence: String {
    switch moment.kind {
    case .plateau:
      isToTheEnd
        ? "to the end nearly the same curve comes out, whatever \(noun) goes in"
        : "whatever \(noun) goes in, nearly the same curve comes out"
    case .escape: "from here the reconstructions follow the \(nouns)"
    case .collapse(let layer?):
      "every unit of layer \(layer + 1) is dead, and nothing of a \(noun) gets past it"
    case .collapse(nil): "the reconstructions no longer follow the \(nouns)"
    case .death(let layer, let units, let dead, let count):
      "\(unitsText(units)) of layer \(layer + 1) \(units.count == 1 ? "gives" : "give") the same for every normal \(noun) "
        + "from here on (\(dead) of \(count) are dead)"
    case .overfitting(let best):
      "while the training loss falls, the validation loss stays 5 % above its lowest, in epoch \(best) (medians of 5)"
    case .best: "of this training; early stopping keeps this network"
    case .peak(let last): "of this training on validation; in the last epoch it is \(ratio(last))"
    case .beatsMean:
      "from here on the AUC is clearly higher than the mean \(noun)'s\(replay.meanAUC.map { " (\(ratio($0)))" } ?? "")"
    }
  }

  private func unitsText(_ units: [Int]) -> String {
    let names = units.map { String($0 + 1) }
    if names.count == 1 { return "unit \(names[0])" }
    return names.count <= 4 ? "units \(enumeration(names, "and"))" : "\(names.count) units"
  }

  /// `epochs 1–14`
  var when: String {
    moment.lastEpoch > moment.epoch ? "epochs \(moment.epoch)–\(moment.lastEpoch)" : "epoch \(moment.epoch)"
  }
}

extension Replay {
  /// The moments of an epoch that is looked at: what happens or begins at it, then what happened just before, then what
  /// lasts over it; of each the weightiest first.
  func moments(around epoch: Int) -> [MomentText] {
    let hold = max(1, (epochs.last?.epoch ?? 1) / 25)
    return moments.filter { moment in
      moment.lasts ? moment.holds(at: epoch) : (moment.epoch...moment.epoch + hold).contains(epoch)
    }.map { MomentText(moment: $0, replay: self) }.sorted {
      ($0.rank(at: epoch), $0.weight) < ($1.rank(at: epoch), $1.weight)
    }
  }
}
