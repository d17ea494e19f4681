import SeededRandom
import Tables

/// Makes heartbeats that look and behave like ECG5000's, so that everything works without the data.
///
/// A beat is a line and nine Gaussian waves whose places, widths and heights are drawn together from a normal
/// distribution, plus smooth noise, z-normalised. A class takes one or two such forms. The parameters were fitted to
/// ECG5000 by `fit-simulator`; no beat of it is stored. The synthetic ECG of McSharry, Clifford, Tarassenko and Smith
/// (IEEE Trans. Biomed. Eng. 50(3), 2003) is built of Gaussian waves too.
public struct Simulator: Sendable {
  /// The forms of each class, in the order of `RowClass.heartbeats`; loading makes sure that each has one.
  private let forms: [[SimulatorForm]]

  /// Reads the parameters' file, Data/simulator.json.
  ///
  /// - Throws: `UCRError` where there is no such file to read, `SimulatorError` where it holds something else.
  public init(contentsOf path: String) throws {
    try self.init(json: FileBytes.with(path) { Array($0) })
  }

  /// Reads the parameters from JSON.
  ///
  /// - Throws: `SimulatorError`.
  public init(json bytes: [UInt8]) throws {
    forms = try SimulatorLoading.forms(json: bytes)
  }

  /// Simulated beats, the classes one after the other.
  ///
  /// Each class has a stream of its own under `seed` and `purpose`: more beats of a class begin with the same beats,
  /// and one class never moves another.
  public func beats(counts: [RowClass: Int], seed: Int, purpose: String) -> RowSet {
    var beats = RowSet(beats: [], classes: [])
    for beatClass in RowClass.heartbeats {
      var random = SeededRandom.stream(seed: seed, purpose, beatClass.number)
      for _ in 0..<max(0, counts[beatClass] ?? 0) {
        beats.append(values(of: beatClass, amplitudes: [:], &random), beatClass)
      }
    }
    return beats
  }

  /// One simulated beat; `amplitudes` multiplies the height of waves (0.2 leaves a fifth of a wave, 0 nothing), `rate` is
  /// the heart rate in beats a minute.
  public func beat(of beatClass: RowClass, seed: Int, amplitudes: [Wave: Double] = [:], rate: Double? = nil) -> Row {
    var random = SeededRandom.stream(seed: seed, "beat", beatClass.number)
    return Row(values: values(of: beatClass, amplitudes: amplitudes, rate: rate, &random), rowClass: beatClass)
  }

  /// A data set with ECG5000's 500 and 4,500 beats and class counts, in random order.
  public func data(seed: Int) -> DataSet {
    DataSet(
      source: .simulated(seed: seed),
      train: shuffled(DataSet.ecg5000TrainCounts, seed: seed, purpose: "simulated train"),
      test: shuffled(DataSet.ecg5000TestCounts, seed: seed, purpose: "simulated test"))
  }

  /// The mean shape of the most common form of a class.
  public func meanShape(of beatClass: RowClass) -> BeatShape {
    let forms = forms(of: beatClass)
    return BeatShape(parameters: forms.dropFirst().reduce(forms[0]) { $1.share > $0.share ? $1 : $0 }.mean)
  }

  private func shuffled(_ counts: [RowClass: Int], seed: Int, purpose: String) -> RowSet {
    let beats = beats(counts: counts, seed: seed, purpose: purpose)
    var random = SeededRandom.stream(seed: seed, purpose)
    return beats.picked(random.permutation(beats.count))
  }

  private func values(
    of beatClass: RowClass, amplitudes: [Wave: Double], rate: Double? = nil, _ random: inout SeededRandom
  ) -> [Float] {
    let form = chooseForm(of: beatClass, random.uniform())
    var shape = form.shape(&random)
    for (wave, factor) in amplitudes { shape[wave].amplitude *= factor }
    if let rate { shape = shape.atRate(rate) }
    var curve = shape.curve()
    form.noise.add(to: &curve, &random)
    return BeatShape.normalised(curve)
  }

  /// The form whose stretch of 0…1 holds `position`.
  private func chooseForm(of beatClass: RowClass, _ position: Double) -> SimulatorForm {
    let forms = forms(of: beatClass)
    var left = position
    for form in forms.dropLast() {
      if left < form.share { return form }
      left -= form.share
    }
    return forms[forms.count - 1]
  }

  private func forms(of beatClass: RowClass) -> [SimulatorForm] { forms[beatClass.number - 1] }
}
