/// What the report's table says of one of its models.
public struct PublishedFigures: Equatable, Sendable {
  /// By the report's labels, at its threshold.
  public let auc, accuracy, precision, recall, f1: Double
  /// The size of the model as it is stored.
  public let kilobytes: Double
  /// Seconds that 10,000 rows take.
  public let seconds: Double
  /// Absent where a model has no parameters to count.
  public let parameters: Int?

  fileprivate init(
    _ auc: Double, _ accuracy: Double, _ precision: Double, _ recall: Double, _ f1: Double, kilobytes: Double,
    seconds: Double, parameters: Int? = nil
  ) {
    (self.auc, self.accuracy, self.precision, self.recall, self.f1) = (auc, accuracy, precision, recall, f1)
    (self.kilobytes, self.seconds, self.parameters) = (kilobytes, seconds, parameters)
  }
}

extension PublishedScores.Model {
  /// Its line in the report's table; `nil` for a model that the report does not have.
  public var published: PublishedFigures? {
    switch name {
    case "bigan":
      PublishedFigures(0.972, 0.962, 0.857, 0.973, 0.911, kilobytes: 47.9, seconds: 1.26, parameters: 714)
    case "autoencoder":
      PublishedFigures(0.963, 0.964, 0.867, 0.968, 0.914, kilobytes: 22, seconds: 0.279, parameters: 842)
    case "one-class-svm": PublishedFigures(0.957, 0.949, 0.906, 0.830, 0.866, kilobytes: 10.8, seconds: 0.029)
    case "vae":
      PublishedFigures(0.946, 0.930, 0.819, 0.836, 0.827, kilobytes: 23.8, seconds: 0.391, parameters: 858)
    case "seq2seq":
      PublishedFigures(0.919, 0.829, 0.680, 0.271, 0.388, kilobytes: 33.1, seconds: 400, parameters: 2_741)
    case "pca": PublishedFigures(0.771, 0.936, 0.977, 0.699, 0.815, kilobytes: 1.2, seconds: 0.003)
    default: nil
    }
  }
}
