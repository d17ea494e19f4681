/// What the exit codes of curl mean: https://curl.se/docs/manpage.html#EXIT.
package struct CurlFailure {
  package let code: Int32
  /// What curl wrote on standard error.
  package let complaint: String

  package init(code: Int32, complaint: String) {
    self.code = code
    self.complaint = complaint
  }

  /// Redirects in a circle, or one that leads away from http and https.
  var isRedirect: Bool { code == 47 || code == 1 }

  var isTimeout: Bool { code == 28 }

  /// A short reason for a failed connection; curl's own words where this room has none.
  package var reason: String {
    switch code {
    case 5: "the proxy is unknown"
    case 6: "the host is unknown"
    case 7: "the host refuses the connection"
    case 18, 52, 55, 56: "the connection broke off"
    case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91, 98: "the secure connection failed: \(words)"
    default: words
    }
  }

  /// The first line, without `curl: (6) ` before it.
  private var words: String {
    let line = complaint.split(whereSeparator: \.isNewline).first ?? ""
    let bare = line.hasPrefix("curl: (") ? line.drop { $0 != ")" }.dropFirst(2) : line
    return bare.isEmpty ? "curl ended with \(code)" : printable(bare)
  }
}
