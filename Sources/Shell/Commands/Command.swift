import Screens
import Views
import Workbench

/// A command as the one table declares it: parser, help, completion, hints, manual and tests read this and nothing else.
public struct Command: Sendable {
  /// The words it is called by: `["layer", "add"]`.
  public let path: [String]
  /// Words of other programs that call it too, so that hands need not learn anew; they stand first on a line.
  let aliases: [String]
  /// Words that mean something to it, and so are not beginnings of a longer command's: `a` after `duel`.
  let ownWords: Set<String>
  public let parameters: [Parameter]
  public let options: [CommandOption]
  public let group: CommandGroup
  /// What it leaves behind.
  public let effect: CommandEffect
  /// What it does, in one line.
  public let summary: String
  /// What else is worth knowing; may be empty.
  public let details: String
  /// Lines that run as they stand, in order, on a new session.
  public let example: [String]
  /// Whether it takes a here-document.
  let takesBlock: Bool
  let action: @Sendable (inout CommandContext, Arguments) throws -> any Outcome
  /// The full-screen form of the command on a terminal, or `nil` when these arguments need none.
  let screen: (@Sendable (CommandContext, Arguments) throws -> (any ScreenMode)?)?

  init(
    _ path: String, _ parameters: [Parameter] = [], options: [CommandOption] = [], group: CommandGroup,
    effect: CommandEffect = .changes, summary: String, details: String = "", example: [String],
    takesBlock: Bool = false, rows: RowNeed = .any, aliases: [String] = [], ownWords: Set<String> = [],
    screen: (@Sendable (CommandContext, Arguments) throws -> (any ScreenMode)?)? = nil,
    action: @escaping @Sendable (inout CommandContext, Arguments) throws -> any Outcome
  ) {
    self.path = path.split(separator: " ").map(String.init)
    self.aliases = aliases
    self.ownWords = ownWords
    self.parameters = parameters
    self.options = options
    self.group = group
    self.effect = effect
    self.summary = summary
    self.details = details
    self.example = example
    self.takesBlock = takesBlock
    let name = path
    if let screen {
      self.screen = { (context: CommandContext, arguments: Arguments) throws -> (any ScreenMode)? in
        try rows.check(context.bench, for: name)
        return try screen(context, arguments)
      }
    } else {
      self.screen = nil
    }
    self.action = { (context: inout CommandContext, arguments: Arguments) throws -> any Outcome in
      try rows.check(context.bench, for: name)
      return try action(&context, arguments)
    }
  }

  public var name: String { path.joined(separator: " ") }

  /// `layer add UNITS [at PLACE]`
  public var usage: String {
    ([name] + parameters.map(\.usage) + options.map(\.usage)).joined(separator: " ")
  }

  /// How it is written, in an error: whole where it is short, else without its options and with where they are listed.
  var form: String {
    guard usage.count > Self.shortForm, !options.isEmpty else { return usage }
    return ([name] + parameters.map(\.usage)).joined(separator: " ") + "; \"help \(name)\" lists its options"
  }

  private static let shortForm = 80
}

/// What a command leaves behind: whoever rebuilds a session's state runs those that change it, and no other.
public enum CommandEffect: Sendable {
  /// It changes what the session works on: recipe, data, network, threshold, drawings.
  case changes
  /// It only shows.
  case shows
  /// It writes a file, and leaves the session as it was.
  case writes
  /// It directs the shell itself: `quit`, `source`.
  case directs
  /// It belongs to the lessons.
  case guides
}

/// The chapters of `help`.
public enum CommandGroup: String, CaseIterable, Sendable {
  case compose = "Compose the autoencoder"
  case settings = "Settings"
  case data = "Data"
  case train = "Train"
  case judge = "Judge"
  case draw = "Draw"
  case score = "Score"
  case keep = "Script and keep"
  case learn = "Learn"

  /// The chapter in one word: `help compose`, and the list that Tab shows on an empty line.
  var word: String {
    switch self {
    case .compose: "compose"
    case .settings: "settings"
    case .data: "data"
    case .train: "train"
    case .judge: "judge"
    case .draw: "draw"
    case .score: "score"
    case .keep: "keep"
    case .learn: "learn"
    }
  }
}

/// An argument of a command.
public struct Parameter: Sendable {
  public let name: String
  public let kind: Kind
  public let presence: Presence
  /// A fixed word that comes before it: `at` in `layer add 10 at 2`.
  public let keyword: String?

  public enum Presence: Sendable {
    case required, optional
    /// Any number of words, at least this many.
    case repeated(atLeast: Int)
  }

  /// What the words may be.
  public enum Kind: Sendable {
    case value(ValueDomain)
    /// Units of hidden layers, or the word `none`.
    case layerUnits
    case settingName
    /// A value of the setting named before it.
    case settingValue
    /// Settings, each with its values.
    case factors
    /// Two prices, `1:20`.
    case cost
    case path
    /// A test beat: its index, or a group of beats.
    case beat
    /// A test beat or the path of a file with beats.
    case beatOrPath
    case term
    case commandName
    case lesson
  }

  init(_ name: String, _ kind: Kind, _ presence: Presence = .required, keyword: String? = nil) {
    self.name = name
    self.kind = kind
    self.presence = presence
    self.keyword = keyword
  }

  init(_ name: String, _ domain: ValueDomain, _ presence: Presence = .required, keyword: String? = nil) {
    self.init(name, .value(domain), presence, keyword: keyword)
  }

  /// What stands for its value: `UNITS`, or the words themselves where they are few.
  var placeholder: String {
    if case .value(.choice(let choices)) = kind, choices.count <= 3 {
      return choices.map(\.word).joined(separator: "|")
    }
    if case .factors = kind { return name }
    return name.uppercased()
  }

  /// `UNITS`, `[EPOCHS]`, `[at PLACE]`, `FILE …`
  var usage: String {
    // What repeats is not one word.
    if case .factors = kind { return name }
    let word = (keyword.map { "\($0) " } ?? "") + placeholder
    return switch presence {
    case .required: word
    case .optional: "[\(word)]"
    case .repeated(atLeast: 0): "[\(word) …]"
    case .repeated: "\(word) …"
    }
  }
}

/// An option of a command: `--name value`, or `--name` alone where it is a flag.
public struct CommandOption: Sendable {
  public let name: String
  public let domain: ValueDomain
  public let summary: String
  /// Whether it stands alone; `Arguments.has` tells whether it was given.
  public let isFlag: Bool

  init(_ name: String, _ domain: ValueDomain, _ summary: String) {
    self.name = name
    self.domain = domain
    self.summary = summary
    isFlag = false
  }

  init(flag name: String, _ summary: String) {
    self.name = name
    domain = .text
    self.summary = summary
    isFlag = true
  }

  var usage: String {
    if isFlag { return "[--\(name)]" }
    let value = if case .choice(let choices) = domain { choices.map(\.word).joined(separator: "|") } else { "VALUE" }
    return "[--\(name) \(value)]"
  }
}
