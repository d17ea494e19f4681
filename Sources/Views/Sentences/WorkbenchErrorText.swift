import Tables
import Words
import Workbench

extension WorkbenchError: CustomStringConvertible {
  /// What is wrong and the way out, in one line.
  public var description: String {
    switch self {
    case .notTrained:
      return "nothing is trained yet; type \"train\" first"
    case .tooManyLayers(let count):
      return "\(count) hidden layers are too many; the encoder takes up to \(Recipe.hiddenLayers.upperBound)"
    case .layerUnits(let units):
      return
        "a layer of \(units) \(units == 1 ? "unit" : "units") is too \(units < 1 ? "small" : "large"); a layer has "
        + "\(Recipe.units.lowerBound) to \(Recipe.units.upperBound)"
    case .noLayer(let position, let count):
      let present =
        count == 0 ? "there is none" : count == 1 ? "there is only layer 1" : "there are layers 1 to \(count)"
      return "there is no hidden layer \"\(position)\"; \(present) (\"layers\" draws them)"
    case .nothingToUndo:
      return "nothing to undo: no change of the network or the settings is left "
        + "(data, threshold and training stay as they are)"
    case .nothingToRedo:
      return "nothing to redo: no change was undone since the last one"
    case .cannotContinue(let changes):
      let names = changes.map { "\($0.name) (\($0.before) → \($0.after))" }
      return "cannot continue training: \(enumeration(names, "and")) changed since; \"train\" starts again"
    case .dataChanged:
      return "cannot continue training: the data changed since; \"train\" starts again"
    case .noBeat(_, 0, BeatGroup.abnormal.name):
      return "no test beat is known to be abnormal"
    case .noBeat(_, 0, let group):
      return "there are no \(group)"
    case .noBeat(let position, let count, let group):
      return "there is no beat \"\(position)\" among the \(count) \(group); they are counted from 1"
    case .noLabelledBeats:
      return "this policy needs labelled normal and abnormal validation beats; "
        + "\"set validation 20%\" and train again, or use \"threshold percentile 95\", which needs no labels"
    case .noValidationBeats:
      return "there are no validation beats; \"set validation 20%\" and train again, or leave \"--on validation\" out"
    case .noTestGroups:
      return "the test beats hold only one of normal and abnormal, so detection cannot be judged; see \"data\""
    case .noLabels:
      return
        "no row is labelled abnormal, so detection cannot be judged; \"score highest\" lists the most unusual rows, "
        + "\"data use FILE --label COLUMN --normal VALUE\" brings labels"
    case .noValidationGroups:
      return "there are not both normal and abnormal validation beats, so nothing can be judged on them; "
        + "\"set validation 20%\" and train again, or judge on the test beats"
    case .interruptedBeforeResult:
      return "stopped before the first result; nothing changed"
    case .noSnapshots:
      return "the networks on the way were not kept (a loaded session has only its last, and large ones are too many); "
        + "\"train\" again keeps them, \"plot loss\" shows the losses"
    case .parameter(let name, let value, let detector, let range):
      return "\(name) \"\(value)\" does not fit \(detector), which takes \(range)"
    case .unknownParameter(let name):
      return "there is no setting \"\(name)\""
    case .needsOtherDetector(let what, let detector, let able):
      return
        "\"\(what)\" needs \(enumeration(able)); the detector is \(detector) (\"detector \(able.first ?? "")\" changes that)"
    case .noEpochs(let detector):
      return "\(detector) fits at once, without epochs; \"train\" alone does it"
    case .tooFewRows(let detector, let rows, let needed):
      return "\(detector) needs at least \(needed) training rows and has \(rows)"
    case .misfit(let misfit, let trained, let rows):
      return "the detector was trained on \(Self.text(trained)) and \(Self.difference(misfit, rows)); "
        + "\"train\" makes one for these data"
    case .width(let found, let wanted, let noun):
      return "there are \(found) values, and a \(noun.singular) of these data has \(wanted); "
        + "\"draw from beat 1\" starts from one of them"
    case .notFinite(let row, let column):
      return "training row \(row + 1) has a value in column \(column + 1) that is not a finite number"
    }
  }

  /// `beats of 140 points`
  private static func text(_ domain: Domain) -> String {
    "\(domain.noun.plural) of \(domain.width) \(domain.columnNoun.after(domain.width))"
  }

  private static func difference(_ misfit: ColumnPlaces.Misfit, _ rows: Domain) -> String {
    switch misfit {
    case .column(let name): "these \(rows.noun.plural) have no column \"\(name)\""
    case .width, .kind: "cannot judge \(text(rows))"
    }
  }
}
