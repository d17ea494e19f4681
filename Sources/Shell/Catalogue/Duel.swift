import Views
import Workbench

private let roundOption = CommandOption(
  "round", .integer(1...1_000_000), "which beats (default: the first round you have not met)")

/// Commands that let a person play against the detector.
let duelCommands: [Command] = [
  Command(
    "duel", [Parameter("answer", .text, .repeated(atLeast: 0))], options: [roundOption], group: .judge, effect: .shows,
    summary: "you against the machine: learn from ten normal beats, then judge twenty",
    details: """
      The twenty are dealt from the test beats by the session's seed, and no round shows a beat of another. On a terminal \
      each is judged by one key: n or the left arrow for normal, a or the right one for abnormal, u takes the last answer \
      back. Elsewhere "duel" shows the beats and "duel n a n …" answers, a letter a beat. Then your recall and precision \
      stand beside those of the network, PCA and the mean beat on the same twenty beats, with their 95 % intervals. A \
      round counts once: the first time.
      """,
    example: ["train", "duel", "duel nnnnnnnnnnaaaaaaaaaa"], ownWords: ["a", "n"], screen: duelScreen, action: duel),
  Command(
    "duel attack", [Parameter("drawing", .text, .optional)], options: [roundOption], group: .judge,
    summary: "bend a normal beat as little as you can until the detector calls it abnormal",
    details: """
      On a terminal the canvas opens with a normal test beat that the detector calls normal, and your largest change \
      stands in its heading; Enter keeps your change, which is compared with the one that "draw attack" finds. Elsewhere \
      the beat becomes the drawing: change it with "draw edit" and the like, then "duel attack drawn".
      """,
    example: ["train", "duel attack", "draw edit 30..50 + 0.8", "duel attack drawn"], screen: attackDuelScreen,
    action: attackDuel),
  Command(
    "duel scores", group: .judge, effect: .shows, summary: "the rounds you have played, and all of them together",
    details: "At the prompt scores are kept for later sessions; a script neither reads nor writes them.",
    example: ["duel scores"],
    action: { context, _ in
      let scores = context.services.scores
      return DuelScoresOutcome(scores.scores(), isKept: scores.isKept)
    }),
]
