import Workbench

/// What a condition may look at: the session's state, the state the step began with, and what was done since.
public struct SessionView: Sendable {
  let now: BenchView
  let start: BenchView
  let records: [CommandRecord]
  /// The last drawing of the step.
  let drawing: CommandRecord?

  public init(_ bench: Workbench, start: Workbench, records: [CommandRecord], drawing: CommandRecord? = nil) {
    now = BenchView(bench)
    self.start = BenchView(start)
    self.records = records
    self.drawing = drawing
  }

  /// Whether the beats are made up.
  var isSimulated: Bool { if case .simulated = now.bench.data.source { true } else { false } }
  /// Where random choices start.
  var seed: Int { now.bench.recipe.seed }

  func value(of subject: Condition.Subject) -> FactValue? {
    switch subject {
    case .fact(let name): Fact.named(name)?.read(now)
    case .atStart(let name): Fact.named(name)?.read(start)
    case .figure("drawn", "filled"): drawing?.filledShare
    case .figure(let command, let name): record(of: command)?.figures[name]
    case .setting(let name): Setting.named(name).map { FactValue($0.read(now.bench.recipe)) }
    }
  }

  /// Why there is no value.
  func absence(of subject: Condition.Subject) -> String {
    switch subject {
    case .fact, .atStart: "nothing is trained yet"
    case .figure("drawn", let name): drawing == nil ? "nothing is drawn yet" : "the drawing has no \"\(name)\""
    case .figure(let command, let name):
      record(of: command) == nil ? "\"\(command)\" was not run in this step" : "\"\(command)\" gave no \"\(name)\""
    case .setting: "there is no such setting"
    }
  }

  /// The last run of a command in this step.
  private func record(of command: String) -> CommandRecord? {
    command == "drawn" ? drawing : records.last { $0.path.first == command }
  }
}

extension FactValue {
  fileprivate init(_ value: Value) {
    switch value {
    case .word(let word): self = .word(word)
    case .integer(let number): self = .number(Double(number))
    case .number(let number): self = .number(number)
    case .all: self = .word("all")
    }
  }
}
