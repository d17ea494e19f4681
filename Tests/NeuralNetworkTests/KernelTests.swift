import CKernels
import Foundation
import Kernels
import NeuralNetwork
import SeededRandom
import Testing

/// Every instruction set that this processor has does what the reference does, to the last bit.
@Suite struct KernelTests {
  @Test func `the best of the sets is the best that the processor has`() throws {
    let names = Kernels.available.map(\.name)
    #if arch(arm64)
      #expect(names == ["NEON"])
    #else
      #expect(names == Array(["AVX-512", "AVX2", "SSE2"].suffix(names.count)))
      guard let info = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
        let line = info.split(separator: "\n").first(where: { $0.hasPrefix("flags") })
      else { return }
      let flags = Set(line.split(separator: " ").map(String.init))
      let hasWide = flags.isSuperset(of: ["avx512f", "avx512dq", "avx512bw", "avx512vl", "avx2", "fma"])
      let expected = hasWide ? "AVX-512" : flags.isSuperset(of: ["avx2", "fma"]) ? "AVX2" : "SSE2"
      #expect(names.first == expected)
    #endif
  }

  /// Sizes around those of vectors, tiles and groups.
  @Test(arguments: [
    (1, [4], 1), (7, [9, 5], 2), (17, [16], 3), (33, [31, 8], 5), (140, [15, 7], 2), (20, [49], 130),
  ])
  func `a training and its errors are the reference's`(_ inputs: Int, _ hidden: [Int], _ bottleneck: Int) {
    for (number, activation) in Activation.allCases.enumerated() {
      let architecture = Architecture(
        inputs: inputs, hidden: hidden, bottleneck: bottleneck, activation: activation,
        output: number % 2 == 0 ? .sigmoid : .linear)
      let samples = randomSamples(rows: 70, columns: inputs)
      let settings = TrainingSettings(
        optimizer: OptimizerSettings(kind: OptimizerKind.allCases[number % OptimizerKind.allCases.count]),
        regularizer: Regularizer(kind: RegularizerKind.allCases[number % 4], rate: 0.001),
        batchSize: [1, 9, 32, 64, 65, 70][number], seed: number)
      func trained(_ kernels: Kernels, mostPaddedBytes: Int = .max) -> [UInt32] {
        var training = Training(architecture: architecture, settings: settings)
        training.kernels = kernels
        training.mostPaddedBytes = mostPaddedBytes
        training.run(2, on: samples)
        return
          (training.network.parameters + training.optimizerState.slots.flatMap { $0 }
          + training.network.reconstructionErrors(samples, kernels: kernels)
          + training.reports.map { Float($0.loss) }).map(\.bitPattern)
      }
      let expected = trained(.reference)
      for kernels in Kernels.available {
        #expect(trained(kernels) == expected, "\(kernels.name), \(activation)")
        #expect(trained(kernels, mostPaddedBytes: 0) == expected, "\(kernels.name), \(activation), batch by batch")
      }
    }
  }

  @Test func `a fused multiplication and addition is rounded once`() {
    // Halves of a last bit decided by what lies far below, results among the subnormals, overflows, zeros of both
    // signs, cancellation.
    let special: [Float] = [
      0, 1, 1.5, 3, 0x1p-12, 0x1p-24, 0x1p-25, 0x1.000002p0, 0x1.fffffep0, 0x1.000002p-24, 0x1.fffffep-25, 0x1p-63,
      0x1p-75, 0x1p-126, 0x1p-149, 0x1.fffffcp-126, 0x1p-100, 0x1p100, 0x1p127, .greatestFiniteMagnitude, .infinity,
      0x1.8p23, 0x1.000002p24, 0x1.555556p-2,
    ]
    let signed = special + special.map { -$0 }
    for a in signed {
      var (left, right, addend): ([Float], [Float], [Float]) = ([], [], [])
      for b in signed {
        for c in signed {
          left.append(a)
          right.append(b)
          addend.append(c)
        }
      }
      expectFused(left, right, addend)
    }
  }

  @Test func `random bits are multiplied and added with one rounding`() {
    var random = SeededRandom(seed: 5)
    for round in 0..<60 {
      var (left, right, addend): ([Float], [Float], [Float]) = ([], [], [])
      for _ in 0..<16_000 {
        let words = (UInt32(truncatingIfNeeded: random.next()), UInt32(truncatingIfNeeded: random.next()))
        let (a, b) = (Float(bitPattern: words.0), Float(bitPattern: words.1))
        left.append(a)
        right.append(b)
        // Any addend; one near the product; half a last bit of one.
        let near = -(a * b) * (1 + Float(Int(random.next() % 9)) * 0x1p-23)
        let third = UInt32(truncatingIfNeeded: random.next())
        addend.append([Float(bitPattern: third), near, near * 0x1p24, near * 0x1p-24][round % 4])
      }
      expectFused(left, right, addend)
    }
  }

  private func expectFused(_ a: [Float], _ b: [Float], _ c: [Float]) {
    let count = a.count / 16 * 16
    let expected = (0..<count).map { c[$0].addingProduct(a[$0], b[$0]) }
    for kernels in Kernels.available {
      var found = [Float](repeating: 0, count: count)
      kernels.table.fused(a, b, c, &found, count)
      let wrong = (0..<count).first {
        found[$0].bitPattern != expected[$0].bitPattern && !(found[$0].isNaN && expected[$0].isNaN)
      }
      if let wrong {
        Issue.record(
          "\(kernels.name): \(a[wrong]) · \(b[wrong]) + \(c[wrong]) is \(expected[wrong]), not \(found[wrong])")
      }
    }
  }
}
