import Lessons
import Testing
import Workbench

struct ConditionTests {
  // MARK: Reading

  static let readable: [(String, Condition)] = [
    ("auc >= 0.98", .compare(.fact("auc"), .atLeast, .value(.number(0.98)))),
    ("auc>=98%", .compare(.fact("auc"), .atLeast, .value(.number(0.98)))),
    ("layers == 15 7", .compare(.fact("layers"), .equal, .value(.list([15, 7])))),
    ("layers == none", .compare(.fact("layers"), .equal, .value(.list([])))),
    ("threshold.policy == percentile", .compare(.fact("threshold.policy"), .equal, .value(.word("percentile")))),
    ("collapsed", .flag(.fact("collapsed"))),
    ("not collapsed", .not(.flag(.fact("collapsed")))),
    ("collapsed == no", .compare(.fact("collapsed"), .equal, .value(.flag(false)))),
    (
      "trivial.auc in 0.95 … 0.97",
      .within(.fact("trivial.auc"), low: .value(.number(0.95)), high: .value(.number(0.97)))
    ),
    ("auc in 0.9..1", .within(.fact("auc"), low: .value(.number(0.9)), high: .value(.number(1)))),
    ("auc in 0.9 to 1", .within(.fact("auc"), low: .value(.number(0.9)), high: .value(.number(1)))),
    ("auc > trivial.auc + 0.01", .compare(.fact("auc"), .more, .sum(.fact("trivial.auc"), 0.01))),
    ("auc < start.auc - 10%", .compare(.fact("auc"), .less, .sum(.atStart("auc"), -0.1))),
    ("setting contamination == 10%", .compare(.setting("contamination"), .equal, .value(.number(0.1)))),
    ("setting optimizer == adam", .compare(.setting("optimizer"), .equal, .value(.word("adam")))),
    ("setting train-size == all", .compare(.setting("train-size"), .equal, .value(.word("all")))),
    (
      "repeat.auc.median >= 0.9",
      .compare(.figure(command: "repeat", name: "auc.median"), .atLeast, .value(.number(0.9)))
    ),
    (
      "repeat.collapsed == repeat.seeds",
      .compare(
        .figure(command: "repeat", name: "collapsed"), .equal, .sum(.figure(command: "repeat", name: "seeds"), 0))
    ),
    (
      "score.verdict == abnormal",
      .compare(.figure(command: "score", name: "verdict"), .equal, .value(.word("abnormal")))
    ),
    ("drawn.filled < 20%", .compare(.figure(command: "drawn", name: "filled"), .less, .value(.number(0.2)))),
    ("command score on drawn", .command(path: ["score"], on: ["drawn"], after: [])),
    ("command score on drawn after draw edit", .command(path: ["score"], on: ["drawn"], after: ["draw", "edit"])),
    ("command evaluate after train", .command(path: ["evaluate"], on: [], after: ["train"])),
    ("command threshold best", .command(path: ["threshold", "best"], on: [], after: [])),
    ("trained or command layers", .any([.flag(.fact("trained")), .command(path: ["layers"], on: [], after: [])])),
  ]

  @Test(arguments: readable) func reads(_ text: String, _ expected: Condition) throws {
    #expect(try ConditionParser.parse(text) == expected)
  }

  static let unreadable: [(String, String)] = [
    ("", "a condition is missing beside \"or\""),
    ("auc", "\"auc\" needs a comparison, as in auc >= 0.9"),
    ("aucc >= 1", "there is no fact \"aucc\"; did you mean \"auc\"?"),
    ("start.aucc >= 1", "there is no fact \"aucc\"; did you mean \"auc\"?"),
    ("trivial.acu > 1", "there is no fact \"trivial.acu\"; did you mean \"trivial.auc\"?"),
    ("auc ~ 1", "\"~\" is not a comparison; there are == != >= <= > < and in"),
    ("auc >=", "\"auc\" is compared with nothing; write a value behind the sign"),
    ("auc >= high", "\"high\" is neither a number nor a fact"),
    ("auc > trivial.auc times 2", "\"times 2\" is not an addition; write + 0.01 or - 0.01"),
    ("layers >= 3", "\"layers\" is not a number; compare it with == or !="),
    ("layers == a b", "\"a b\" is not a list of whole numbers, as in 15 7"),
    ("auc in 0.9", "a range is written auc in LOW … HIGH"),
    ("auc in 1 … 0.9", "the range goes from 1 down to 0.9; write the smaller end first"),
    ("collapsed in 0 … 1", "\"collapsed\" is not a number, so no range holds it"),
    ("setting sed == 1", "there is no setting \"sed\"; did you mean \"seed\"?"),
    ("setting", "\"setting\" needs a name, as in setting seed == 1"),
    ("setting contamination == 90%", "\"90%\" is out of range; contamination takes 0% … 70%"),
    (
      "setting optimizer == admx",
      "\"admx\" is not known here; optimizer takes adam, adamax, adadelta, rmsprop, momentum or sgd (did you mean \"adamax\"?)"
    ),
    ("command", "\"command\" needs a command's name, as in command evaluate"),
    ("command score on", "\"on\" needs a word, as in command score on drawn"),
    ("command score after", "\"after\" needs a command's name, as in command evaluate after train"),
    ("trained or", "a condition is missing beside \"or\""),
  ]

