import Judging
import Workbench

extension ReportStudyOutcome {
  private enum Key: String, CodingKey {
    case study, seeds, firstSeed, interrupted, missing, trainingRows, ceiling, hiddenRows, replayed, detectors
    case contaminated, claims, models
  }

  private struct ReplayRecord: Encodable {
    let name: String
    let report, `true`: ReportJudgement
  }

  private struct FitRecord: Encodable {
    let name, note: String
    let contamination: Double
    /// Seeds that were finished.
    let seeds: Int
    let report, `true`: SpreadRecord
    let bytes: Double?
    let fitSeconds, scoreSeconds: Double?
    let failure: String?
  }

  private struct SpreadRecord: Encodable {
    let auc, known, new, precision, recall, f1, knownRecall, newRecall: Summary?

    init(_ fit: ReportStudy.Fit, _ judged: (ReportRun) -> ReportJudgement) {
      func spread(_ figure: (ReportJudgement) -> Double?) -> Summary? { fit.summary { figure(judged($0)) } }
      (auc, known, new) = (spread(\.auc), spread(\.known), spread(\.new))
      (precision, recall) = (spread(\.confusion.definedPrecision), spread(\.confusion.recall))
      (f1, knownRecall, newRecall) = (spread(\.confusion.f1), spread(\.knownRecall), spread(\.newRecall))
    }
  }

  private struct ModelRecord: Encodable {
    let name, computes: String
  }

  private func record(_ fit: ReportStudy.Fit) -> FitRecord {
    FitRecord(
      name: fit.name, note: fit.note, contamination: fit.contamination, seeds: fit.runs.count,
      report: SpreadRecord(fit, \.byReport), true: SpreadRecord(fit, \.byNames),
      bytes: fit.summary { Double($0.bytes) }?.median,
      fitSeconds: hasTimes ? fit.summary(\.fitSeconds)?.median : nil,
      scoreSeconds: hasTimes ? fit.summary(\.scoreSeconds)?.median : nil,
      failure: fit.runs.isEmpty ? fit.failure : nil)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(ReportBenchmark.word, forKey: .study)
    try container.encode(study.seeds, forKey: .seeds)
    try container.encode(study.firstSeed, forKey: .firstSeed)
    try container.encode(study.isInterrupted, forKey: .interrupted)
    try container.encode(missing, forKey: .missing)
    if !study.fits.isEmpty { try container.encode(study.trainingRows, forKey: .trainingRows) }
    try container.encodeIfPresent(study.ceiling?.auc, forKey: .ceiling)
    try container.encodeIfPresent(study.ceiling?.hidden, forKey: .hiddenRows)
    try container.encode(
      study.replays.map { ReplayRecord(name: $0.name, report: $0.byReport, true: $0.byNames) }, forKey: .replayed)
    try container.encode(study.fits.map(record), forKey: .detectors)
    try container.encode(study.contaminated.map(record), forKey: .contaminated)
    try container.encode(claims, forKey: .claims)
    try container.encode(
      ReportModelFacts.all.map { ModelRecord(name: $0.name, computes: $0.sentences) }, forKey: .models)
  }
}
