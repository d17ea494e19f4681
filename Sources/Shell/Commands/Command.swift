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
  public let parameters: [ParameterForm]
  public let options: [OptionForm]
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
  let action: @Sendable (inout CommandContext, GivenWords) throws -> any Outcome
  /// The full-screen form of the command on a terminal, or `nil` when these arguments need none.
  let screen: (@Sendable (CommandContext, GivenWords) throws -> (any ScreenMode)?)?

  /// - Parameter arguments: What it declares of its arguments; action and screen see what was given for that, and no more.
  init<Declared: ArgumentDeclaration>(
    _ path: String, _ arguments: Declared = NoArguments(), group: CommandGroup,
    effect: CommandEffect = .changes, summary: String, details: String = "", example: [String],
    rows: RowNeed = .any, aliases: [String] = [], ownWords: Set<String> = [],
    screen: (@Sendable (CommandContext, Declared.Content) throws -> (any ScreenMode)?)? = nil,
    action: @escaping @Sendable (inout CommandContext, Declared.Content) throws -> any Outcome
  ) {
    self.path = path.split(separator: " ").map(String.init)
    self.aliases = aliases
    self.ownWords = ownWords
    let forms = arguments.forms
    parameters = forms.compactMap { if case .parameter(let form) = $0 { form } else { nil } }
    options = forms.compactMap { if case .option(let form) = $0 { form } else { nil } }
    takesBlock = forms.contains { if case .block = $0 { true } else { false } }
    self.group = group
    self.effect = effect
    self.summary = summary
    self.details = details
    self.example = example
    let name = path
    if let screen {
      self.screen = { (context: CommandContext, given: GivenWords) throws -> (any ScreenMode)? in
        try rows.check(context.bench, for: name)
        return try screen(context, arguments.content(of: given))
      }
    } else {
      self.screen = nil
    }
    self.action = { (context: inout CommandContext, given: GivenWords) throws -> any Outcome in
      try rows.check(context.bench, for: name)
      return try action(&context, arguments.content(of: given))
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