  @Test(arguments: unreadable) func refuses(_ text: String, _ message: String) {
    #expect(throws: ConditionError(message: message)) { try ConditionParser.parse(text) }
  }

  // MARK: Judging

  private func report(_ text: String, _ view: SessionView) throws -> CheckReport {
    Check(text: text, line: 1, condition: try ConditionParser.parse(text)).report(view)
  }

  static let untrained: [(String, Bool, String)] = [
    ("layers == 15 7", true, ""), ("layers == 15", false, "15 7"), ("layers != none", true, "15 7"),
    ("layers.count == 2", true, ""), ("bottleneck < 3", true, "2"), ("parameters in 4000 … 5000", true, "4624"),
    ("trained", false, "the network is not trained yet"), ("not trained", true, ""),
    ("data == simulated", true, ""),
    ("collapsed", false, "nothing is trained yet"), ("not collapsed", false, "nothing is trained yet"),
    ("auc >= 0.5", false, "nothing is trained yet"), ("auc > trivial.auc", false, "nothing is trained yet"),
    ("setting epochs == 50", true, ""), ("setting contamination > 5%", false, "0%"),
    ("setting train-size == all", true, ""),
    ("threshold.policy == accuracy", true, ""), ("threshold.labels == validation", true, ""),
    ("command train", false, "no command in this step yet"),
    ("repeat.seeds >= 5", false, "\"repeat\" was not run in this step"),
    ("drawn.filled < 20%", false, "nothing is drawn yet"),
    ("trained or bottleneck == 2", true, "the network is not trained yet"),
    ("bottleneck > start.bottleneck", false, "now 2, before 2"),
  ]

  @Test(arguments: untrained) func onANewSession(_ text: String, _ isMet: Bool, _ actual: String) throws {
    let bench = LessonText.bench()
    let report = try report(text, SessionView(bench, start: bench, records: []))
    #expect(report.condition == text)
    #expect(report.isMet == isMet)
    #expect(report.actual == actual)
  }

  @Test func onATrainedOne() throws {
    let start = LessonText.bench()
    var bench = start
    _ = try bench.train(epochs: 3)
    let view = SessionView(bench, start: start, records: [])
    for text in [
      "trained", "fresh", "not stale", "epochs.done == 3", "loss > 0", "auc in 0 … 1", "rows.abnormal == 0",
      "not start.trained",
    ] {
      let report = try report(text, view)
      #expect(report.isMet, "\(text): \(report.actual)")
    }
    #expect(try !report("auc > start.auc", view).isMet)
    bench.change { $0.bottleneck = 3 }
    #expect(try report("stale", SessionView(bench, start: start, records: [])).isMet)
    #expect(try !report("fresh", SessionView(bench, start: start, records: [])).isMet)
  }

  static let sayings: [(String, String)] = [
    ("auc >= 0.98", "the AUC is at least 0.98"), ("layers == 15 7", "the list of hidden layers is 15 7"),
    ("not collapsed", "the network has not collapsed"), ("fresh", "the network is trained with the present settings"),
    ("trivial.auc in 0.95 … 0.97", "the mean beat's AUC lies between 0.95 and 0.97"),
    (
      "gain > start.gain + 0.01",
      "the lead over the mean beat's AUC is above the lead over the mean beat's AUC at the start of this step + 0.01"
    ),
    ("setting contamination == 10%", "contamination is 10%"),
    ("drawn.filled < 20%", "the share of the drawing that was filled in is below 20%"),
    ("command score on drawn after draw edit", "\"score\" was used with \"drawn\" after \"draw edit\""),
    ("trained or command layers", "the network is trained, or \"layers\" was used"),
    ("repeat.auc.median >= 0.99", "AUC median of \"repeat\" is at least 0.99"),
    ("score.verdict == abnormal", "verdict of \"score\" is abnormal"),
    ("draw.succeeded", "the attack succeeded"),
  ]

  @Test(arguments: sayings) func isSaidInWords(_ text: String, _ words: String) throws {
    let bench = LessonText.bench()
    #expect(try report(text, SessionView(bench, start: bench, records: [])).expected == words)
  }

