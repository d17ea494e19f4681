import Judging

extension ThresholdError {
  /// What was wrong, and the way out at the prompt.
  var sentence: String {
    switch self {
    case .noLabels:
      "\(self): set validation above 0%, or use a percentile or sigma threshold"
    case .oneSided:
      "\(self): make the validation set larger, or use a percentile or sigma threshold"
    case .noTrainingScores: "\(self): train first"
    case .notANumber:
      "\(self): they overflowed; change the setting that causes it (for a network, usually the learning rate) and train again"
    case .outOfRange: description
    }
  }
}
