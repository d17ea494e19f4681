/// Every method there is: adding one means adding its line here.
public enum MethodCatalogue {
  /// In the order to list them, the simplest first.
  public static let all: [any Method.Type] = [
    MeanMethod.self, PrincipalComponents.self, KMeans.self, NearestNeighbors.self, LocalOutlierFactor.self,
    OneClassSVM.self, IsolationForest.self, GaussianMixture.self, ECOD.self,
  ]

  /// The method of this name.
  public static func type(named name: String) -> (any Method.Type)? { all.first { $0.name == name } }
}
