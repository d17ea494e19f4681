import Heartbeats
import Judging
import Workbench

/// One training as it is kept: the recipe in words, so that another version of the program can still read it, and what
/// it led to.
public struct RunRecord: Codable, Equatable, Sendable {
  /// Of this form of record.
  public var version = 1
  /// Seconds since 1970; absent where no clock was handed in.
  public var time: Double?
  /// Which session it was made in.
  public var session: String?
  /// `layers`, `bottleneck` and every setting by its name, each as it is typed.
  public let settings: [String: String]
  /// The commands that choose the data and the threshold.
  public let data: String
  public let threshold: String
  /// The chain of units, `140-15-7-2-7-15-140`; nothing for methods that fit at once.
  public let layers: String
  /// 0 for methods that fit at once, as are their epochs.
  public let parameters: Int
  public let epochs: Int
  public let rows: Int
  /// Which beats were judged, where it was not the test beats.
  public var on: String?
  public let loss: Double?
  public let validationLoss: Double?
  public let auc: Double?
  public let averagePrecision: Double?
  public let accuracy: Double?
  public let precision: Double?
  public let recall: Double?
  public let f1: Double?
  public let f2: Double?
  /// ROC AUC of the distance to the mean training beat on the same beats.
  public let trivialAUC: Double?
  public let collapsed: Bool
  public let diverged: Bool
  public let interrupted: Bool
  public var seconds: Double?

  /// Whether its numbers are such as a training can lead to; a file may hold any.
  var isPlausible: Bool {
    [parameters, epochs, rows].allSatisfy((0...1_000_000_000_000).contains)
      && (0...1e12).contains(time ?? 0) && (0...1e12).contains(seconds ?? 0)
  }

  /// The training that `bench` has just come through, judged on these beats.
  package init(_ summary: TrainSummary, _ bench: Workbench, on basis: ThresholdChoice.Basis = .test) {
    let recipe = bench.recipe
    var settings = ["layers": recipe.layersText, "bottleneck": String(recipe.bottleneck)]
    for setting in Setting.all { settings[setting.name] = setting.text(in: recipe) }
    self.settings = settings
    data = bench.data.source.command
    threshold = bench.thresholdChoice.command
    layers = recipe.isNetwork ? bench.shapeText : ""
    parameters = recipe.isNetwork ? bench.architecture.parameterCount : 0
    epochs = summary.epochsDone
    rows = summary.rows
    on = basis == .test ? nil : basis.rawValue
    // JSON has no word for what is not finite.
    func finite(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }
    loss = finite(summary.loss)
    validationLoss = finite(summary.validationLoss)
    // Beats that a stopped training left unscored are not waited for.
    let evaluation = bench.detector?.isScored == true ? try? bench.evaluate(on: basis) : nil
    // Of no alarms at all there is no precision; in the file it is then left out.
    let metrics = evaluation?.metrics ?? [:]
    (auc, averagePrecision, accuracy) = (metrics[.auc], metrics[.averagePrecision], metrics[.accuracy])
    (precision, recall, f1, f2) = (metrics[.precision], metrics[.recall], metrics[.f1], metrics[.f2])
    trivialAUC = finite(evaluation?.trivialAUC)
    collapsed = summary.collapsed ?? false
    diverged = summary.divergedInEpoch != nil
    interrupted = summary.interrupted
    seconds = finite(summary.seconds)
  }

  /// A metric of its verdicts, where it was judged and the metric is defined.
  func value(_ metric: Metric) -> Double? {
    switch metric {
    case .auc: auc
    case .averagePrecision: averagePrecision
    case .accuracy: accuracy
    case .precision: precision
    case .recall: recall
    case .f1: f1
    case .f2: f2
    }
  }

  /// The detector that was trained.
  var detector: String { settings["detector"] ?? Recipe.autoencoder }

  /// Whether it has layers, epochs and a loss.
  var isNetwork: Bool { detector == Recipe.autoencoder }

  /// Names of what makes a recipe, in the order they are shown.
  static let settingNames = ["layers", "bottleneck"] + Setting.all.map(\.name)

  /// The default of a setting under a detector, as it is typed.
  static func defaultText(_ name: String, of detector: String = Recipe.autoencoder) -> String? {
    var defaults = Recipe()
    defaults.detector = detector
    return switch name {
    case "layers": defaults.layersText
    case "bottleneck": String(defaults.bottleneck)
    default: Setting.named(name)?.defaultText(in: defaults)
    }
  }

  /// Whether the detector reads a setting; one that is unknown to this version may be read by another.
  private func isRead(_ name: String) -> Bool {
    ["layers", "bottleneck"].contains(name) ? isNetwork : Setting.named(name)?.isUsed(by: detector) ?? true
  }

  /// What differs from the defaults, in the order the settings are shown; settings unknown to this version come last.
  var changes: [(name: String, value: String)] {
    let unknown = settings.keys.filter { !Self.settingNames.contains($0) }.sorted()
    return (Self.settingNames + unknown).filter(isRead).compactMap { name in
      settings[name].flatMap { $0 == Self.defaultText(name, of: detector) ? nil : (name, $0) }
    }
  }

  /// The commands that train it again.
  var commands: [String] {
    let choices = changes.map { name, value in
      ["layers", "bottleneck"].contains(name) ? "\(name) \(value)" : "set \(name) \(value)"
    }
    let chosen = threshold == ThresholdChoice.initial.command ? [] : [threshold]
    let planned = settings["epochs"].flatMap { Int($0) }
    return [data] + choices + chosen + [planned == epochs || !isNetwork ? "train" : "train \(epochs)"]
  }

  /// The recipe in a few words: the encoder or the method, and what else is not as it comes.
  var shortRecipe: String {
    guard isNetwork else {
      return ([detector] + changes.filter { $0.name != "detector" }.map { "\($0.name) \($0.value)" })
        .joined(separator: ", ")
    }
    let hidden = settings["layers"] ?? "?"
    let units = hidden == "none" ? [] : hidden.split(separator: " ").map(String.init)
    let encoder = (units + [settings["bottleneck"] ?? "?"]).joined(separator: "-")
    let rest = changes.filter { !["layers", "bottleneck", "epochs"].contains($0.name) }
    return ([encoder] + rest.map { "\($0.name) \($0.value)" }).joined(separator: ", ")
  }
}
