import CKernels
import Kernels
import NeuralNetwork

/// The kernels once more, one number at a time and in the order that CKernels.h states: what every instruction set is
/// compared with, bit for bit.
extension Kernels {
  static var reference: Kernels {
    let name: StaticString = "reference"
    return Kernels(
      kernel_table(
        name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
        product: { ReferenceKernels.product($0.pointee) },
        transpose: { ReferenceKernels.transpose($0, $1, rows: $2, columns: $3, $4, $5) },
        column_sums: { ReferenceKernels.columnSums($0, $1, adding: $2) },
        activate: { ReferenceKernels.activate($0, $1) },
        multiply_slopes: { ReferenceKernels.multiplySlopes($0, $1, $2) },
        squared_errors: { ReferenceKernels.squaredErrors($0, $1, $2) },
        output_delta: { ReferenceKernels.outputDelta($0, $1, $2, $3, $4) },
        update: { ReferenceKernels.update($0.pointee) },
        add_penalty: { ReferenceKernels.addPenalty($0, $1, $2, size: $3, square: $4) },
        fused: { a, b, c, result, count in
          for index in 0..<count { result[index] = c[index].addingProduct(a[index], b[index]) }
        },
        peak: { factor, _ in factor }, distances: best.table.distances, doubles: best.table.doubles))
  }
}

typealias Floats = UnsafeMutablePointer<Float>
typealias ConstantFloats = UnsafePointer<Float>

enum ReferenceKernels {
  static func product(_ p: kernel_product) {
    for row in 0..<p.rows {
      for column in 0..<p.columns {
        var sum = p.start?[column] ?? 0
        for term in 0..<p.terms {
          sum.addProduct(
            p.left[row * p.row_stride + term * p.term_stride], p.right[term * p.right_stride + column])
        }
        let place = row * p.target_stride + column
        p.target[place] = p.adding ? p.target[place] + sum : sum
      }
    }
  }

  static func transpose(
    _ source: ConstantFloats, _ sourceStride: Int, rows: Int, columns: Int, _ target: Floats, _ stride: Int
  ) {
    for row in 0..<rows {
      for column in 0..<columns { target[column * stride + row] = source[row * sourceStride + column] }
    }
  }

  static func columnSums(_ rows: kernel_rows, _ target: Floats, adding: Bool) {
    for unit in 0..<rows.units {
      let sum = (0..<rows.samples).reduce(Float(0)) { $0 + rows.base[$1 * rows.stride + unit] }
      target[unit] = adding ? target[unit] + sum : sum
    }
  }

  static func activate(_ activation: kernel_activation, _ sums: kernel_rows) {
    forEachPlace(sums) { sums.base[$0] = value(activation, sums.base[$0]) }
  }

  static func multiplySlopes(_ activation: kernel_activation, _ gradients: kernel_rows, _ values: ConstantFloats) {
    forEachPlace(gradients) { gradients.base[$0] *= slope(activation, values[$0]) }
  }

  static func squaredErrors(_ values: kernel_rows, _ targets: ConstantFloats, _ errors: Floats) {
    for sample in 0..<values.samples {
      var lanes = [Float](repeating: 0, count: 8)
      for unit in 0..<values.units {
        let difference = values.base[sample * values.stride + unit] - targets[sample * values.stride + unit]
        lanes[unit % 8].addProduct(difference, difference)
      }
      errors[sample] =
        ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
    }
  }

  static func outputDelta(
    _ activation: kernel_activation, _ sums: kernel_rows, _ targets: ConstantFloats, _ factor: Float, _ errors: Floats
  ) {
    activate(activation, sums)
    squaredErrors(sums, targets, errors)
    forEachPlace(sums) { place in
      let known = sums.base[place]
      sums.base[place] = (known - targets[place]) * factor * slope(activation, known)
    }
  }

  static func addPenalty(_ gradient: Floats, _ weights: ConstantFloats, _ count: Int, size: Float, square: Float) {
    for index in 0..<count {
      let sign: Float = weights[index] > 0 ? 1 : weights[index] < 0 ? -1 : 0
      gradient[index].addProduct(size, sign)
      gradient[index].addProduct(square, weights[index])
    }
  }

  private static func forEachPlace(_ rows: kernel_rows, _ body: (Int) -> Void) {
    for sample in 0..<rows.samples {
      for unit in 0..<rows.units { body(sample * rows.stride + unit) }
    }
  }
}
