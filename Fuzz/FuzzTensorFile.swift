/// libFuzzer's entry: any bytes are read as a safetensors file, or refused in one line; what was read is written and
/// read again, and taken for a model.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTensorFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    let content = try TensorFile(decoding: Array(UnsafeBufferPointer(start: start, count: count)))
    let again = try? TensorFile(decoding: content.encoded())
    precondition(again?.metadata == content.metadata, "metadata changed in a round trip")
    precondition(again.map(bitPatterns) == bitPatterns(content), "tensors changed in a round trip")
    let network = try ModelFile.network(from: content)
    let written = try? ModelFile.network(from: ModelFile.tensorFile(network: network))
    precondition(written?.parameters.map(\.bitPattern) == network.parameters.map(\.bitPattern), "another network")
    precondition(!ONNXModel.encoded(network, producerVersion: "1").isEmpty)
  } catch {
    checkMessage(of: error)
  }
  return 0
}

/// Everything of the tensors, values as bits: −0 is not 0 here.
private func bitPatterns(_ content: TensorFile) -> [[String]] {
  content.tensors.map { [$0.name, "\($0.shape)"] + $0.values.map { String($0.bitPattern) } }
}