  /// Facts about two values, and what the reader is told.
  static let pairs: [(String, [String: Double], String)] = [
    (
      "score.error > score.bound + 0.005", ["error": 0.0479, "bound": 0.002514],
      "error 0.048, bound 0.0025: 19 times as much"
    ),
    (
      "compare.pca.auc > compare.mean.auc + 0.01", ["pca.auc": 0.98964, "mean.auc": 0.957_02],
      "PCA 0.9896, mean beat 0.957: 0.033 more"
    ),
    (
      "repeat.auc.max > repeat.auc.min + 0.003", ["auc.max": 0.996, "auc.min": 0.99],
      "best 0.996, worst 0.99: 0.006 more"
    ),
    (
      "repeat.auc.median < repeat.trivialauc.median", ["auc.median": 0.96, "trivialauc.median": 0.97],
      "network 0.96, mean beat 0.97: 0.01 less"
    ),
    ("repeat.collapsed == 0", ["collapsed": 3, "seeds": 20], "3 of 20"),
    ("repeat.collapsed >= 1", ["collapsed": 3, "seeds": 20], "3 of 20"),
    ("score.error > 0.01", ["error": 0.010_04], "0.01004"),
    ("score.error > 0.01", ["error": 0.0126], "0.013"),
    ("score.error < score.last", ["error": 0.002, "last": 0.008], "error 0.002, last 0.008: 25 % of it"),
  ]

  @Test(arguments: pairs) func valuesAreSaidToPeople(_ text: String, _ figures: [String: Double], _ words: String)
    throws
  {
    let command = String(text.prefix { $0 != "." })
    let record = CommandRecord(path: [command], arguments: [], figures: figures.mapValues { .number($0) })
    let bench = LessonText.bench()
    #expect(try report(text, SessionView(bench, start: bench, records: [record])).actual == words)
  }

  @Test func whatIsMissingIsSaidInWords() throws {
    let record = CommandRecord(
      path: ["evaluate"], arguments: [], figures: ["recall": .number(0.8), "ok": .flag(false)])
    let bench = LessonText.bench()
    let view = SessionView(bench, start: bench, records: [record])
    for (text, words) in [
      ("evaluate.recall < 0.5", "recall of \"evaluate\" is 0.8, wanted below 0.5"),
      ("evaluate.recall in 0.1 … 0.5", "recall of \"evaluate\" is 0.8, wanted between 0.1 and 0.5"),
      ("bottleneck != 2", "the bottleneck is 2, wanted anything but 2"),
      ("layers == 7", "the list of hidden layers is 15 7, wanted just 7"),
      ("trained", "the network is not trained yet"), ("auc > 0.9", "nothing is trained yet"),
      ("command score on drawn", "still to come: \"score drawn\""),
    ] {
      let check = Check(text: text, line: 1, condition: try ConditionParser.parse(text))
      #expect(check.shortfall(view) == words)
    }
    let named = Check(
      text: "", line: 1, condition: try ConditionParser.parse("evaluate.recall < 0.5"),
      words: "the recall, below a half")
    #expect(named.shortfall(view) == "0.8, wanted: the recall, below a half")
  }

  @Test func aBoundIsNeverShownAsTheValueThatMissesIt() throws {
    let record = CommandRecord(path: ["evaluate"], arguments: [], figures: ["auc": .number(0.979_999_9)])
    let bench = LessonText.bench()
    let report = try report("evaluate.auc >= 0.98", SessionView(bench, start: bench, records: [record]))
    #expect(!report.isMet)
    #expect(report.actual == "0.9799999")
  }

  @Test func commandsAndTheirFigures() throws {
    let bench = LessonText.bench()
    let drawing = CommandRecord(
      path: ["draw", "points"], arguments: ["60:0"], figures: ["drawn": .number(70), "filledin": .number(70)])
    let records = [
      drawing, CommandRecord(path: ["score"], arguments: ["Drawn"]),
      CommandRecord(path: ["repeat"], arguments: ["3"], figures: ["seeds": .number(3)]),
      CommandRecord(path: ["repeat"], arguments: ["5"], figures: ["seeds": .number(5)]),
    ]
    let view = SessionView(bench, start: bench, records: records, drawing: drawing)
    #expect(try report("command score on drawn", view).isMet)
    #expect(try !report("command score on normal", view).isMet)
    #expect(try report("command draw", view).isMet)
    #expect(try report("command score on drawn after draw", view).isMet)
    #expect(try !report("command draw after score", view).isMet)
    #expect(try !report("command score after repeat", view).isMet)
    #expect(try !report("command score after attack", view).isMet)
    #expect(try report("command draw points", view).isMet)
    #expect(try !report("command draw from", view).isMet)
    #expect(try report("repeat.seeds == 5", view).isMet)
    #expect(try report("repeat.colour == red", view).actual == "\"repeat\" gave no \"colour\"")
    #expect(try report("drawn.filled == 50%", view).isMet)
  }

  @Test func figuresOfJSON() {
    let json =
      #"{"command":"compare","auc":{"median":0.5},"list":[{"name":"PCA","auc":1},{"auc":2}],"ok":true,"none":null,"few":[1,2]}"#
    let figures = Figures.figures(json: .init(json.utf8))
    #expect(
      figures == [
        "command": .word("compare"), "auc.median": .number(0.5), "list.count": .number(2),
        "list.pca.name": .word("PCA"),
        "list.pca.auc": .number(1), "list.2.auc": .number(2), "ok": .flag(true), "few.count": .number(2),
        "few.1": .number(1),
        "few.2": .number(2),
      ])
    #expect(Figures.figures(json: .init("no json".utf8)).isEmpty)
  }
}
