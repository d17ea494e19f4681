import Screens
import Views
import Words
import Workbench

/// Commands that look back at a training.
let replayCommands: [Command] = [
  Command(
    "replay", StepForm(), group: .train, effect: .shows,
    summary: "watch the last training again, step by step",
    details: """
      On a terminal a full screen: ←→ walk through the epochs, ↑↓, PageUp, PageDown or Shift with ←→ ten at a time, Home \
      and End go to the first and the last, a number and Enter to that one. Space plays, + and - change the speed. "n" \
      and "p" jump to the next and the previous moment that has a name (plateau, escape, collapse, a dying unit, \
      overfitting), "b" to the lowest validation loss. Tab shows other beats, "e" marks an epoch, "k" keeps its network, \
      "q" leaves, "?" lists the keys and the letters under the losses. Elsewhere it prints those moments with small pictures; with an epoch all of that one. With --json it \
      is a record an epoch. Of kmeans and gaussian-mixture it shows the iterations in which the centers move, of \
      isolation-forest the trees as they are added; the fit is done once more for it, and comes out the same.
      """,
    example: ["train 20", "replay", "replay 3"],
    screen: { context, arguments in
      guard let detector = context.bench.detector else { return nil }
      if !detector.recipe.isNetwork {
        let replay = try makeFitReplay(context)
        return FitReplayScreen(replay, at: try step(of: replay, arguments))
      }
      let replay = try makeReplay(context)
      return ReplayScreen(replay, at: try epoch(of: replay, arguments))
    },
    action: { context, arguments in
      if try !context.bench.trained().recipe.isNetwork {
        let replay = try makeFitReplay(context)
        return FitReplayOutcome(replay: replay, step: try step(of: replay, arguments))
      }
      let replay = try makeReplay(context)
      return ReplayOutcome(replay: replay, epoch: try epoch(of: replay, arguments))
    }),
  Command(
    "replay keep", EpochForm(), group: .train,
    summary: "make the network of an epoch of the last training the detector: early stopping by hand",
    details: """
      Without an epoch it is the one that was marked with "e" in "replay". The optimizer's state is that of the epoch \
      too, so "train more" continues as if training had ended there. "replay keep" with the last epoch takes it back. \
      "set patience 10" does it while training, by the validation loss.
      """,
    example: ["train 20", "replay keep 12"],
    action: { context, arguments in
      let epoch = try arguments.epoch ?? context.bench.markedEpoch()
      do {
        return try KeptEpochOutcome(
          context.bench.keep(epoch, shouldStop: context.services.activity.shouldStop), context.bench)
      } catch let error as EpochError {
        throw arguments.error(error.description, about: \.epoch)
      }
    }),
]

private func makeFitReplay(_ context: CommandContext) throws -> FitReplay {
  try FitReplay(
    context.bench.trained(), drawn: (try? context.bench.drawing())?.values,
    threads: context.services.fittingWatch().threads, stop: context.services.activity.shouldStop)
}

/// The step that was asked for, which must be one that was made.
private func step(of replay: FitReplay, _ arguments: Arguments<StepForm>) throws -> Int? {
  guard let step = arguments.epoch else { return nil }
  let (first, last) = (replay.steps.first?.step ?? 0, replay.steps.last?.step ?? 0)
  guard (first...last).contains(step) else {
    throw arguments.error(
      "there is no \(replay.stepName) \(step); \(replay.method) has \(first) to \(last)", about: \.epoch)
  }
  return step
}

private struct EpochForm: Form {
  let epoch = Parameter(optional: "epoch", .integer(1...1_000_000_000))
}

/// What learns in steps has one before the first: where the centers start.
private struct StepForm: Form {
  let epoch = Parameter(optional: "epoch", .integer(0...1_000_000_000))
}

private func makeReplay(_ context: CommandContext) throws -> Replay {
  try Replay(
    context.bench.trained(), drawn: (try? context.bench.drawing())?.values, stop: context.services.activity.shouldStop)
}

/// The epoch that was asked for, which must be one that was trained.
private func epoch(of replay: Replay, _ arguments: Arguments<StepForm>) throws -> Int? {
  guard let epoch = arguments.epoch else { return nil }
  let last = replay.reports.last?.epoch ?? 0
  guard epoch >= 1, epoch <= last else {
    throw arguments.error(EpochError.none(epoch, trained: last).description, about: \.epoch)
  }
  return epoch
}
