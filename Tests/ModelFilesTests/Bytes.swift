import ModelFiles
import SeededRandom

/// A file put together by hand: `header` with its length before it, then `data`.
func file(_ header: String, data: [UInt8] = [], length: UInt64? = nil) -> [UInt8] {
  littleEndian(length ?? UInt64(header.utf8.count)) + Array(header.utf8) + data
}

func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian, Array.init)
}

func littleEndian(_ values: [Float]) -> [UInt8] {
  values.flatMap { littleEndian($0.bitPattern) }
}

/// What a reader said to bytes it should refuse; nil when it took them.
func refusal(_ bytes: [UInt8]) -> String? {
  do {
    _ = try TensorFile(decoding: bytes)
    return nil
  } catch {
    return error.description
  }
}

extension SeededRandom {
  /// A finite float of any size and sign.
  mutating func float() -> Float {
    while true {
      let value = Float(bitPattern: UInt32(truncatingIfNeeded: next()))
      if value.isFinite { return value }
    }
  }

  /// A text of up to eight characters, some of which need an escape or several bytes.
  mutating func text() -> String {
    let alphabet = Array("ab_.0 \"\\/\n\t\u{0}\u{1F}\u{7F}éß漢😀{}[]:,")
    return String((0..<index(below: 9)).map { _ in alphabet[index(below: alphabet.count)] })
  }
}
