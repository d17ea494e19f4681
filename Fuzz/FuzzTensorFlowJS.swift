/// libFuzzer's entry: any bytes are read as a `model.json`, whose weights are zeros, or refused in one line.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTensorFlowJS(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    let json = Array(UnsafeBufferPointer(start: start, count: count))
    let network = try TensorFlowJSModel.network(json: json) { name, limit in
      precondition(!name.contains("/") && name != "..", "a path out of the folder")
      return [UInt8](repeating: 0, count: min(limit, 1 << 16))
    }
    precondition(!network.layers.isEmpty)
  } catch {
    checkMessage(of: error)
  }
  return 0
}
