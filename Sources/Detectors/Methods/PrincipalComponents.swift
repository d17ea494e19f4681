import Tables

/// What a few directions, those of the largest variance, cannot rebuild of a row.
public struct PrincipalComponents: Method {
  public static let name = "pca"
  public static let summary = "the error of rebuilding a row from a few principal components"
  public static let source = "Pearson, On lines and planes of closest fit to systems of points in space, 1901"
  public static let parameters: [MethodParameter<PrincipalComponents>] = [
    .integer(
      "components", "directions that are kept; at most as many as there are columns", unit: "components", \.components,
      1...10_000
    )
  ]

  /// How many directions are kept; not more than there are columns or rows.
  public var components = 3

  public init() {}
  /// So many directions of the largest variance.
  public init(components: Int) { self.components = components }

  public func fit(_ rows: Matrix, options: FitOptions) throws(FitError) -> PCADetector {
    try rows.checkFit()
    return PCADetector(fit: rows, components: components)
  }
}
