/// One thing in which two recipes differ.
public struct RecipeChange: Equatable, Codable, Sendable {
  /// `layers`, `bottleneck` or a setting's name.
  public let name: String
  public let before: String
  public let after: String

  public init(name: String, before: String, after: String) {
    self.name = name
    self.before = before
    self.after = after
  }

  /// The command that makes the change.
  public var command: String {
    switch name {
    case "layers", "bottleneck": "\(name) \(after)"
    default: "set \(name) \(after)"
    }
  }
}

extension Recipe {
  /// The hidden layers as `layers` takes them: `15 7`, or `none`.
  public var layersText: String {
    hidden.isEmpty ? "none" : hidden.map(String.init).joined(separator: " ")
  }

  /// What was changed since `earlier`, in the order the settings are shown.
  public func changes(since earlier: Recipe) -> [RecipeChange] {
    var changes: [RecipeChange] = []
    func note(_ name: String, _ before: String, _ after: String) {
      if before != after { changes.append(RecipeChange(name: name, before: before, after: after)) }
    }
    // Parameters that nobody set follow the detector: its own line says it all.
    func note(_ setting: Setting) {
      guard setting.isParameter else { return note(setting.name, setting.text(in: earlier), setting.text(in: self)) }
      guard earlier.parameters[setting.name] != parameters[setting.name] else { return }
      // What nobody set is this detector's own default.
      var before = earlier
      before.detector = detector
      note(setting.name, setting.text(in: before), setting.text(in: self))
    }
    note("layers", earlier.layersText, layersText)
    note("bottleneck", String(earlier.bottleneck), String(bottleneck))
    for setting in Setting.all { note(setting) }
    return changes
  }
}
