import Testing

/// Bytes that are no file of ours, and what is said to them.
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
    "not a safetensors file: its header would have 18446744073709551615 bytes, and at most 4194304 are read"),
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

private let badEntries = [
  BadFile("metadata a list", header: #"{"__metadata__":[]}"#, "'__metadata__' is not an object of strings"),
  BadFile("metadata a number", header: #"{"__metadata__":{"seed":1}}"#, "the metadata 'seed' is not a string"),
  BadFile("number", entry: "1", "the entry of tensor 'a' is not an object"),
  BadFile(
    "control characters in a name", header: #"{"a\n\u001b[31m\u202e":1}"#,
    "the entry of tensor 'a??[31m?' is not an object"),
  BadFile(
    "long name", header: "{\"" + String(repeating: "x", count: 100) + "\":1}",
    "the entry of tensor '" + String(repeating: "x", count: 60) + "…' is not an object"),
  BadFile(
    "no type", entry: #"{"shape":[2],"data_offsets":[0,8]}"#,
    "tensor 'a' has no 'dtype'; it needs 'dtype', 'shape' and 'data_offsets'"),
  BadFile(
    "no shape", entry: #"{"dtype":"F32","data_offsets":[0,8]}"#,
    "tensor 'a' has no 'shape'; it needs 'dtype', 'shape' and 'data_offsets'"),
  BadFile(
    "no offsets", entry: #"{"dtype":"F32","shape":[2]}"#,
    "tensor 'a' has no 'data_offsets'; it needs 'dtype', 'shape' and 'data_offsets'"),
  BadFile(
    "unknown field", entry: #"{"dtype":"F32","shape":[2],"data_offsets":[0,8],"strides":[1]}"#,
    "tensor 'a' has a field 'strides'; only 'dtype', 'shape' and 'data_offsets' are known"),
  BadFile(
    "type a number", entry: #"{"dtype":32,"shape":[2],"data_offsets":[0,8]}"#,
    "the 'dtype' of tensor 'a' is not a string"),
  BadFile(
    "half floats", entry: #"{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}"#,
    "tensor 'a' holds values of type 'BF16'; only 'F32' is supported"),
  BadFile(
    "doubles", entry: #"{"dtype":"F64","shape":[1],"data_offsets":[0,8]}"#,
    "tensor 'a' holds values of type 'F64'; only 'F32' is supported"),
  BadFile(
    "shape a number", entry: #"{"dtype":"F32","shape":2,"data_offsets":[0,8]}"#,
    "the 'shape' of tensor 'a' is not an array of whole numbers"),
  BadFile(
    "fractional dimension", entry: #"{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}"#,
    "the 'shape' of tensor 'a' is not an array of whole numbers"),
  BadFile(
    "negative dimensions", entry: #"{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}"#,
    "the 'shape' of tensor 'a' has the negative dimension -1"),
  BadFile(
    "product overflow", entry: #"{"dtype":"F32","shape":[4611686018427387905,4],"data_offsets":[0,8]}"#,
    "the 'shape' of tensor 'a' has more values than any file can hold"),
  BadFile(
    "one offset", entry: #"{"dtype":"F32","shape":[2],"data_offsets":[8]}"#,
    "the 'data_offsets' of tensor 'a' is not a pair of whole numbers"),
]

private let badData = [
  BadFile(
    "negative offset", entry: #"{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}"#,
    "the 'data_offsets' -8 to 0 of tensor 'a' are no range of the 8 bytes of data"),
  BadFile(
    "offsets swapped", entry: #"{"dtype":"F32","shape":[2],"data_offsets":[8,0]}"#,
    "the 'data_offsets' 8 to 0 of tensor 'a' are no range of the 8 bytes of data"),
  BadFile(
    "incomplete", entry: #"{"dtype":"F32","shape":[3],"data_offsets":[0,12]}"#,
    "the 'data_offsets' 0 to 12 of tensor 'a' are no range of the 8 bytes of data"),
  BadFile(
    "extreme offsets", entry: #"{"dtype":"F32","shape":[2],"data_offsets":[-9223372036854775808,9223372036854775807]}"#,
    "the 'data_offsets' -9223372036854775808 to 9223372036854775807 of tensor 'a' are no range of the 8 bytes of data"),
  BadFile(
    "shape too small", entry: #"{"dtype":"F32","shape":[1],"data_offsets":[0,8]}"#,
    "tensor 'a' has 8 bytes of data where its shape needs 4"),
  BadFile(
    "trailing bytes", entry: #"{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"#,
    "4 bytes of data follow the last tensor"),
  BadFile("only trailing bytes", header: "{}", "8 bytes of data follow the last tensor"),
  BadFile(
    "hole", entry: #"{"dtype":"F32","shape":[1],"data_offsets":[4,8]}"#, "bytes 0 to 4 of the data belong to no tensor"),
  BadFile(
    "overlap",
    header: """
      {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}
      """, "tensor 'b' overlaps another one at byte 4 of the data"),
  BadFile(
    "same data twice",
    header: """
      {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}
      """, "tensor 'b' overlaps another one at byte 0 of the data"),
  BadFile(
    "not a number", file(#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, data: littleEndian([1, .nan])),
    "value 1 of tensor 'a' is not a finite number"),
  BadFile(
    "infinity", file(#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, data: littleEndian([-.infinity, 1])),
    "value 0 of tensor 'a' is not a finite number"),
]
