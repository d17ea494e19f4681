import Heartbeats
import Tables

/// Fits the whole simulator, class by class.
enum SimulatorFit {
  /// Beats enough to tell two forms of a class apart; below, one form takes them all.
  private static let beatsForTwoForms = 100

  /// The parameters for `data`, all its beats together; `report` is given a line on each class.
  static func file(_ data: DataSet, report: (String) -> Void) -> SimulatorFile {
    let entries = RowClass.heartbeats.map { beatClass in
      let beats = [data.train, data.test].flatMap { set in
        set.indices(of: beatClass).map { set.row($0).map(Double.init) }
      }
      return entry(beatClass, beats, report: report)
    }
    return SimulatorFile(format: SimulatorFile.currentFormat, classes: entries)
  }

  private static func entry(
    _ beatClass: RowClass, _ beats: [[Double]], report: (String) -> Void
  ) -> SimulatorFile.ClassEntry {
    let fit = ClassFit(beats, of: beatClass)
    let mixture = Mixture(fit.parameters, components: beats.count < beatsForTwoForms ? 1 : 2)
    let forms = mixture.components.enumerated().map { index, component in
      form(component, residuals: mixture.members(of: index).map { fit.residuals[$0] })
    }
    let missed = average(fit.residuals.map { average($0.map { $0 * $0 }) }).squareRoot()
    report(
      "\(beatClass.shortName): \(beats.count) beats, the waves miss \(Float(missed)) of a beat's deviation, "
        + "forms \(forms.map { Float($0.share) })")
    return SimulatorFile.ClassEntry(class: beatClass.number, forms: forms)
  }

  private static func form(_ component: Mixture.Component, residuals: [[Double]]) -> SimulatorFile.Form {
    let shape = BeatShape(parameters: component.mean)
    let waves = zip(Wave.allCases, shape.waves).map { wave, shape in
      SimulatorFile.WaveEntry(
        wave: wave.rawValue, centre: shape.centre, width: shape.width, amplitude: shape.amplitude)
    }
    let noise = SimulatorNoise(residuals: residuals)
    return SimulatorFile.Form(
      share: component.share, baseline: shape.baseline, drift: shape.drift, waves: waves,
      factor: (0..<component.factor.size).map { row in (0...row).map { component.factor[row, $0] } },
      noise: SimulatorFile.Noise(memory: noise.memory, spread: noise.spread))
  }
}
