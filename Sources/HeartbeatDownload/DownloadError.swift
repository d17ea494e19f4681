/// Why there is no downloaded data; one line each, with the way out.
public enum DownloadError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The caller asked to stop. Nothing was left behind.
  case cancelled
  /// The program that downloads is not on this machine.
  case noCurl
  /// No source delivered the data; the reasons stand in the order the sources were tried.
  case everySourceFailed([SourceFailure])
  /// The folder could not be created or written to.
  case notWritable(path: String, reason: String)

  public var description: String {
    switch self {
    case .cancelled:
      "the download was cancelled; nothing was kept"
    case .noCurl:
      "to download ECG5000 takes the program curl, which is not on this machine; install it (\"apt install curl\"), or "
        + "name a folder that holds ECG5000_TRAIN.txt and ECG5000_TEST.txt"
    case .everySourceFailed(let failures) where failures.isEmpty:
      "ECG5000 could not be downloaded: there is no source to try"
    case .everySourceFailed(let failures):
      "ECG5000 could not be downloaded: " + failures.map(\.description).joined(separator: "; ")
        + "; try again later, or name a folder that holds ECG5000_TRAIN.txt and ECG5000_TEST.txt"
    case .notWritable(let path, let reason):
      "cannot write to \"\(path)\": \(reason); make it writable or free space there, then try again"
    }
  }
}

/// One source that did not deliver, and why.
public struct SourceFailure: Error, Equatable, Sendable, CustomStringConvertible {
  public let source: String
  public let reason: SourceFailureReason

  public init(source: String, reason: SourceFailureReason) {
    self.source = source
    self.reason = reason
  }

  public var description: String { "\(source): \(reason)" }
}

/// What can be wrong with one source.
public enum SourceFailureReason: Error, Equatable, Sendable, CustomStringConvertible {
  /// The address is not an http or https address with a host.
  case invalidAddress(String)
  /// No connection, no such host, a broken connection, a refused certificate, in the system's words.
  case connection(address: String, reason: String)
  /// Nothing arrived for so many seconds.
  case timedOut(address: String, seconds: Double)
  /// The bytes came so slowly that they were not awaited any longer.
  case tooSlow(address: String, received: Int, seconds: Double)
  /// The server answered with something else than 200.
  case status(address: String, code: Int)
  /// The redirects lead nowhere, or away from http and https.
  case redirect(address: String, target: String)
  /// More bytes than a file of this kind can have.
  case tooLarge(address: String, limit: Int)
  /// The bytes are not what the source's container promises; `what` says where.
  case malformed(file: String, what: String)
  /// A text is not beats in UCR form, in the reader's words, which name the file and the place in it.
  case unreadable(String)
  /// The rows are readable, but they are not ECG5000.
  case mismatch(digest: String, expected: String)

  public var description: String {
    switch self {
    case .invalidAddress(let address):
      "\"\(address)\" is not an http or https address"
    case .connection(let address, let reason):
      "\(host(of: address)) cannot be reached (\(reason))"
    case .timedOut(let address, let seconds):
      "\(host(of: address)) sent nothing for \(seconds.rounded() == seconds ? "\(Int(seconds))" : "\(seconds)") s"
    case .tooSlow(let address, let received, let seconds):
      "\(host(of: address)) sent only \(received >> 10) kB in \(Int(seconds)) s"
    case .status(let address, let code):
      "\(address) answered HTTP \(code)" + (code == 404 ? " (not found)" : "")
    case .redirect(let address, let target):
      "\(address) redirects to \"\(target)\", which is not followed"
    case .tooLarge(let address, let limit):
      "\(address) sends more than \(limit >> 20) MB, which cannot be ECG5000"
    case .malformed(let file, let what):
      "\(file) is damaged: \(what)"
    case .unreadable(let what):
      "it is not ECG5000: \(what)"
    case .mismatch(let digest, let expected):
      "what it sent is not ECG5000 (digest \(digest.prefix(12))…, expected \(expected.prefix(12))…)"
    }
  }
}

/// The short form of an address, `data.example:8080` of `http://data.example:8080/folder/file`.
private func host(of address: String) -> String {
  let parts = address.split(separator: "/", omittingEmptySubsequences: false)
  return parts.count > 2 ? String(parts[2]) : address
}

/// Words of a stranger, fit for a terminal: without control characters, which could move the cursor or change colours.
func printable(_ words: some StringProtocol) -> String {
  String(
    String.UnicodeScalarView(
      words.unicodeScalars.map { scalar in
        let category = scalar.properties.generalCategory
        return category == .control || category == .format ? "\u{fffd}" : scalar
      }))
}
