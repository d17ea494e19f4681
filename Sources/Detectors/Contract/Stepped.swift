import Tables

/// A method that learns step by step, so that its fit can be watched.
///
/// A fit keeps none of its steps; who wants them asks for them, and the fit is done once more.
public protocol SteppedMethod: Method {
  /// What one step is called: `iteration`, `tree`.
  static var stepName: String { get }
  /// What the steps make smaller or larger, in a few words; nil where there is no such number.
  static var objectiveName: String? { get }
  /// The fit again, with the detector after each of its steps, in order; the last is the one that ``Method/fit(_:options:)``
  /// gives, to the bit.
  func steps(_ rows: Matrix, options: FitOptions) throws(FitError) -> [FitStep]
}

/// What a method had learned after one of its steps.
public struct FitStep: Sendable {
  /// How many steps were made: 0 is the start.
  public let number: Int
  /// What it was then, able to score.
  public let detector: any Detector & Sized
  /// The number that the steps make smaller or larger.
  public let objective: Double?

  init(_ number: Int, _ detector: any Detector & Sized, objective: Double? = nil) {
    (self.number, self.detector, self.objective) = (number, detector, objective)
  }
}

/// The steps of a fit, and what they are called.
public struct FitSteps: Sendable {
  /// What one step is called: `iteration`, `tree`.
  public let stepName: String
  /// What the steps make smaller or larger, if it has a name.
  public let objectiveName: String?
  /// From the start to the end of the fit, in order.
  public let steps: [FitStep]
}

extension AnyMethod {
  /// Whether it learns step by step.
  public var isStepped: Bool { method is any SteppedMethod }

  /// The fit again, step by step; nil for a method that fits at once.
  public func steps(_ rows: Matrix, options: FitOptions = FitOptions()) throws(FitError) -> FitSteps? {
    guard let stepped = method as? any SteppedMethod else { return nil }
    try rows.checkFit()
    return try Self.steps(of: stepped, trim.isOn ? rows.rows(trim.keptRows(of: rows)) : rows, options)
  }

  private static func steps<M: SteppedMethod>(
    of method: M, _ rows: Matrix, _ options: FitOptions
  ) throws(FitError) -> FitSteps {
    FitSteps(stepName: M.stepName, objectiveName: M.objectiveName, steps: try method.steps(rows, options: options))
  }
}

extension MethodCatalogue {
  /// The names of the methods that learn step by step.
  public static var steppedNames: [String] { all.filter { $0 is any SteppedMethod.Type }.map { $0.name } }
}

/// Keeps at most a hundred of many steps, evenly spread: when there are more, every second one goes.
struct StepKeeper<Step> {
  private(set) var kept: [(number: Int, step: Step)] = []
  private var stride = 1

  static var most: Int { 100 }

  mutating func offer(_ number: Int, _ step: @autoclosure () -> Step) {
    guard number % stride == 0 else { return }
    kept.append((number, step()))
    guard kept.count > Self.most else { return }
    stride *= 2
    kept.removeAll { $0.number % stride != 0 }
  }

  /// Keeps the last one in any case.
  mutating func finish(_ number: Int, _ step: @autoclosure () -> Step) {
    if kept.last?.number != number { kept.append((number, step())) }
  }
}
