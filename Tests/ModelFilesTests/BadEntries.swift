let badEntries = [
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

let badData = [
  BadFile(
    "negative offset", entry: #"{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}"#,
    "the 'data_offsets' -8 to 0 of tensor 'a' are not a range of the 8 bytes of data"),
  BadFile(
    "offsets swapped", entry: #"{"dtype":"F32","shape":[2],"data_offsets":[8,0]}"#,
    "the 'data_offsets' 8 to 0 of tensor 'a' are not a range of the 8 bytes of data"),
  BadFile(
    "incomplete", entry: #"{"dtype":"F32","shape":[3],"data_offsets":[0,12]}"#,
    "the 'data_offsets' 0 to 12 of tensor 'a' are not a range of the 8 bytes of data"),
  BadFile(
    "extreme offsets", entry: #"{"dtype":"F32","shape":[2],"data_offsets":[-9223372036854775808,9223372036854775807]}"#,
    "the 'data_offsets' -9223372036854775808 to 9223372036854775807 of tensor 'a' are not a range of the 8 bytes of data"
  ),
  BadFile(
    "shape too small", entry: #"{"dtype":"F32","shape":[1],"data_offsets":[0,8]}"#,
    "tensor 'a' has 8 bytes of data where its shape needs 4"),
  BadFile(
    "trailing bytes", entry: #"{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"#,
    "4 bytes of data follow the last tensor"),
  BadFile("only trailing bytes", header: "{}", "8 bytes of data follow the last tensor"),
  BadFile(
    "hole", entry: #"{"dtype":"F32","shape":[1],"data_offsets":[4,8]}"#,
    "bytes 0 to 4 of the data belong to no tensor"),
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
