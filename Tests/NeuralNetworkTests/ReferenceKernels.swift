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
        squared_errors: { ReferenceKernels.squaredErrors($0, $1, $2) },
        output_delta: { ReferenceKernels.outputDelta($0, $1, $2, $3, $4, $5, $6) },
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
          let (from, of) = (p.left_rows?[row] ?? row, p.right_rows?[term] ?? term)
          sum.addProduct(p.left[from * p.row_stride + term * p.term_stride], p.right[of * p.right_stride + column])
        }
        let place = row * p.target_stride + column
        p.target[place] =
          switch p.finish {
          case kernel_add: p.target[place] + sum
          case kernel_activate: value(p.activation, sum)
          case kernel_multiply_slopes: sum * slope(p.activation, p.values?[place] ?? .nan)
          default: sum
          }
        if p.finish == kernel_multiply_slopes { p.totals?[column] += p.target[place] }
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

  static func squaredErrors(_ values: kernel_rows, _ targets: ConstantFloats, _ errors: Floats) {
    for sample in 0..<values.samples {
      let place = sample * values.stride
      errors[sample] = squaredError(values.base + place, targets + place, units: values.units)
    }
  }

  private static func squaredError(_ values: Floats, _ targets: ConstantFloats, units: Int) -> Float {
    var lanes = [Float](repeating: 0, count: 8)
    for unit in 0..<units {
      let difference = values[unit] - targets[unit]
      lanes[unit % 8].addProduct(difference, difference)
    }
    return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
  }

  static func outputDelta(
    _ activation: kernel_activation, _ sums: kernel_rows, _ targets: ConstantFloats, _ rows: UnsafePointer<Int>,
    _ factor: Float, _ errors: Floats, _ totals: Floats
  ) {
    for sample in 0..<sums.samples {
      let (values, wanted) = (sums.base + sample * sums.stride, targets + rows[sample] * sums.stride)
      for unit in 0..<sums.units { values[unit] = value(activation, values[unit]) }
      errors[sample] = squaredError(values, wanted, units: sums.units)
      for unit in 0..<sums.units {
        values[unit] = (values[unit] - wanted[unit]) * factor * slope(activation, values[unit])
        totals[unit] += values[unit]
      }
    }
  }

  static func addPenalty(_ gradient: Floats, _ weights: ConstantFloats, _ count: Int, size: Float, square: Float) {
    for index in 0..<count {
      let sign: Float = weights[index] > 0 ? 1 : weights[index] < 0 ? -1 : 0
      gradient[index].addProduct(size, sign)
      gradient[index].addProduct(square, weights[index])
    }
  }
}
