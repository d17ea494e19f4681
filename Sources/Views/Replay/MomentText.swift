import NeuralNetwork
import TerminalGraphics
import Workbench

/// What happened in a training, in words: the one place for them.
package struct MomentText {
  package let moment: TrainingMoment
  let replay: Replay

  package init(
    moment: TrainingMoment, replay: Replay
  ) {
    (self.moment, self.replay) = (moment, replay)
  }

  /// A letter that stands for it under the losses.
  package var letter: Character {
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

  package var ink: Ink {
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
    case .beatsMean: 5
    case .death: 6
    case .peak: 7
    }
  }

  /// Whether a picture shows it: an AUC alone is not to be seen in one.
  var isPictured: Bool {
    switch moment.kind {
    case .peak, .beatsMean: false
    case .plateau, .escape, .collapse, .death, .overfitting, .best: true
    }
  }

  /// Its place among the moments of an epoch, before their weight counts.
  func rank(at epoch: Int) -> Int { moment.epoch == epoch ? 0 : moment.lasts ? 2 : 1 }

  /// The name and a sentence: `plateau: whatever beat goes in, …`
  var text: String { name + rest }

  /// What follows the name.
  package var rest: String {
    switch moment.kind {
    case .best, .peak: " \(sentence)"
    case .plateau, .escape, .collapse, .death, .overfitting, .beatsMean: ": \(sentence)"
    }
  }

  package var name: String {
    if case .death(_, let units, _, _) = moment.kind, units.count > 1 { return "dying units" }
    return moment.name
  }

  private var noun: String { replay.domain.noun.singular }
  private var nouns: String { replay.domain.noun.plural }
  private var isToTheEnd: Bool { moment.lastEpoch == replay.epochs.last?.epoch }

  var sentence: String {
    switch moment.kind {
    case .plateau:
      "whatever \(noun) goes in, nearly the same curve comes out\(isToTheEnd ? " to the end" : "")"
        + (endsAtMean ? ", close to the mean \(noun); so their AUCs are close" : "")
    case .escape: "from epoch \(moment.epoch) on the reconstructions follow the \(nouns)"
    case .collapse(let layer?):
      "every unit of layer \(layer + 1) is dead, and nothing of a \(noun) gets past it"
    case .collapse(nil): "the reconstructions no longer follow the \(nouns)"
    case .death(let layer, let units, let dead, let count):
      "\(unitsText(units)) of layer \(layer + 1) no longer \(units.count == 1 ? "reacts" : "react") to normal "
        + "\(nouns) (\(dead) of \(count) dead)"
    case .overfitting(let best):
      "while the training loss falls, the validation loss stays 5 % above its lowest, in epoch \(best) (medians of 5)"
    case .best: "of this training; with \"set patience\" its network is kept"
    case .peak(let last): "on the validation \(nouns); in the last epoch it is \(ratio(last))"
    case .beatsMean:
      "the AUC is clearly above its\(replay.meanAUC.map { " \(ratio($0))" } ?? " own") from epoch \(moment.epoch) on"
    }
  }

  /// Whether the curve of a plateau is near the mean beat at its end: in its values, and in what it ranks as abnormal. The
  /// first networks give another curve.
  private var endsAtMean: Bool {
    let figures = replay.epochs[replay.place(of: moment.lastEpoch)]
    guard let auc = figures.auc, let meanAUC = replay.meanAUC else { return false }
    return figures.explainedVariance.magnitude < 0.1 && abs(auc - meanAUC) < TrainingMoments.ahead
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
  package func moments(around epoch: Int) -> [MomentText] {
    let hold = max(1, (epochs.last?.epoch ?? 1) / 25)
    return moments.filter { moment in
      moment.lasts ? moment.holds(at: epoch) : (moment.epoch...moment.epoch + hold).contains(epoch)
    }.map { MomentText(moment: $0, replay: self) }.sorted {
      ($0.rank(at: epoch), $0.weight) < ($1.rank(at: epoch), $1.weight)
    }
  }
}

extension EpochFigures {
  /// `loss 0.003912  validation: loss 0.004213, AUC 0.991 (mean beat 0.957)`
  func text(_ replay: Replay, showsMean: Bool, separator: String = "  ") -> String {
    let training = loss.map { "loss \(errorFigure($0))" }
    return [training, validationText(replay, showsMean: showsMean)].compactMap(\.self).joined(separator: separator)
  }

  /// Shorter and shorter.
  package func texts(_ replay: Replay) -> [String] {
    [
      text(replay, showsMean: true), validationText(replay, showsMean: true),
      validationText(replay, showsMean: false), auc.map { "validation: AUC \(ratio($0))" },
    ].compactMap(\.self)
  }

  private func validationText(_ replay: Replay, showsMean: Bool) -> String? {
    var parts: [String] = []
    if let validationLoss { parts.append("loss \(errorFigure(validationLoss))") }
    if let auc {
      let mean = showsMean ? replay.meanAUC.map { " (mean \(replay.domain.noun.singular) \(ratio($0)))" } : nil
      parts.append("AUC \(ratio(auc))\(mean ?? "")")
    }
    return parts.isEmpty ? nil : "validation: \(parts.joined(separator: ", "))"
  }
}
