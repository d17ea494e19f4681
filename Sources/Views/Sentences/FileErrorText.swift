import KDDCup99
import Workbench

extension SessionFileError: CustomStringConvertible {
  /// What is wrong and the way out, in one line.
  public var description: String {
    switch self {
    case .unreadable(let name, let reason):
      "\"\(name)\" is not a session of heartline: \(reason); \"save FILE\" makes one"
    case .foreign(let name, let format):
      "\"\(name)\" holds \(format.map { "\"\($0)\"" } ?? "tensors of another program"), not a session of heartline; "
        + "\"save FILE\" makes one"
    case .newer(let name, let version):
      "\"\(name)\" was saved by a newer heartline (format \(version)); update heartline to load it"
    case .unsupported(let name, let reason):
      "\"\(name)\" cannot be taken up: \(reason)"
    case .refused(let name, let error):
      "\"\(name)\" cannot be taken up: \(error)"
    case .damaged(let name, let reason):
      "\"\(name)\" is damaged: \(reason); load another copy of it"
    }
  }
}

extension KDDError: CustomStringConvertible {
  /// What is wrong, where, and the way out.
  public var description: String {
    switch self {
    case .otherFile(let path, let sha256):
      "\"\(path)\" is not the published file (its SHA-256 begins with \(sha256.prefix(12))); \"data fetch kdd\" brings it"
    case .notGzip(let path): "\"\(path)\" is not a gzip file; \"data fetch kdd\" brings the published one"
    case .badLine(let path, let line, let column):
      "\"\(path)\", line \(line), column \(column): it is not a connection of KDD Cup 1999; \"data fetch kdd\" brings the "
        + "published file"
    }
  }
}
