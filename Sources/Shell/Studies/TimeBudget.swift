import Views
import Workbench

/// How long trainings may go on being begun.
struct TimeBudget: Equatable {
  let seconds: Double

  /// Reads `60s`, `90`, `2m`, `1.5h`.
  init?(_ text: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    let typed = text.lowercased().replacing("min", with: "m")
    let unit = typed.last.flatMap { units[$0] }
    let number = unit == nil ? typed : String(typed.dropLast())
    guard !number.hasSuffix("%"), let value = decimal(number), value > 0, value < 1e6 else { return nil }
    seconds = value * (unit ?? 1)
  }
}

let budgetOption = CommandOption("budget", .text, "begin no training after so long: 60s, 5m")

extension Arguments {
  /// The budget that was given, if one was.
  func budget() throws(CommandError) -> TimeBudget? {
    guard let text = word("budget") else { return nil }
    guard let budget = TimeBudget(text) else {
      throw error("\"\(text)\" is not a time; write it as 60s, 5m or 1h", about: "budget")
    }
    return budget
  }
}

extension Services {
  /// How trainings side by side are watched: shown under this name, stopped when the person says so, and none begun once
  /// the budget is used up.
  func runsWatch(_ name: String, trainings: Int, budget: TimeBudget? = nil) -> RunsWatch {
    let began = clock()
    activity.begin(.studying(name, done: 0, of: trainings), at: began)
    var watch = RunsWatch(
      shouldStop: activity.shouldStop,
      onRun: { [activity] in activity.update(.studying(name, done: $0, of: trainings)) }, clock: clock)
    if let budget { watch.mayBegin = { [clock] in clock() - began < budget.seconds } }
    return watch
  }
}
