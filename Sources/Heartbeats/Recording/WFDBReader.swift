/// Reads PhysioNet (WFDB) records whose signals are in format 16 or 212.
///
/// Follows header(5) and signal(5) of the WFDB Applications Guide (Moody). The files are handed in by their names.
public enum WFDBReader {
  /// The record that `header` describes; `file` brings a signal file that stands beside it.
  ///
  /// - Throws: `RecordingError`, and what `file` throws.
  public static func read(
    header: [UInt8], name: String, file: (String) throws -> [UInt8]
  ) throws -> Recording {
    let header = try WFDBHeader(header, name: name)
    for signal in header.signals {
      // A name from a file must not lead out of its folder.
      guard !signal.file.contains("/"), !signal.file.contains("\\"), signal.file != "~", signal.file != "-" else {
        throw RecordingError.foreignFolder(file: name, word: signal.file)
      }
      guard [16, 212].contains(signal.format) else {
        throw RecordingError.unsupportedFormat(file: name, lead: signal.name, format: String(signal.format))
      }
    }
    var leads: [RecordingLead?] = Array(repeating: nil, count: header.signals.count)
    var notes: [RecordingNote] = []
    var frames: [Int] = []
    for group in groups(header.signals) {
      let bytes = try file(header.signals[group[0]].file)
      let signals = group.map { header.signals[$0] }
      let raw = try WFDBSamples.decode(bytes, signals, samples: header.samples, name: signals[0].file)
      frames.append(raw.frames)
      for (place, samples) in zip(group, raw.signals) {
        let signal = header.signals[place]
        if let checksum = signal.checksum, !matches(samples, checksum) {
          notes.append(.checksum(lead: signal.name))
        }
        leads[place] = lead(signal, samples, frames: raw.frames)
      }
    }
    let read = leads.compactMap(\.self)
    guard read.contains(where: { !$0.samples.isEmpty }) else { throw RecordingError.empty(file: name) }
    // Files of different lengths; a lead that is shorter by its skew was cut here and lacks nothing.
    if let shortest = frames.min(), let longest = frames.max(), shortest < longest {
      notes.append(.shorter(expected: header.samples ?? longest, found: shortest))
    }
    return Recording(rate: header.rate, leads: read, notes: notes)
  }

  /// Signals that share a file, in the order of the header: they stand in it sample by sample.
  private static func groups(_ signals: [WFDBHeader.Signal]) -> [[Int]] {
    var files: [String] = []
    for signal in signals where !files.contains(signal.file) { files.append(signal.file) }
    return files.map { file in signals.indices.filter { signals[$0].file == file } }
  }

  /// The sum of all samples, in 16 bits with a sign.
  private static func matches(_ samples: [Int32], _ checksum: Int) -> Bool {
    let sum = samples.reduce(Int64(0)) { $0 &+ Int64($1) }
    return Int16(truncatingIfNeeded: sum) == Int16(truncatingIfNeeded: checksum)
  }

  /// Physical units; several samples a frame become their mean, so that all leads have one rate.
  private static func lead(_ signal: WFDBHeader.Signal, _ raw: [Int32], frames: Int) -> RecordingLead {
    let invalid: Int32 = signal.format == 212 ? -2048 : -32768
    let perFrame = signal.samplesPerFrame
    func physical(_ value: Double) -> Float { Float((value - Double(signal.baseline)) / signal.gain) }
    let samples = (0..<raw.count / perFrame).map { frame -> Float in
      var sum = 0.0
      for sample in raw[frame * perFrame..<(frame + 1) * perFrame] {
        guard sample != invalid else { return .nan }
        sum += Double(sample)
      }
      return physical(sum / Double(perFrame))
    }
    let skewed = signal.skew > 0 ? Array(samples.dropFirst(signal.skew)) : samples
    return RecordingLead(name: signal.name, unit: signal.unit, samples: skewed, rails: rails(signal, physical))
  }

  private static func rails(_ signal: WFDBHeader.Signal, _ physical: (Double) -> Float) -> ClosedRange<Float>? {
    let bits = signal.resolution > 0 ? signal.resolution : signal.format == 212 ? 12 : 16
    let half = Double(1 << (bits - 1))
    let ends = [physical(Double(signal.zero) - half), physical(Double(signal.zero) + half - 1)]
    return ends.allSatisfy(\.isFinite) ? min(ends[0], ends[1])...max(ends[0], ends[1]) : nil
  }
}
