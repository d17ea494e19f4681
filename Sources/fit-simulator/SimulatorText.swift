import Heartbeats

/// Writes the simulator's file: JSON with a row of numbers a line and few digits, to be read by people too.
enum SimulatorText {
  static func text(_ file: SimulatorFile) -> String {
    let classes = file.classes.map { entry in
      "  {\"class\": \(entry.class), \"forms\": [\n" + entry.forms.map(form).joined(separator: ",\n") + "\n  ]}"
    }
    return "{\"format\": \(file.format), \"classes\": [\n" + classes.joined(separator: ",\n") + "\n]}\n"
  }

  private static func form(_ form: SimulatorFile.Form) -> String {
    let waves = form.waves.map {
      "      {\"wave\": \"\($0.wave)\", \"centre\": \(number($0.centre)), \"width\": \(number($0.width)), "
        + "\"amplitude\": \(number($0.amplitude))}"
    }
    return """
          {"share": \(number(form.share)), "baseline": \(number(form.baseline)), "drift": \(number(form.drift)),
           "waves": [
      \(waves.joined(separator: ",\n"))],
           "factor": [
      \(form.factor.map { "      " + row($0) }.joined(separator: ",\n"))],
           "noise": {
            "memory": \(row(form.noise.memory)),
            "spread": \(row(form.noise.spread))}}
      """
  }

  private static func row(_ numbers: [Double]) -> String {
    "[" + numbers.map(number).joined(separator: ", ") + "]"
  }

  /// Four decimals, without a needless fraction.
  private static func number(_ value: Double) -> String {
    let rounded = (value * 1e4).rounded() / 1e4
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
