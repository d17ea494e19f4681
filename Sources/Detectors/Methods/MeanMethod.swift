import Tables

/// The distance to the mean row: what any other method has to beat.
public struct MeanMethod: Method {
  public static let name = "mean"
  public static let summary = "the squared distance to the mean training row"
  public static let source = "the oldest of all"
  public static let parameters: [MethodParameter<MeanMethod>] = []

  public init() {}

  public func fit(_ rows: Matrix, options: FitOptions) throws(FitError) -> MeanDetector {
    try rows.checkFit()
    return MeanDetector(fit: rows)
  }
}
