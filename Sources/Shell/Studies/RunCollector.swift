import Synchronization
import Views
import Workbench

/// Trainings from many threads, put in the order of their plan.
final class RunCollector: Sendable {
  private let records = Mutex<[Int: RunRecord]>([:])

  func add(_ index: Int, _ record: RunRecord) { records.withLock { $0[index] = record } }

  var sorted: [(key: Int, value: RunRecord)] { records.withLock { $0 }.sorted { $0.key < $1.key } }
}

/// The same of a search: those of the last round, then those that were judged on the test beats.
final class SearchCollector: Sendable {
  private let finals = RunCollector()
  private let judged = RunCollector()

  func add(_ training: Search.Training, _ record: RunRecord) {
    (training.phase == .judging ? judged : finals).add(training.place, record)
  }

  var sorted: [RunRecord] { (finals.sorted + judged.sorted).map(\.value) }
}
