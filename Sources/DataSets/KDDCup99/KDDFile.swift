import HeartbeatDownload
import Platform

/// One of the two files of KDD Cup 1999 that are used.
///
/// Source: Stolfo, Fan, Lee, Prodromidis and Chan; DARPA 1998, Lincoln Laboratory; UCI KDD archive, CC BY 4.0.
public enum KDDFile: String, CaseIterable, Sendable {
  /// 494,021 connections, 97,278 of them normal: what comes first.
  case past = "kddcup.data_10_percent.gz"
  /// 311,029 connections of a later recording, 60,593 of them normal.
  case later = "corrected.gz"

  /// The SHA-256 of the file as it is published.
  public var sha256: String {
    switch self {
    case .past: "8045aca0d84e70e622d1148d7df782496f6333bf6eb979a1b0837c42a9fd9561"
    case .later: "74f0daef49b242badc09f2adbd457dea6a45b4f77177efbd11216d333651044b"
    }
  }

  /// The number of connections in it.
  public var count: Int { self == .past ? 494_021 : 311_029 }

  /// Reads the file from a folder; throws unless it is the published one to the byte.
  public func read(from folder: String) throws -> KDDConnections {
    try KDDConnections(text: try text(from: folder), path: folder + "/" + rawValue)
  }

  /// The lines of the file in a folder; throws unless it is the published one to the byte.
  package func text(from folder: String) throws -> [UInt8] {
    let path = folder + "/" + rawValue
    let bytes = try RegularFile.read(path, limit: 100_000_000)
    let hash = Self.hexSHA256(bytes)
    guard hash == sha256 else { throw KDDError.otherFile(path: path, sha256: hash) }
    return try unzipped(bytes, path: path)
  }

  /// The lines of the file as it is published.
  func unzipped(_ bytes: [UInt8], path: String) throws -> [UInt8] { try Self.unzip(bytes, path) }

  static func hexSHA256(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(SHA256.hash(bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// The content of a gzip file of one member.
  private static func unzip(_ bytes: [UInt8], _ path: String) throws -> [UInt8] {
    let hasName = bytes.count > 18 && bytes[3] & 8 != 0
    var start = 10
    if hasName {
      while start < bytes.count - 8, bytes[start] != 0 { start += 1 }
      start += 1
    }
    guard bytes.count > 18, bytes[0] == 0x1f, bytes[1] == 0x8b, bytes[3] & ~8 == 0, start < bytes.count - 8 else {
      throw KDDError.notGzip(path: path)
    }
    let size = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    return try inflate(bytes[start..<bytes.count - 8], size: size)
  }
}

/// Why connections cannot be read: the facts alone.
public enum KDDError: Error, Equatable, Sendable {
  /// A file that is not the published one.
  case otherFile(path: String, sha256: String)
  case notGzip(path: String)
  /// A line, counted from 1, that has not 41 columns and a label, or has something else where a number belongs.
  case badLine(path: String, line: Int, column: Int)
}
