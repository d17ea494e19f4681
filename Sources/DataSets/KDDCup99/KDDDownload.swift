import HeartbeatDownload
import Platform

/// Downloads the two files of KDD Cup 1999.
public struct KDDDownload: Sendable {
  /// Where each file is, tried in turn.
  public let addresses: [KDDFile: [String]]
  /// Seconds to connect, and seconds between two arrivals of bytes.
  public let timeout: Double

  public static let published: [KDDFile: [String]] = [
    .past: [
      "https://ndownloader.figshare.com/files/5976042",
      "https://kdd.ics.uci.edu/databases/kddcup99/kddcup.data_10_percent.gz",
      "http://kdd.ics.uci.edu/databases/kddcup99/kddcup.data_10_percent.gz",
    ], .later: ReportScoresDownload.archives,
  ]

  public init(addresses: [KDDFile: [String]] = Self.published, timeout: Double = 20) {
    self.addresses = addresses
    self.timeout = timeout
  }

  /// Fetches what is missing into a folder; a file that is there already and whole is not fetched again, so that a
  /// download that was stopped goes on with the next file.
  ///
  /// Blocks; meant for a worker thread. Nothing is kept that is not the published file to the byte.
  ///
  /// - Throws: ``KDDDownloadError``, or `DownloadError.cancelled`.
  public func fetch(
    into folder: String, isCancelled: @Sendable () -> Bool, onProgress: @Sendable (DownloadProgress) -> Void
  ) throws {
    do { try Folder.make(folder) } catch { throw DownloadError.notWritable(path: folder, reason: "\(error)") }
    for file in KDDFile.allCases {
      let path = folder + "/" + file.rawValue
      if let bytes = try? RegularFile.read(path, limit: 100_000_000), KDDFile.hexSHA256(bytes) == file.sha256 {
        continue
      }
      let bytes = try fetch(file, isCancelled, onProgress)
      do throws(FileError) {
        try RegularFile.replace(path, with: bytes)
      } catch {
        throw DownloadError.notWritable(path: folder, reason: error.description)
      }
    }
  }

  private func fetch(
    _ file: KDDFile, _ isCancelled: @Sendable () -> Bool, _ onProgress: @Sendable (DownloadProgress) -> Void
  ) throws -> [UInt8] {
    var reasons: [String] = []
    for address in addresses[file] ?? [] {
      if isCancelled() { throw DownloadError.cancelled }
      do {
        let bytes = try HTTPTransfer(address: address, byteLimit: 10_000_000, timeout: timeout).run(
          isCancelled: isCancelled
        ) {
          onProgress(DownloadProgress(source: "KDD Cup 1999", file: file.rawValue, received: $0, expected: $1))
        }
        let found = KDDFile.hexSHA256(bytes)
        if found == file.sha256 { return bytes }
        reasons.append("\(address) sent another file (SHA-256 \(found.prefix(12))…)")
      } catch let reason as SourceFailureReason {
        reasons.append("\(reason)")
      } catch DownloadError.noCurl {
        throw KDDDownloadError(file: file, reasons: ["the program curl, which downloads it, is not on this machine"])
      }
    }
    throw KDDDownloadError(file: file, reasons: reasons)
  }
}

/// Why a file could not be downloaded, with the way out.
public struct KDDDownloadError: Error, Equatable, Sendable, CustomStringConvertible {
  public let file: KDDFile
  public let reasons: [String]

  public var description: String {
    "KDD Cup 1999 could not be downloaded: \(file.rawValue): \(reasons.joined(separator: "; ")); try again later"
  }
}
