import Detectors
import Foundation
import Platform
import Tables

/// Times every detector on rows that `Benchmarks/peers/detectors.py` has written, for its table beside scikit-learn:
/// `heartline-benchmark --detectors FOLDER` answers each line of standard input with a line.
///
/// A line names a data set (FOLDER/NAME.train and .test: two 32-bit counts, then 32-bit floats), how many rounds count, and
/// a method with its settings as JSON. The answer: seconds of processor time to fit and to score, bytes kept, scores.
func serveDetectors(_ folder: String) throws {
  struct Work: Decodable {
    let data: String
    let rounds: Int
    let method: AnyMethod
  }
  struct Answer: Encodable {
    let fit, score: Double
    let bytes: Int
    let scores: [Float]
  }
  while let line = readLine() {
    let work = try JSONDecoder().decode(Work.self, from: Data(line.utf8))
    let (training, test) = (try rows("\(folder)/\(work.data).train"), try rows("\(folder)/\(work.data).test"))
    var (fits, times): ([Double], [Double]) = ([], [])
    var (bytes, scores): (Int, [Float]) = (0, [])
    for _ in 0..<work.rounds {
      let began = processorTime()
      let detector = try work.method.fit(training)
      let fitted = processorTime()
      scores = detector.scores(test)
      times.append(processorTime() - fitted)
      fits.append(fitted - began)
      bytes = detector.byteCount
    }
    let answer = Answer(
      fit: fits.sorted()[work.rounds / 2], score: times.sorted()[work.rounds / 2], bytes: bytes, scores: scores)
    print(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self))
    fflush(nil)
  }
}

private func rows(_ path: String) throws -> Matrix {
  let bytes = try RegularFile.read(path, limit: 1_000_000_000)
  return bytes.withUnsafeBytes { bytes in
    let (count, columns) = (
      Int(bytes.loadUnaligned(as: Int32.self)), Int(bytes.loadUnaligned(fromByteOffset: 4, as: Int32.self))
    )
    let values = (0..<count * columns).map { bytes.loadUnaligned(fromByteOffset: 8 + 4 * $0, as: Float.self) }
    return Matrix(rows: count, columns: columns, values: values)
  }
}

/// Seconds that this process has worked.
private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
