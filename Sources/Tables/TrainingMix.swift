/// How many normal and abnormal rows a training set takes from what there is.
struct TrainingMix: Equatable {
  let normal: Int
  let abnormal: Int

  /// `size` rows of which ceil(contamination · size) are abnormal, as Anomagram counts them.
  init(size: Int, contamination: Double) {
    // A share like 0.1 is not exact in binary: 0.1 · 30 must not become four rows.
    abnormal = Int((contamination * Double(size) - 1e-9).rounded(.up))
    normal = size - abnormal
  }

  /// As many rows as there are, their abnormal share as near to `contamination` as can be.
  ///
  /// All normals stay and abnormals join; where those run out, fewer normals stay.
  init(contamination: Double, normals: Int, abnormals: Int) {
    guard contamination > 0 else {
      (normal, abnormal) = (normals, 0)
      return
    }
    let wanted = contamination * Double(normals) / (1 - contamination)
    if wanted <= Double(abnormals) {
      normal = normals
      abnormal = Self.nearest(wanted, limit: abnormals) { Double($0) / Double(normals + $0) - contamination }
    } else {
      let kept = Double(abnormals) * (1 - contamination) / contamination
      normal = Self.nearest(kept, limit: normals) { Double(abnormals) / Double(abnormals + $0) - contamination }
      abnormal = abnormals
    }
  }

  /// The whole number beside `wanted` with the smaller error.
  private static func nearest(_ wanted: Double, limit: Int, error: (Int) -> Double) -> Int {
    let below = Int(wanted.rounded(.down))
    let above = min(below + 1, limit)
    return abs(error(above)) < abs(error(below)) ? above : below
  }

  /// The fewest rows that hold a normal row at this contamination.
  static func leastSize(contamination: Double) -> Int {
    var size = 1
    while TrainingMix(size: size, contamination: contamination).normal < 1 { size += 1 }
    return size
  }

  /// The most rows this contamination allows, 0 where none.
  static func mostSize(contamination: Double, normals: Int, abnormals: Int) -> Int {
    for size in stride(from: normals + abnormals, to: 0, by: -1) {
      let mix = TrainingMix(size: size, contamination: contamination)
      if mix.normal >= 1, mix.normal <= normals, mix.abnormal <= abnormals { return size }
    }
    return 0
  }
}
