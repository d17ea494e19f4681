/// libFuzzer's entry: any bytes are read as a safetensors file, or refused in one line; what was read is written and
/// read again. Compiled together with the codec's sources by `Fuzz/run`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTensorFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    let content = try TensorFile(decoding: bytes)
    let again = try? TensorFile(decoding: content.encoded())
    precondition(again?.metadata == content.metadata, "metadata changed in a round trip")
    precondition(again.map(bitPatterns) == bitPatterns(content), "tensors changed in a round trip")
  } catch {
    let message = error.description
    precondition(!message.isEmpty && !message.utf8.contains { $0 < 0x20 }, "not one line: \(message)")
    precondition(message.utf8.count < 2_000, "a long message")
  }
  return 0
}

/// Everything of the tensors, values as bits: −0 is not 0 here.
private func bitPatterns(_ content: TensorFile) -> [[String]] {
  content.tensors.map { [$0.name, "\($0.shape)"] + $0.values.map { String($0.bitPattern) } }
}
