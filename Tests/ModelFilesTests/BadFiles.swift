import Testing

/// Bytes that are not a file of ours, and what is said to them.
struct BadFile: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let message: String
  var testDescription: String { name }

  init(_ name: String, _ bytes: [UInt8], _ message: String) {
    self.name = name
    self.bytes = bytes
    self.message = message
  }

  /// A header with eight bytes of data, `1` and `2`.
  init(_ name: String, header: String, _ message: String) {
    self.init(name, file(header, data: littleEndian([1, 2])), message)
  }

  /// The entry of a tensor `a` with eight bytes of data.
  init(_ name: String, entry: String, _ message: String) {
    self.init(name, header: "{\"a\":\(entry)}", message)
  }
}

let badFiles: [BadFile] = badLengths + badJSON + badEntries + badData

private let badLengths = [
  BadFile("empty", [], "not a safetensors file: it has 0 bytes, and the header's length alone takes 8"),
  BadFile(
    "seven bytes", [1, 2, 3, 4, 5, 6, 7],
    "not a safetensors file: it has 7 bytes, and the header's length alone takes 8"),
  BadFile(
    "header beyond the file", file("{}", length: 3),
    "the file is incomplete or no safetensors file: its header has 3 bytes, and 2 follow"),
  BadFile(
    "absurd length", file("{}", length: .max),
    "not a safetensors file: it does not begin with the length of a header (at most 4194304 bytes)"),
  BadFile("no header", file(""), "the header is not valid JSON: expected a value at byte 0"),
]

private let badJSON = [
  BadFile("array", header: "[]", "the header is not an object of tensors"),
  BadFile("not closed", header: "{", "the header is not valid JSON: expected a key at byte 1"),
  BadFile("two values", header: "{} {}", "the header is not valid JSON: expected the end at byte 3"),
  BadFile("zero padding", header: "{}\0", "the header is not valid JSON: expected the end at byte 2"),
  BadFile("byte order mark", header: "\u{FEFF}{}", "the header is not valid JSON: expected a value at byte 0"),
  BadFile("comma at the end", header: #"{"a":1,}"#, "the header is not valid JSON: expected a key at byte 7"),
  BadFile("no colon", header: #"{"a" 1}"#, "the header is not valid JSON: expected ':' at byte 5"),
  BadFile("no comma", header: #"{"a":1 "b":2}"#, "the header is not valid JSON: expected ',' or '}' at byte 7"),
  BadFile("no comma in array", header: #"{"a":[1 2]}"#, "the header is not valid JSON: expected ',' or ']' at byte 8"),
  BadFile("bare word", header: #"{"a":nul}"#, "the header is not valid JSON: expected a value at byte 5"),
  BadFile(
    "leading zero", header: #"{"a":-01}"#, "the header is not valid JSON: expected no further digit after 0 at byte 7"),
  BadFile("no digit", header: #"{"a":-}"#, "the header is not valid JSON: expected a digit at byte 6"),
  BadFile("no fraction", header: #"{"a":1.}"#, "the header is not valid JSON: expected a digit at byte 7"),
  BadFile("no exponent", header: #"{"a":1e+}"#, "the header is not valid JSON: expected a digit at byte 8"),
  BadFile("plus", header: #"{"a":+1}"#, "the header is not valid JSON: expected a value at byte 5"),
  BadFile(
    "huge integer", header: #"{"a":9223372036854775808}"#,
    "the header is not valid JSON: the number at byte 5 is out of range"),
  BadFile("huge number", header: #"{"a":1e999}"#, "the header is not valid JSON: the number at byte 5 is out of range"),
  BadFile("string not closed", header: #"{"a"#, "the header is not valid JSON: expected '\"' at byte 3"),
  BadFile(
    "newline in a string", header: "{\"a\n\":1}",
    "the header is not valid JSON: a control character inside a string at byte 3"),
  BadFile("unknown escape", header: #"{"\x":1}"#, "the header is not valid JSON: an invalid escape at byte 2"),
  BadFile("half a pair", header: #"{"\ud83dx":1}"#, "the header is not valid JSON: an invalid escape at byte 2"),
  BadFile(
    "half a pair and a letter", header: #"{"\ud83d\u0041":1}"#,
    "the header is not valid JSON: an invalid escape at byte 2"),
  BadFile("second half first", header: #"{"\ude00":1}"#, "the header is not valid JSON: an invalid escape at byte 2"),
  BadFile("bad hexadecimal", header: #"{"\u00g0":1}"#, "the header is not valid JSON: an invalid escape at byte 2"),
  BadFile(
    "bad UTF-8", [6, 0, 0, 0, 0, 0, 0, 0] + Array("{\"".utf8) + [0xC3] + Array("\":1".utf8),
    "the header is not valid JSON: the string at byte 1 is not UTF-8"),
  BadFile(
    "overlong UTF-8", [7, 0, 0, 0, 0, 0, 0, 0] + Array("{\"".utf8) + [0xC0, 0x80] + Array("\":1".utf8),
    "the header is not valid JSON: the string at byte 1 is not UTF-8"),
  BadFile(
    "deep", header: #"{"a":"# + String(repeating: "[", count: 100_000),
    "the header is not valid JSON: nested deeper than 8 levels at byte 12"),
  BadFile(
    "combining marks", header: "{\"" + String(repeating: "\u{301}", count: 31) + "\":1}",
    "the header is not valid JSON: too many combining marks in the string at byte 1"),
  BadFile(
    "tensor twice", header: #"{"a":1,"a":1}"#, "the header is not valid JSON: the key 'a' stands twice, again at byte 7"
  ),
  BadFile(
    "twice by escape", header: #"{"a":1,"\u0061":1}"#,
    "the header is not valid JSON: the key 'a' stands twice, again at byte 7"),
  BadFile(
    "twice by composition", header: #"{"\u00e9":1,"e\u0301":1}"#,
    "the header is not valid JSON: the key 'e\u{301}' stands twice, again at byte 12"),
  BadFile(
    "field twice", entry: #"{"dtype":"F32","dtype":"F32"}"#,
    "the header is not valid JSON: the key 'dtype' stands twice, again at byte 20"),
]
