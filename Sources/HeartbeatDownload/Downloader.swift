import Heartbeats
import Tables

/// Downloads ECG5000, verifies it and keeps it as two UCR text files.
public struct Downloader: Sendable {
  public let sources: [DownloadSource]
  /// Seconds to connect, and seconds between two arrivals of bytes.
  public let timeout: Double
  /// What ``ECG5000/digest(of:)`` must give.
  public let knownDigest: String

  public init(
    sources: [DownloadSource] = ECG5000.sources, timeout: Double = 20, knownDigest: String = ECG5000.knownDigest
  ) {
    self.sources = sources
    self.timeout = timeout
    self.knownDigest = knownDigest
  }

  /// Tries the sources in turn and writes `ECG5000_TRAIN.txt` and `ECG5000_TEST.txt` into a folder.
  ///
  /// Blocks; meant for a worker thread. All three closures are called on the calling thread. Whatever stands in the
  /// folder under these two names is replaced, but only once the new data is verified and on the disk; a download that
  /// fails, is cancelled or killed leaves no file that could be taken for data.
  ///
  /// - Parameters:
  ///   - folder: created with its parents where it does not exist.
  ///   - isCancelled: asked at least 20 times a second while bytes are awaited.
  ///   - onProgress: called when bytes arrived, at most 20 times a second.
  ///   - onSourceFailure: called for every source that did not deliver, before the next one is tried.
  /// - Returns: the verified data, its source `.ecg5000(path: folder)`.
  /// - Throws: ``DownloadError``.
  public func fetch(
    into folder: String, isCancelled: @Sendable () -> Bool, onProgress: @Sendable (DownloadProgress) -> Void,
    onSourceFailure: @Sendable (SourceFailure) -> Void = { _ in }
  ) throws -> DataSet {
    let target = DataFolder(path: folder)
    try target.prepare()
    var failures: [SourceFailure] = []
    for source in sources {
      do {
        let data = try verifiedData(from: source, folder: folder, isCancelled: isCancelled, onProgress: onProgress)
        let texts = try (readableText(of: data.train), readableText(of: data.test))
        if isCancelled() { throw DownloadError.cancelled }
        try target.replace(train: texts.0, test: texts.1)
        return data
      } catch let reason as SourceFailureReason {
        let failure = SourceFailure(source: source.name, reason: reason)
        failures.append(failure)
        onSourceFailure(failure)
      }
    }
    throw DownloadError.everySourceFailed(failures)
  }

  private func verifiedData(
    from source: DownloadSource, folder: String, isCancelled: @Sendable () -> Bool,
    onProgress: @Sendable (DownloadProgress) -> Void
  ) throws -> DataSet {
    var files: [DownloadSource.Content: (bytes: [UInt8], name: String)] = [:]
    for part in source.parts {
      let transfer = HTTPTransfer(address: part.address, byteLimit: source.container.byteLimit, timeout: timeout)
      let bytes = try transfer.run(isCancelled: isCancelled) { received, expected in
        onProgress(
          DownloadProgress(source: source.name, file: part.fileName, received: received, expected: expected))
      }
      files[part.content] = (bytes, part.fileName)
    }
    if isCancelled() { throw DownloadError.cancelled }
    let genuine = { train, test in try verified(train: train, test: test, folder: folder) }
    switch source.container {
    case .zip:
      guard let file = files[.both] else { throw missing(.both) }
      return try ArchiveReader(file.bytes, file: file.name).firstForm(genuine)
    case .anomagramJSON:
      guard let trainFile = files[.train] else { throw missing(.train) }
      guard let testFile = files[.test] else { throw missing(.test) }
      let train = try readAnomagram(trainFile.bytes, file: trainFile.name)
      let test = try readAnomagram(testFile.bytes, file: testFile.name)
      let ordered = ArchiveOrder.restored(train: train, test: test) ?? (train, test)
      return try genuine(ordered.train, ordered.test)
    }
  }

  private func verified(train: RowSet, test: RowSet, folder: String) throws -> DataSet {
    let data = DataSet(source: .ecg5000(path: folder), train: train, test: test)
    let digest = ECG5000.digest(of: data)
    guard digest == knownDigest else { throw SourceFailureReason.mismatch(digest: digest, expected: knownDigest) }
    return data
  }

  /// The text to keep, proved to read back as the same bits.
  private func readableText(of beats: RowSet) throws -> [UInt8] {
    let text = ucrText(of: beats)
    guard try parseUCR(text, name: "the copy to keep") == beats else {
      throw SourceFailureReason.malformed(file: "the copy to keep", what: "its values do not read back unchanged")
    }
    return text
  }

  private func missing(_ content: DownloadSource.Content) -> SourceFailureReason {
    .malformed(file: "the source", what: "it names no file for \(content.rawValue)")
  }
}
