import HeartbeatDownload
import Platform

/// Downloads the report's published scores, finds the true name of each row, and keeps both as one table.
public struct ReportScoresDownload: Sendable {
  /// Where `raw_data/round4` of the report's prototype is, without a slash at its end.
  public let scores: String
  /// Where `corrected.gz` is, which has the true names.
  public let connections: [String]
  /// Seconds to connect, and seconds between two arrivals of bytes.
  public let timeout: Double

  /// The commit whose files are downloaded; their SHA-256 are below.
  public static let published =
    "https://raw.githubusercontent.com/fastforwardlabs/ff12-frontend/905ff432ccfa203238677204da26f1686dc0fda2"
    + "/raw_data/round4"
  public static let archives = [
    "https://kdd.ics.uci.edu/databases/kddcup99/corrected.gz",
    "http://kdd.ics.uci.edu/databases/kddcup99/corrected.gz",
  ]

  public init(
    scores: String = Self.published, connections: [String] = Self.archives, timeout: Double = 20
  ) {
    self.scores = scores
    self.connections = connections
    self.timeout = timeout
  }

  /// Fetches what is missing into a folder and writes the table ``PublishedScores/fileName`` there.
  ///
  /// Blocks; meant for a worker thread. Nothing is written before all is here and verified by its SHA-256.
  ///
  /// - Throws: ``ReportScoresError``, or `DownloadError.cancelled`.
  public func fetch(
    into folder: String, isCancelled: @Sendable () -> Bool, onProgress: @Sendable (DownloadProgress) -> Void
  ) throws -> PublishedScores {
    do { try Folder.make(folder) } catch { throw DownloadError.notWritable(path: folder, reason: "\(error)") }
    var scores: [[Double]] = []
    for model in PublishedScores.models {
      var list: [Double] = []
      for (part, count) in [("in", ReportSample.inliers), ("out", ReportSample.outliers)] {
        let name = "\(model.word)_\(part)_score.json"
        let bytes = try file(
          "\(self.scores)/\(model.word)/\(name)", name, sha256: Self.sha256[name] ?? "", limit: 2_000_000,
          isCancelled, onProgress)
        list += try Self.scores(bytes, name, count: count)
      }
      scores.append(list)
    }
    let (names, archive) = try trueNames(in: folder, isCancelled, onProgress)
    if isCancelled() { throw DownloadError.cancelled }
    let rows = ReportSample.rows(names: names)
    let table = PublishedScores(
      rows: rows, names: rows.map { names[$0] },
      outliers: rows.indices.map { $0 >= ReportSample.inliers }, scores: scores)
    do throws(FileError) {
      if let archive { try RegularFile.replace(folder + "/" + KDDFile.later.rawValue, with: archive) }
      try RegularFile.replace(folder + "/" + PublishedScores.fileName, with: Array(table.text.utf8))
    } catch {
      throw DownloadError.notWritable(path: folder, reason: error.description)
    }
    return table
  }

  /// The label of each connection of the later recording, and the file where it was not in the folder.
  private func trueNames(
    in folder: String, _ isCancelled: @Sendable () -> Bool, _ onProgress: @Sendable (DownloadProgress) -> Void
  ) throws -> (names: [String], archive: [UInt8]?) {
    if let text = try? KDDFile.later.text(from: folder) { return (KDDFile.labels(in: text), nil) }
    var failure: (any Error)?
    for address in connections {
      do {
        let bytes = try file(
          address, KDDFile.later.rawValue, sha256: KDDFile.later.sha256, limit: 10_000_000, isCancelled, onProgress)
        return (KDDFile.labels(in: try KDDFile.later.unzipped(bytes, path: address)), bytes)
      } catch let error as ReportScoresError {
        failure = error
      }
    }
    throw failure ?? ReportScoresError(file: KDDFile.later.rawValue, reason: "there is no address to try")
  }

