import Views
import Workbench

/// The command that plays the sessions that come with the program.
let tourCommand = Command(
  "tour", [Parameter("number", .integer(1...Examples.tours.count), .optional)], group: .learn,
  summary: "play a session that comes with heartline, command by command; alone it lists them",
  details: """
    It works on your session: "undo" takes it back, change by change. Its file is called example:NAME, which \
    "source" and "score" read as well.
    """,
  example: ["tour"],
  action: { context, arguments in
    guard let number = arguments.integer("number") else { return ToursOutcome() }
    context.requests.append(.tour(name: Examples.tours[number - 1].name))
    return SilentOutcome()
  })
