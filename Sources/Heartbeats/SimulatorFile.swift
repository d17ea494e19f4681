/// The simulator's parameters as they stand in Data/simulator.json (described in Data/README.md).
package struct SimulatorFile: Codable {
  package struct ClassEntry: Codable {
    package let `class`: Int
    package let forms: [Form]

    package init(class: Int, forms: [Form]) {
      self.class = `class`
      self.forms = forms
    }
  }

  package struct Form: Codable {
    package let share: Double
    package let baseline: Double
    package let drift: Double
    package let waves: [WaveEntry]
    package let factor: [[Double]]
    package let noise: Noise

    package init(
      share: Double, baseline: Double, drift: Double, waves: [WaveEntry], factor: [[Double]], noise: Noise
    ) {
      self.share = share
      self.baseline = baseline
      self.drift = drift
      self.waves = waves
      self.factor = factor
      self.noise = noise
    }
  }

  package struct WaveEntry: Codable {
    package let wave: String
    package let centre: Double
    package let width: Double
    package let amplitude: Double

    package init(wave: String, centre: Double, width: Double, amplitude: Double) {
      self.wave = wave
      self.centre = centre
      self.width = width
      self.amplitude = amplitude
    }
  }

  package struct Noise: Codable {
    package let memory: [Double]
    package let spread: [Double]

    package init(memory: [Double], spread: [Double]) {
      self.memory = memory
      self.spread = spread
    }
  }

  package let format: Int
  package let classes: [ClassEntry]

  package init(format: Int, classes: [ClassEntry]) {
    self.format = format
    self.classes = classes
  }

  package static let currentFormat = 1
}
