/// Finite numbers in rising order, sorted by eleven bits at a time. O(n).
func sortedByDigits(_ values: [Float]) -> [Float] {
  guard values.count > 64 else { return values.sorted() }
  // As whole numbers in the order of the floats: negative ones complemented, the sign of the others set.
  var keys = values.map { value -> UInt32 in
    let bits = value.bitPattern
    return bits >> 31 == 0 ? bits | 0x8000_0000 : ~bits
  }
  var next = keys
  for shift in [0, 11, 22] as [UInt32] {
    keys.withUnsafeBufferPointer { keys in
      next.withUnsafeMutableBufferPointer { next in
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2048) { places in
          places.initialize(repeating: 0)
          for key in keys { places[Int(key >> shift & 2047)] &+= 1 }
          var sum: Int32 = 0
          for digit in 0..<2048 {
            let count = places[digit]
            places[digit] = sum
            sum &+= count
          }
          for key in keys {
            let digit = Int(key >> shift & 2047)
            next[Int(places[digit])] = key
            places[digit] &+= 1
          }
        }
      }
    }
    swap(&keys, &next)
  }
  return keys.map { Float(bitPattern: $0 >> 31 == 1 ? $0 & 0x7fff_ffff : ~$0) }
}
