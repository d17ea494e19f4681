import Tables

/// A way to learn what is usual, with its parameters: a configuration that fits into a detector.
///
/// ```swift
/// let detector = try NearestNeighbors(neighbors: 5).fit(usual)
/// let scores = detector.scores(rows)
/// ```
///
/// One table, ``parameters``, holds every parameter's name, meaning, range, unit and place; a parser, a help page, a
/// session file and a search over settings can all live from it. The defaults are those of `init()`.
public protocol Method: Equatable, Codable, Sendable {
  /// The configuration with every parameter at its default.
  init()

  /// The name as a person types it: `knn`, `isolation-forest`.
  static var name: String { get }
  /// What it does, in a few words.
  static var summary: String { get }
  /// Where the method is described.
  static var source: String { get }
  /// Every parameter, in the order to show them.
  static var parameters: [MethodParameter<Self>] { get }

  /// What it fits into.
  associatedtype Fitted: Detector & Sized

  /// Learns from `rows`, one sample a row, which should be usual ones.
  ///
  /// The same rows, parameters and seed give the same detector, on any number of threads. Throws when there is nothing to
  /// learn from, when a value is not a finite number, and when `options.shouldStop` says so.
  func fit(_ rows: Matrix, options: FitOptions) throws(FitError) -> Fitted
}

extension Method {
  /// Learns from `rows` with the usual options: seed 1, one thread, never interrupted.
  public func fit(_ rows: Matrix) throws(FitError) -> Fitted { try fit(rows, options: FitOptions()) }
}

/// What a fit needs to know beside rows and parameters.
public struct FitOptions: Sendable {
  /// Where every random choice starts.
  public var seed: Int
  /// How many threads may work; the result has the same bits with any number.
  public var threads: Int
  /// Asked now and then; a fit that is told to stop throws ``FitError/stopped``.
  public var shouldStop: @Sendable () -> Bool

  /// Options; those left out are seed 1, one thread and no interruption.
  public init(seed: Int = 1, threads: Int = 1, shouldStop: @escaping @Sendable () -> Bool = { false }) {
    self.seed = seed
    self.threads = threads
    self.shouldStop = shouldStop
  }

  func checkpoint() throws(FitError) {
    if shouldStop() { throw .stopped }
  }
}

/// Why a method cannot learn from rows; the facts alone, sentences are made where they are shown.
public enum FitError: Error, Equatable, Sendable {
  /// There are fewer rows than the method needs.
  case tooFewRows(rows: Int, needed: Int)
  /// The rows have no column.
  case noColumns
  /// A value, counted from 0, is infinite or not a number.
  case notFinite(row: Int, column: Int)
  /// The fit was told to stop.
  case stopped
}

extension Matrix {
  /// What every fit checks first.
  func checkFit(rows needed: Int = 1) throws(FitError) {
    guard rows >= needed else { throw .tooFewRows(rows: rows, needed: needed) }
    guard columns > 0 else { throw .noColumns }
    if !isFinite, let index = values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(row: index / columns, column: index % columns)
    }
  }

  /// Whether all values are finite.
  private var isFinite: Bool {
    values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return true }
      // A finite number less itself is 0, any other is not a number.
      var (a, b) = (Vector.zero, Vector.zero)
      var index = 0
      while index &+ 16 <= values.count {
        a += base.vector(index) - base.vector(index)
        b += base.vector(index &+ 8) - base.vector(index &+ 8)
        index &+= 16
      }
      var sum = (a + b).total
      for rest in index..<values.count { sum += base[rest] - base[rest] }
      return sum == 0
    }
  }
}
