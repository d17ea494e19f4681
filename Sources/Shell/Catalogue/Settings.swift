import Views
import Workbench

/// Commands for the settings, and for taking changes back.
let settingCommands: [Command] = [
  .set,
  Command(
    "show", Parameter(optional: "name", .setting), group: .settings, effect: .shows,
    summary: "show the whole session at a glance, or one setting", example: ["show", "show optimizer"],
    action: { context, setting in
      guard let setting else { return try ShowOutcome(context.bench) }
      return SettingOutcome(setting, context.bench.recipe)
    }),
  Command(
    "reset", group: .settings, summary: "return to the default network and settings; \"undo\" takes it back",
    details: """
      Data, threshold and detector stay: they are not settings. "threshold best accuracy" is the threshold's \
      default, "data use" chooses other beats.
      """,
    example: ["layers 9", "reset"],
    action: { context, _ in
      let changes = context.bench.change { $0 = Recipe() }
      return ChangeOutcome(changes, context.bench, staying: context.bench.thresholdChoice)
    }),
  Command(
    "undo", group: .settings, summary: "undo the last change of the network or the settings",
    example: ["bottleneck 5", "undo"],
    action: { context, _ in
      let command = context.bench.commandToUndo
      return ChangeOutcome(try context.bench.undo(), context.bench, turning: command.map { "undid \"\($0)\"" })
    }),
  Command(
    "redo", group: .settings, summary: "redo the last undone change",
    details: "Right after the canvas is left with Esc it brings back what was drawn there.",
    example: ["bottleneck 5", "undo", "redo"],
    action: { context, _ in
      if let drawing = context.bench.takeLeftDrawing() {
        return DrawOutcome(drawing, context.bench, note: "taken up from the canvas that was left", isReplayed: true)
      }
      let command = context.bench.commandToRedo
      return ChangeOutcome(try context.bench.redo(), context.bench, turning: command.map { "redid \"\($0)\"" })
    }),
  Command(
    "recipe", group: .settings, effect: .shows,
    summary: "print the shortest list of commands that rebuilds this session",
    details: "Paste it into a file or a mail: it runs as it stands.", example: ["layers 20 10", "recipe"],
    action: { context, _ in RecipeOutcome(context.bench) }),
  Command(
    "recipe anomagram", group: .settings, summary: "set Anomagram's own defaults, to see what they lead to",
    details: """
      Layers 7 3 around 2, 500 training rows in batches of 512, 30 epochs, Adam with beta1 0.5: the recipe of the \
      browser explainer heartline descends from. Train it and watch what it learns.
      """,
    example: ["recipe anomagram", "train", "evaluate"],
    action: { context, _ in ChangeOutcome(context.bench.change { $0 = .anomagram }, context.bench) }),
]

extension Command {
  /// `set NAME VALUE`; a setting's name alone is short for it.
  static let set = Command(
    "set", SettingForm(), group: .settings, summary: "change a setting, or print its value, default and range",
    details: "\"set\" may be left out: \"optimizer adam\" is \"set optimizer adam\".",
    example: ["set learning-rate 0.003", "set optimizer"],
    action: { context, arguments in
      guard let setting = arguments.name else { return SettingsOutcome(context.bench.recipe) }
      guard let value = arguments.value else {
        return setting.name == "detector"
          ? DetectorsOutcome(context.bench) : SettingOutcome(setting, context.bench.recipe)
      }
      return ChangeOutcome(context.bench.change { setting.set(value, in: &$0) }, context.bench)
    })
}
