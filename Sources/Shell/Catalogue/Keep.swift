import Views
import Workbench

/// Commands that run, save and record sessions.
let keepCommands: [Command] =
  fileCommands + [
    Command(
      "source", [Parameter("file", .path)], group: .keep, effect: .directs,
      summary: "run the commands of a session file",
      details: "A path inside a session file is taken from that file's folder.", example: [],
      action: { context, arguments in
        context.requests.append(.source(path: arguments.word("file") ?? ""))
        return SilentOutcome()
      }),
    Command(
      "log", [Parameter("file", .path, .optional)], group: .keep, effect: .directs,
      summary: "keep a transcript from now on: commands as a script, output as comments; \"log off\" ends it",
      example: ["log my.log", "bottleneck 3", "log off"],
      action: { context, arguments in
        let path = arguments.word("file")
        guard let path, path.lowercased() != "off" else {
          context.requests.append(.log(nil))
          return MessageOutcome(message: path == nil ? "log FILE begins a transcript, log off ends it" : "log ended")
        }
        // Opened before it is promised.
        let files = context.services.files
        context.requests.append(.log(try Transcript(files.resolved(path), named: path, files)))
        return MessageOutcome(message: "from now on every command and its output go to \(path); \"log off\" ends it")
      }),
    Command(
      "history", [Parameter("count", .integer(1...100_000), .optional)], group: .keep, effect: .shows,
      summary: "the lines entered so far, or the last few", example: ["history"],
      action: { context, arguments in
        HistoryOutcome(lines: context.history.suffix(arguments.integer("count") ?? context.history.count))
      }),
    Command(
      "pager",
      [Parameter("switch", .choice([Choice("on", "a screen at a time"), Choice("off", "all at once")]))], group: .keep,
      summary: "show what is longer than the window a screen at a time, or all at once",
      details: """
        It goes through $PAGER, else through less: Space goes on, q ends it. "pager off" in the configuration file holds \
        for every session. "help output" tells how to send output to a program or a file of your choice.
        """,
      example: ["pager off"],
      action: { context, arguments in
        let isOn = arguments.word("switch") == "on"
        context.requests.append(.setPager(isOn))
        return MessageOutcome(message: "the pager is \(isOn ? "on" : "off")")
      }),
    Command(
      "hints", [Parameter("switch", .choice([Choice("on", "show"), Choice("off", "hide")]))], group: .keep,
      effect: .directs,
      summary: "show or hide the grey hints at the prompt", example: ["hints off"],
      action: { context, arguments in
        let isOn = arguments.word("switch") == "on"
        context.requests.append(.setHints(isOn))
        return MessageOutcome(message: "hints are \(isOn ? "on" : "off")")
      }),
    Command(
      "quit", group: .keep, effect: .directs, summary: "leave; exit and Ctrl-D do the same", example: ["quit"],
      aliases: ["exit", "q", "\\q", ":q", ":q!", ".quit", ".exit", ".q", "quit()", "exit()"],
      action: { context, _ in
        context.requests.append(.quit)
        return SilentOutcome()
      }),
  ]
