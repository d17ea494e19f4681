import Words
import Workbench

extension EpochError: CustomStringConvertible {
  /// What is wrong and the way out, in one line.
  public var description: String {
    switch self {
    case .noEpochs: return "nothing was trained yet; \"train\" first"
    case .none(let epoch, let trained):
      let present = trained == 0 ? "none was trained" : trained == 1 ? "only 1 was trained" : "\(trained) were trained"
      return "there is no epoch \(epoch); \(present)"
    case .notKept(let epoch, let kept):
      let near =
        kept.isEmpty ? "\"train\" keeps them" : "the nearest that were are \(enumeration(kept.map(String.init), "and"))"
      return "epoch \(epoch) was not kept, and training cannot find its way there again; \(near)"
    case .nothingMarked(let best):
      let hint = best.map { "; the validation loss was lowest in epoch \($0): \"replay keep \($0)\"" } ?? ""
      return "no epoch is marked: \"e\" in \"replay\" marks one, \"replay keep EPOCH\" names it\(hint)"
    case .patienceWithoutValidation:
      return "patience watches the validation loss, and there are no normal validation beats; "
        + "\"set validation 20%\", or \"set patience 0\""
    }
  }
}

extension StepError: CustomStringConvertible {
  /// What is wrong and the way out, in one line.
  public var description: String {
    switch self {
    case .noLayer(let layer, let count):
      return "there is no layer \"\(layer)\"; there are layers 1 to \(count), as \"layers\" draws them"
    case .noUnit(let unit, let layer, let units):
      return "there is no unit \"\(unit)\" in layer \(layer); it has \(units == 1 ? "1 unit" : "\(units) units")"
    case .noStep:
      return "this training can make no step: a number would not be finite; \"train\" starts from scratch"
    }
  }
}

extension FactorError: CustomStringConvertible {
  /// What is wrong and the way out, in one line.
  public var description: String {
    switch self {
    case .layers(let text):
      "\"\(text)\" is not a list of hidden layers; write \"15-7\" for two, \"none\" for only the bottleneck"
    case .rangeOfWords(let name, let domain):
      "\(name) has words, not a range; name them: \(domain.description)"
    case .rangeOfLayers: "layers have no range; name them, as in \"none 15 15-7\""
    case .emptyRange(let low, let high): "\"\(high)\" is not above \(low); the smaller end comes first"
    case .logarithm(let text):
      "\"\(text)\" is not above 0, so that there are no equal ratios from it; leave out \"log\""
    case .tooManyValues(let low, let high, let count):
      "\"\(low) .. \(high)\" holds \(count) values, and a range gives \(LevelRange.mostValues) at most; "
        + "say how many, as in \"\(low) .. \(high) 5\""
    case .tooFewNumbers(let low, let high, let count, let asked):
      "\"\(low) .. \(high)\" has only \(count) different values, not \(asked)"
    case .noNumber(let text): "\"\(text)\" is not the end of a range; write a number"
    }
  }
}
