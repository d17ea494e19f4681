import CVectorMath

/// A matrix of weights, read row by row or, with the strides exchanged, column by column.
struct StridedMatrix {
  let base: ConstantFloats
  let rows, columns: Int
  let rowStride, columnStride: Int
}

/// output[r][s] = start[r] + Σ_k matrix[r][k] · input[k][s] for all samples s; without `start` the sum starts at 0.
///
/// Every output is summed in the order of k, whatever the tiles are: four rows by as many vectors as the registers
/// hold. A last tile that would reach beyond the matrix computes the last row again.
func multiply(
  _ matrix: StridedMatrix, start: ConstantFloats?, input: Block, output: Block, vectors: Int
) {
  var vector = 0
  if vector_math_tile_vectors() == 2 {
    while vector &+ 2 <= vectors {
      for row in stride(from: 0, to: matrix.rows, by: 4) {
        wideTile(matrix, start, input, output, row: row, offset: vector &* 8)
      }
      vector &+= 2
    }
  }
  while vector < vectors {
    for row in stride(from: 0, to: matrix.rows, by: 4) {
      narrowTile(matrix, start, input, output, row: row, offset: vector &* 8)
    }
    vector &+= 1
  }
}

/// Four rows by sixteen samples.
@inline(__always)
private func wideTile(
  _ matrix: StridedMatrix, _ start: ConstantFloats?, _ input: Block, _ output: Block, row: Int, offset: Int
) {
  let last = matrix.rows &- 1
  let (r0, r1, r2, r3) = (row, min(row &+ 1, last), min(row &+ 2, last), min(row &+ 3, last))
  let step = matrix.columnStride
  var (w0, w1) = (matrix.base + r0 &* matrix.rowStride, matrix.base + r1 &* matrix.rowStride)
  var (w2, w3) = (matrix.base + r2 &* matrix.rowStride, matrix.base + r3 &* matrix.rowStride)
  var a0 = Vector(repeating: start?[r0] ?? 0)
  var a1 = Vector(repeating: start?[r1] ?? 0)
  var a2 = Vector(repeating: start?[r2] ?? 0)
  var a3 = Vector(repeating: start?[r3] ?? 0)
  var (b0, b1, b2, b3) = (a0, a1, a2, a3)
  var source = input.base + offset
  for _ in 0..<matrix.columns {
    let a = source.vector(0)
    let b = source.vector(8)
    let (v0, v1) = (Vector(repeating: w0.pointee), Vector(repeating: w1.pointee))
    a0 += v0 * a
    b0 += v0 * b
    a1 += v1 * a
    b1 += v1 * b
    let (v2, v3) = (Vector(repeating: w2.pointee), Vector(repeating: w3.pointee))
    a2 += v2 * a
    b2 += v2 * b
    a3 += v3 * a
    b3 += v3 * b
    source += input.stride
    w0 += step
    w1 += step
    w2 += step
    w3 += step
  }
  output.row(r0).store(a0, offset)
  output.row(r0).store(b0, offset &+ 8)
  output.row(r1).store(a1, offset)
  output.row(r1).store(b1, offset &+ 8)
  output.row(r2).store(a2, offset)
  output.row(r2).store(b2, offset &+ 8)
  output.row(r3).store(a3, offset)
  output.row(r3).store(b3, offset &+ 8)
}

/// Four rows by eight samples.
@inline(__always)
private func narrowTile(
  _ matrix: StridedMatrix, _ start: ConstantFloats?, _ input: Block, _ output: Block, row: Int, offset: Int
) {
  let last = matrix.rows &- 1
  let (r0, r1, r2, r3) = (row, min(row &+ 1, last), min(row &+ 2, last), min(row &+ 3, last))
  let step = matrix.columnStride
  var (w0, w1) = (matrix.base + r0 &* matrix.rowStride, matrix.base + r1 &* matrix.rowStride)
  var (w2, w3) = (matrix.base + r2 &* matrix.rowStride, matrix.base + r3 &* matrix.rowStride)
  var a0 = Vector(repeating: start?[r0] ?? 0)
  var a1 = Vector(repeating: start?[r1] ?? 0)
  var a2 = Vector(repeating: start?[r2] ?? 0)
  var a3 = Vector(repeating: start?[r3] ?? 0)
  var source = input.base + offset
  for _ in 0..<matrix.columns {
    let a = source.vector(0)
    a0 += Vector(repeating: w0.pointee) * a
    a1 += Vector(repeating: w1.pointee) * a
    a2 += Vector(repeating: w2.pointee) * a
    a3 += Vector(repeating: w3.pointee) * a
    source += input.stride
    w0 += step
    w1 += step
    w2 += step
    w3 += step
  }
  output.row(r0).store(a0, offset)
  output.row(r1).store(a1, offset)
  output.row(r2).store(a2, offset)
  output.row(r3).store(a3, offset)
}
