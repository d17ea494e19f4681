import Workbench

/// Commands that look back at a training.
let replayCommands: [Command] = [
  Command(
    "replay", group: .train, effect: .shows, summary: "watch the last training again, epoch by epoch",
    example: ["train 20", "replay"],
    action: { context, _ in
      ReplayOutcome(replay: try Replay(context.bench.trained(), stop: context.services.activity.shouldStop))
    })
]
