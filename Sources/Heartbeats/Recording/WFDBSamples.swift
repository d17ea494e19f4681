/// The bytes of a signal file as the converter's numbers.
enum WFDBSamples {
  struct Decoded {
    /// The numbers of each signal.
    var signals: [[Int32]]
    let frames: Int
  }

  /// Takes the samples of `signals`, which share the file, apart; all have one format.
  static func decode(
    _ bytes: [UInt8], _ signals: [WFDBHeader.Signal], samples: Int?, name: String
  ) throws(RecordingError) -> Decoded {
    guard let first = signals.first, signals.allSatisfy({ $0.format == first.format }) else {
      throw .unsupportedFormat(file: name, lead: signals.last?.name ?? "", format: "mixed")
    }
    let offset = signals.map(\.offset).max() ?? 0
    let perFrame = signals.reduce(0) { $0 + $1.samplesPerFrame }
    let available = count(bytes: max(0, bytes.count - offset), format: first.format) / perFrame
    let frames = min(samples ?? available, available)
    guard frames > 0 else {
      throw .truncated(file: name, bytes: bytes.count, needed: offset + size(perFrame * (samples ?? 1), first.format))
    }
    if let samples, available < samples {
      throw .truncated(file: name, bytes: bytes.count, needed: offset + size(perFrame * samples, first.format))
    }
    guard frames * perFrame <= RecordingLimits.samples * 2 else { throw .tooLong(file: name) }
    var decoded = Decoded(signals: signals.map { _ in [] }, frames: frames)
    for index in signals.indices { decoded.signals[index].reserveCapacity(frames * signals[index].samplesPerFrame) }
    var position = 0
    for _ in 0..<frames {
      for index in signals.indices {
        for _ in 0..<signals[index].samplesPerFrame {
          decoded.signals[index].append(sample(bytes, offset, position, first.format))
          position += 1
        }
      }
    }
    return decoded
  }

  /// Whole samples in so many bytes.
  private static func count(bytes: Int, format: Int) -> Int {
    format == 16 ? bytes / 2 : bytes / 3 * 2 + (bytes % 3 == 2 ? 1 : 0)
  }

  private static func size(_ samples: Int, _ format: Int) -> Int {
    format == 16 ? samples * 2 : samples / 2 * 3 + (samples % 2) * 2
  }

  /// Format 16: two bytes, the low one first. Format 212: two samples of 12 bits in three bytes; the middle one holds
  /// the high bits of both.
  private static func sample(_ bytes: [UInt8], _ offset: Int, _ position: Int, _ format: Int) -> Int32 {
    guard format == 212 else {
      let at = offset + position * 2
      return Int32(Int16(truncatingIfNeeded: Int(bytes[at]) | Int(bytes[at + 1]) << 8))
    }
    let at = offset + position / 2 * 3
    let middle = Int32(bytes[at + 1])
    let value =
      position % 2 == 0 ? Int32(bytes[at]) | (middle & 0x0f) << 8 : Int32(bytes[at + 2]) | (middle & 0xf0) << 4
    return value >= 0x800 ? value - 0x1000 : value
  }
}
