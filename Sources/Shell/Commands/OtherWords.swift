import Views
import Workbench

/// What people type who know other programs, and what they mean here.
enum OtherWords {
  /// Words and what they may mean, the likeliest first.
  static let all: [String: [String]] = [
    "man": ["help"], "ls": ["help"], "dir": ["help"], "commands": ["help"], "usage": ["help"],
    "bye": ["quit"], "logout": ["quit"], "q!": ["quit"],
    "close": ["quit"], "end": ["quit"], "stop": ["quit", "leave"],
    "net": ["layers"], "network": ["layers"], "model": ["layers", "show"], "encoder": ["layers"], "decoder": ["layers"],
    "units": ["layers"], "neurons": ["layers"], "hidden": ["layers"], "architecture": ["layers"], "compile": ["layers"],
    "latent": ["bottleneck", "plot latent"], "code": ["bottleneck"], "depth": ["layers"],
    "fit": ["train"], "start": ["train", "lesson 1"], "go": ["train"], "learn": ["train", "learning-rate"],
    "run": ["train", "source", "runs"], "execute": ["source"], "continue": ["train more"], "resume": ["train more"],
    "test": ["evaluate", "test-size"], "eval": ["evaluate"], "validate": ["evaluate"], "metrics": ["evaluate"],
    "accuracy": ["evaluate"], "precision": ["evaluate"], "recall": ["evaluate"], "auc": ["evaluate", "plot roc"],
    "f1": ["evaluate"], "f2": ["evaluate"], "roc": ["plot roc"], "pr": ["plot pr", "progress"],
    "confusion": ["plot confusion"],
    "loss": ["plot loss"], "graph": ["plot"], "chart": ["plot"], "errors": ["plot errors"], "weights": ["plot weights"],
    "predict": ["score"], "detect": ["score"], "classify": ["score"], "infer": ["score"], "transform": ["score"],
    "open": ["load"], "import": ["load", "data use"], "read": ["load", "data use"], "restore": ["load"],
    "write": ["save"], "export": ["save"], "store": ["save"],
    "download": ["data fetch"], "fetch": ["data fetch"], "dataset": ["data"], "beats": ["data", "beat"],
    "ecg5000": ["data use ecg5000"], "simulated": ["data use simulated"],
    "status": ["show"], "info": ["show"], "print": ["show"], "summary": ["show", "layers"], "config": ["set"],
    "settings": ["set"], "options": ["set"], "parameters": ["set", "layers"], "hyperparameters": ["set"],
    "lr": ["learning-rate"], "eta": ["learning-rate"], "alpha": ["learning-rate"], "rate": ["learning-rate"],
    "bs": ["batch-size"], "epoch": ["epochs"], "iterations": ["epochs"], "lambda": ["regularization-rate"],
    "l1": ["regularizer l1"], "l2": ["regularizer l2"], "adam": ["optimizer adam"], "sgd": ["optimizer sgd"],
    "relu": ["activation relu"], "tanh": ["activation tanh"], "sigmoid": ["activation sigmoid"],
    "optimize": ["tune", "optimizer"], "search": ["tune"], "gridsearch": ["study", "tune"], "grid": ["study", "tune"],
    "experiment": ["study"], "vary": ["study"],
    "watch": ["replay"], "rewind": ["replay"], "playback": ["replay"], "checkpoint": ["replay keep"],
    "checkpoints": ["replay"], "early-stopping": ["patience"],
    "clear": ["reset", "Ctrl-L"], "cls": ["Ctrl-L"], "restart": ["reset"], "revert": ["undo"],
    "tutorial": ["lessons"], "course": ["lessons"], "begin": ["lesson 1"], "why": ["explain"], "define": ["explain"],
    "what": ["explain"], "sketch": ["draw"], "paint": ["draw"], "anomagram": ["recipe anomagram"],
  ]

  /// What an unknown first word may mean: our words for it, the likeliest first.
  static func meant(by word: String) -> [String] { all[word.lowercased()] ?? [] }

  /// `did you mean "train"?`, with the arguments that were typed behind a setting.
  static func guess(_ meanings: [String], _ words: [Word]) -> String? {
    guard !meanings.isEmpty else { return nil }
    let arguments = words.dropFirst().map(\.text)
    let shown = meanings.map { meaning in
      let line = Setting.named(meaning) == nil ? [meaning] : [meaning] + arguments
      return "\"\(line.joined(separator: " "))\""
    }
    return "did you mean \(enumeration(shown))?"
  }

  /// The line as it is written here, where nothing but the signs between its words are others: `epochs=20`,
  /// `learning_rate 0.01`, `train(20)`, `plot-roc`.
  static func respelled(_ words: [Word], among names: [String]) -> String? {
    guard let first = words.first, !first.isQuoted else { return nil }
    let cut = first.text.firstIndex { "=:(".contains($0) } ?? first.text.endIndex
    let typed = key(first.text[..<cut])
    let synonyms = meant(by: String(first.text[..<cut])).filter { cut != first.text.endIndex && names.contains($0) }
    guard !typed.isEmpty, let name = names.first(where: { key($0) == typed }) ?? synonyms.first else { return nil }
    let rest = ([String(first.text[cut...])] + words.dropFirst().map(\.text)).flatMap { word in
      word.split { "=:()[],".contains($0) }.map(String.init)
    }
    let line = ([name] + rest).joined(separator: " ")
    return line == words.map(\.text).joined(separator: " ") ? nil : line
  }

  /// A name without what separates its words.
  private static func key(_ name: some StringProtocol) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

extension CommandTable {
  /// Words of other programs and what they may mean here.
  package static var otherWords: [String: [String]] { OtherWords.all }
  /// The names of the settings, whose help stands beside that of the commands.
  package static var settingNames: [String] { Setting.all.map(\.name) }
}
