/// Why there is nothing to be had of an epoch.
public enum EpochError: Error, Equatable, Sendable, CustomStringConvertible {
  case noEpochs
  case none(Int, trained: Int)
  case notKept(Int, kept: [Int])
  case nothingMarked(best: Int?)
  case patienceWithoutValidation

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
