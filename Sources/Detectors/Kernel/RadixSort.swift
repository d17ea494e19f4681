import Tables

extension Matrix {
  /// The values of every column in rising order, column by column; they must be finite. O(n): by eleven bits at a time.
  func sortedColumns() -> [Float] {
    var sorter = RadixSorter(count: rows)
    return [Float](unsafeUninitializedCapacity: values.count) { target, count in
      values.withUnsafeBufferPointer { values in
        guard let source = values.baseAddress, let target = target.baseAddress else { return }
        for column in 0..<columns { sorter.sort(source + column, step: columns, to: target + column * rows) }
      }
      count = values.count
    }
  }
}

private struct RadixSorter {
  private var keys: [UInt32]
  private var other: [UInt32]
  /// How often each digit comes, for three digits.
  private var counts = [Int32](repeating: 0, count: 3 * 2048)

  init(count: Int) {
    keys = [UInt32](repeating: 0, count: count)
    other = keys
  }

  mutating func sort(_ source: ConstantFloats, step: Int, to target: Floats) {
    read(source, step)
    for digit in 0..<3 { pass(digit) }
    for index in keys.indices {
      let key = keys[index]
      target[index] = Float(bitPattern: key >> 31 == 1 ? key & 0x7fff_ffff : ~key)
    }
  }

  /// Floats as whole numbers of the same order: negative ones complemented, the sign of the others set.
  private mutating func read(_ source: ConstantFloats, _ step: Int) {
    counts.withUnsafeMutableBufferPointer { counts in
      counts.update(repeating: 0)
      keys.withUnsafeMutableBufferPointer { keys in
        for index in keys.indices {
          // Adding zero makes −0 the 0 that it equals.
          let bits = (source[index &* step] + 0).bitPattern
          let key = bits >> 31 == 0 ? bits | 0x8000_0000 : ~bits
          keys[index] = key
          counts[Int(key & 2047)] &+= 1
          counts[2048 &+ Int(key >> 11 & 2047)] &+= 1
          counts[4096 &+ Int(key >> 22)] &+= 1
        }
      }
    }
  }

  private mutating func pass(_ digit: Int) {
    let shift = UInt32(11 * digit)
    let isOneBucket = counts.withUnsafeMutableBufferPointer { counts in
      var sum: Int32 = 0
      var largest: Int32 = 0
      for place in digit * 2048..<(digit + 1) * 2048 {
        let count = counts[place]
        largest = max(largest, count)
        counts[place] = sum
        sum &+= count
      }
      return largest == sum
    }
    if isOneBucket { return }
    counts.withUnsafeMutableBufferPointer { counts in
      keys.withUnsafeBufferPointer { keys in
        other.withUnsafeMutableBufferPointer { other in
          for key in keys {
            let place = digit &* 2048 &+ Int(key >> shift & 2047)
            other[Int(counts[place])] = key
            counts[place] &+= 1
          }
        }
      }
    }
    swap(&keys, &other)
  }
}
