import HeartbeatDownload
import Testing

/// Heads and bodies, in pieces of any size.
@Suite struct HTTPAnswerTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let status: Int?
    var isFinal = true
    var length: Int?
    var redirect: String?
    var body = ""
    var testDescription: String { text.replacing("\r\n", with: " ") }
  }

  static let cases = [
    Case(text: "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", status: 200, length: 3, body: "abc"),
    Case(
      text: "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 9\r\n\r\nHTTP/2 200\r\n\r\nabc", status: 200,
      redirect: "/b", body: "abc"),
    Case(text: "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 No\r\n\r\nHTTP/1.1 200", status: 404, body: "HTTP/1.1 200"),
    Case(text: "HTTP/1.1 200 OK\r\ncontent-LENGTH:7\r\n", status: 200, isFinal: false, length: 7),
    Case(text: "HTTP/1.1 200 OK\n\na\r\n\r\nb", status: 200, body: "a\r\n\r\nb"),
    Case(text: "nonsense\r\n\r\nmore", status: nil, isFinal: false),
    Case(text: "HTTP/1.1\r\n\r\n", status: 0),
    Case(text: "", status: nil, isFinal: false),
  ]

  @Test(arguments: cases) func isTakenApart(_ example: Case) {
    for size in [1, 2, 7, 1000] {
      var answer = HTTPAnswer()
      let bytes = Array(example.text.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { answer.take($0) }
      }
      #expect(answer.status == example.status && answer.isFinal == example.isFinal)
      #expect(answer.length == example.length && answer.redirect == example.redirect)
      #expect(String(decoding: answer.body, as: UTF8.self) == example.body)
    }
  }

  /// A head without an end costs no more memory than its longest line.
  @Test func aLineWithoutEndIsCut() {
    var answer = HTTPAnswer()
    let block = [UInt8](repeating: 65, count: 1 << 16)
    for _ in 0..<64 { block.withUnsafeBytes { answer.take($0) } }
    #expect(answer.status == nil && answer.body.isEmpty)
  }

  @Test(arguments: [
    ("http://a/b", true), ("HTTPS://a", true), ("ftp://a/b", false), ("http://", false), ("http:///x", false),
    ("file:///etc/passwd", false), ("-o x", false), ("", false),
  ]) func onlyHTTPIsFollowed(address: String, isRight: Bool) {
    #expect(isFollowed(address) == isRight)
  }

  @Test(arguments: [
    (6, "curl: (6) Could not resolve host: x", "the host is unknown"),
    (60, "curl: (60) SSL certificate problem\nMore", "the secure connection failed: SSL certificate problem"),
    (99, "curl: (99) odd\u{1b}[31m", "odd\u{fffd}[31m"), (99, "", "curl ended with 99"),
  ]) func whatWentWrongIsSaid(code: Int32, complaint: String, reason: String) {
    #expect(CurlFailure(code: code, complaint: complaint).reason == reason)
  }
}
