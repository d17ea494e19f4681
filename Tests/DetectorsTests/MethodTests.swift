import Detectors
import Foundation
import SeededRandom
import Tables
import Testing

/// Methods as configurations.
struct MethodTests {
  @Test func namesAndParametersStandOnce() {
    #expect(Set(MethodCatalogue.all.map { $0.name }).count == MethodCatalogue.all.count)
    for type in MethodCatalogue.all {
      let method = AnyMethod(type.init())
      let names = method.parameters.map(\.name)
      #expect(Set(names).count == names.count, "\(type.name)")
      for parameter in method.parameters {
        #expect(parameter.domain.contains(parameter.defaultValue), "\(type.name) \(parameter.name)")
        #expect(method.value(of: parameter.name) == parameter.defaultValue)
        #expect(!parameter.summary.isEmpty && parameter.name == parameter.name.lowercased())
      }
      #expect(!type.summary.isEmpty && !type.source.isEmpty && AnyMethod(named: type.name) == method)
    }
  }

  @Test func settingByName() throws {
    var method = try #require(AnyMethod(named: "one-class-svm"))
    try method.set("nu", to: .number(0.25))
    try method.set("gamma", to: .number(2))
    try method.set("kernel", to: .word("linear"))
    try method.set("trim", to: .number(0.1))
    #expect(method == AnyMethod(OneClassSVM(nu: 0.25, kernel: .linear, gamma: 2), trim: Trim(share: 0.1)))
    try method.set("gamma", to: .word("scale"))
    #expect(method.value(of: "gamma") == .word("scale"))
    let before = method
    #expect(throws: ParameterError.unknown(name: "trees", method: "one-class-svm")) {
      try method.set("trees", to: .integer(3))
    }
    for (name, value) in [
      ("nu", ParameterValue.number(0)), ("nu", .number(1.5)), ("nu", .number(.nan)), ("nu", .word("scale")),
      ("kernel", .word("cubic")), ("gamma", .number(.infinity)), ("trim", .number(1)), ("kept-rows", .integer(0)),
    ] {
      #expect(throws: ParameterError.self, "\(name) \(value)") { try method.set(name, to: value) }
    }
    #expect(method == before)
  }

  @Test(arguments: ContractTests.methods) func throughAFileAndBack(_ method: AnyMethod) throws {
    var changed = method
    changed.trim.share = 0.25
    for case let parameter in method.parameters {
      if case .integer(let range, _) = parameter.domain {
        try changed.set(parameter.name, to: .integer(range.lowerBound))
      }
    }
    let data = try JSONEncoder().encode([method, changed])
    #expect(try JSONDecoder().decode([AnyMethod].self, from: data) == [method, changed])
    #expect(method != changed)
  }

  @Test func filesThatSayLittle() throws {
    let text = #"[{"method":"one-class-svm","nu":1,"trim":0},{"method":"lof"}]"#
    let methods = try JSONDecoder().decode([AnyMethod].self, from: Data(text.utf8))
    #expect(methods == [AnyMethod(OneClassSVM(nu: 1)), AnyMethod(LocalOutlierFactor())])
  }

  @Test func filesThatLie() {
    for text in [
      #"{"method":"oracle"}"#, #"{"method":"kmeans","clusters":0}"#, #"{"method":"kmeans","clusters":2.5}"#,
      #"{"method":"mean","trim":7}"#, #"{"neighbors":3}"#, #"{"method":"mean","neighbors":3}"#,
      #"{"method":"knn","distance":[]}"#,
    ] {
      #expect(throws: DecodingError.self, "\(text)") {
        try JSONDecoder().decode(AnyMethod.self, from: Data(text.utf8))
      }
    }
  }

  @Test func trimmingLeavesOutWhatIsFarFromTheMedians() throws {
    var rows = Matrix(rows: 8, columns: 1, values: [1, 2, 3, 4, 5, 100, -90, 3])
    #expect(Trim(share: 0.25).keptRows(of: rows) == [0, 1, 2, 3, 4, 7])
    #expect(Trim().keptRows(of: rows) == Array(0..<8))
    #expect(Trim(share: 0.9).keptRows(of: rows) == [2])
    rows.values = [Float](repeating: 1, count: 8)
    #expect(Trim(share: 0.5).keptRows(of: rows) == [0, 1, 2, 3])
    let values = Matrix(rows: 4, columns: 1, values: [0, 1, 2, 99])
    let trimmed = try AnyMethod(MeanMethod(), trim: Trim(share: 0.25)).fit(values)
    #expect((trimmed as? MeanDetector)?.mean == [1])
  }

  /// A training row is not its own neighbor, so that a threshold chosen on training scores fits other rows.
  @Test func trainingRowsLeaveThemselvesOut() throws {
    let rows = Matrix(rows: 4, columns: 1, values: [0, 1, 3, 3])
    let knn = try NearestNeighbors(neighbors: 1).fit(rows, options: FitOptions())
    #expect(knn.scores(rows) == [0, 0, 0, 0])
    // Of two equal rows the other one stays.
    #expect(knn.trainingScores(rows, threads: 1) == [1, 1, 0, 0])
    let single = try NearestNeighbors(neighbors: 3).fit(Matrix(rows: 1, columns: 1, values: [5]), options: FitOptions())
    #expect(single.trainingScores(Matrix(rows: 1, columns: 1, values: [5]), threads: 2) == [0])
    for method in [AnyMethod(NearestNeighbors()), AnyMethod(LocalOutlierFactor())] {
      let cloud = Self.cloud(600, seed: 1)
      let detector = try method.fit(cloud)
      let threshold = detector.trainingScores(cloud, threads: 2).sorted()[570]
      let above = detector.scores(Self.cloud(600, seed: 2)).count { $0 > threshold }
      #expect((12...54).contains(above), "\(method.name) \(above)")
    }
  }

  private static func cloud(_ rows: Int, seed: Int) -> Matrix {
    var random = SeededRandom(seed: seed)
    return Matrix(rows: rows, columns: 6, values: (0..<rows * 6).map { _ in Float(random.gaussian()) })
  }
}
