import Workbench

/// Somebody who can run a lesson's commands; the linter asks for no more.
public protocol LessonStage {
  var bench: Workbench { get }
  /// Why a command of the script cannot be read, the first one that cannot.
  func problem(in script: Script) -> StageProblem?
  /// The script line by line, as a reader types it.
  func lines(of script: Script) -> [Script]
  /// Runs the script and returns its commands with their figures.
  mutating func run(_ script: Script) throws -> [CommandRecord]
  /// Why data of this name cannot be worked on here; nil where they can.
  func absence(ofData name: String) -> String?
  /// Seconds since some fixed moment.
  var clock: Double { get }
}

extension LessonStage {
  public func absence(ofData name: String) -> String? { nil }
}

/// Why a command cannot be read.
public struct StageProblem: Error, Equatable, Sendable {
  public let message: String
  /// The line of the lesson's file, counted from 1.
  public let line: Int
  /// The name of a command that this program does not have, if that is why; another version may have it.
  public let missingCommand: String?

  public init(_ message: String, line: Int, missingCommand: String?) {
    self.message = message
    self.line = line
    self.missingCommand = missingCommand
  }
}