  private func file(
    _ address: String, _ name: String, sha256: String, limit: Int, _ isCancelled: @Sendable () -> Bool,
    _ onProgress: @Sendable (DownloadProgress) -> Void
  ) throws -> [UInt8] {
    if isCancelled() { throw DownloadError.cancelled }
    let bytes: [UInt8]
    do {
      bytes = try HTTPTransfer(address: address, byteLimit: limit, timeout: timeout).run(isCancelled: isCancelled) {
        onProgress(DownloadProgress(source: "the report's repository", file: name, received: $0, expected: $1))
      }
    } catch let reason as SourceFailureReason {
      throw ReportScoresError(file: name, reason: "\(reason)")
    } catch DownloadError.noCurl {
      throw ReportScoresError(file: name, reason: "the program curl, which downloads it, is not on this machine")
    }
    let found = KDDFile.hexSHA256(bytes)
    guard found == sha256 else {
      throw ReportScoresError(
        file: name, reason: "it is not the published file (SHA-256 \(found.prefix(12))…, not \(sha256.prefix(12))…)")
    }
    return bytes
  }

  /// The scores of a file: `{"scores":5.2993934499,"class":0,"threshold":5.899}` and so on.
  private static func scores(_ bytes: [UInt8], _ name: String, count: Int) throws -> [Double] {
    let key = Array("{\"scores\":".utf8)
    let scores = try bytes.split(separator: UInt8(ascii: "\n")).map { line -> Double in
      guard line.starts(with: key), let end = line.firstIndex(of: UInt8(ascii: ",")),
        let score = decimal(line[(line.startIndex + key.count)..<end])
      else { throw ReportScoresError(file: name, reason: "it does not list scores") }
      return score
    }
    guard scores.count == count else {
      throw ReportScoresError(file: name, reason: "it lists \(scores.count) scores, not \(count)")
    }
    return scores
  }

  private static let sha256 = [
    "pca_in_score.json": "314a8486ef23024b695e605cdc306168cc39189943505b26e372700b07427e01",
    "pca_out_score.json": "23db7812d83eed0644f82a65b64aa0e2464d101540b29c5e64ff0fba8ba196a4",
    "ocsvm_in_score.json": "6566423aaa74c36caf27f4932dce2a0661999f29275db2932eefe8bcadce709a",
    "ocsvm_out_score.json": "0804bfd56512539b6996f06a7c8c4d2a01a9d8b85aff170b1288ad93805b1ca7",
    "ae_in_score.json": "8bc80dad581789d01630ac78ec0206488757a6540878e3ff48790bbbfaa4cf7c",
    "ae_out_score.json": "8b5b1204feb53fd62db151bb471f1b6aa6bbdda143b1e781f3440b9fb06c3684",
    "vae_in_score.json": "ede51c74f89571bcee0482147506c68a2dbd4a8a2586e4eabe3e9f826c1611d6",
    "vae_out_score.json": "9900e5c57e4afb50dba4ac933443f2485910773c82ecd6f27d96a4c158bd20ff",
    "seq2seq_in_score.json": "55cf0c4277da33560cb481eccb8168bb8e94c767d1e9bc29aed6af95c24bcfa7",
    "seq2seq_out_score.json": "5fc814f9f3d4f8855b1da4cba10b20758b72e205cadd1e53427831616111db82",
    "bigan_in_score.json": "abf0bd50d39bee195c45e327fe951770a875bfa6908962ac6939dd8c7f19ce2e",
    "bigan_out_score.json": "53f25740ba904cb799e8413ab2a1f890fef3156703339f8e2f617acc418abed3",
  ]
}

/// Why the report's scores could not be downloaded, with the way out.
public struct ReportScoresError: Error, Equatable, Sendable, CustomStringConvertible {
  public let file: String
  public let reason: String

  public var description: String {
    "the report's scores could not be downloaded: \(file): \(reason); nothing was kept; try again later"
  }
}
