/// Why there is nothing to be had of an epoch.
public enum EpochError: Error, Equatable, Sendable {
  case noEpochs
  case none(Int, trained: Int)
  case notKept(Int, kept: [Int])
  case nothingMarked(best: Int?)
  case patienceWithoutValidation
}
