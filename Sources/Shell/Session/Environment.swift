import LineEditing
import TerminalGraphics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the process was started with: variables, terminals, where the program lies. Read once, handed on as values.
public struct ProcessEnvironment: Sendable {
  public let variables: [String: String]
  public let home: String
  public let workingFolder: String

  public init(variables: [String: String], home: String, workingFolder: String) {
    self.variables = variables
    self.home = home
    self.workingFolder = workingFolder
  }

  /// Of this process.
  public static var current: ProcessEnvironment {
    let variables = ProcessInfo.processInfo.environment
    let files = FileManager.default
    return ProcessEnvironment(
      variables: variables,
      // Foundation asks the user database first; a person who sets HOME means it.
      home: variables["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? files.homeDirectoryForCurrentUser.path,
      workingFolder: files.currentDirectoryPath)
  }

  /// A variable that is set and not empty.
  public func variable(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A folder of the XDG base directories; a relative path in the variable is ignored, as the specification says.
  public func folder(_ name: String, default path: String) -> String {
    let named = variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (named ?? "\(home)/\(path)") + "/heartline"
  }

  public var stateFolder: String { folder("XDG_STATE_HOME", default: ".local/state") }
  public var dataFolder: String { folder("XDG_DATA_HOME", default: ".local/share") }
  public var cacheFolder: String { folder("XDG_CACHE_HOME", default: ".cache") }
  public var configurationFolder: String { folder("XDG_CONFIG_HOME", default: ".config") }
}

/// What a terminal can show.
public enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never
}

extension ProcessEnvironment {
  /// Colours for a stream: none for pipes, `NO_COLOR` and dumb terminals, unless asked for.
  public func colorDepth(_ choice: ColorChoice, isTerminal: Bool) -> ColorDepth {
    switch choice {
    case .never: return .none
    case .auto where !isTerminal || variable("NO_COLOR") != nil || isDumb: return .none
    default: return depth
    }
  }

  private var depth: ColorDepth {
    let direct = ["truecolor", "24bit"].contains(variable("COLORTERM") ?? "")
    let terminal = variable("TERM") ?? ""
    return direct ? .trueColor : terminal.contains("256color") ? .ansi256 : .ansi16
  }

  public var isDumb: Bool { variable("TERM") == "dumb" }

  /// ASCII for dumb terminals and for locales that are not UTF-8; a locale that is not set says nothing.
  public func glyphs(forcedASCII: Bool) -> Glyphs {
    if forcedASCII || isDumb { return .ascii }
    let locale = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG")
    guard let locale, locale.contains(".") else { return .unicode }
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8") ? .unicode : .ascii
  }
}
