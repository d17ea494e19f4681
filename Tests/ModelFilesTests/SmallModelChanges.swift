import Testing

extension SmallModel {
  /// A change of the model's text (all of it, if `old` is empty), and what is said to the result.
  struct Change: Sendable, CustomTestStringConvertible {
    let old, new, message: String
    var testDescription: String { message }

    init(_ old: String, _ new: String, _ message: String) {
      (self.old, self.new, self.message) = (old, new, message)
    }
  }

  static let changes = [
    Change("", "", "the model is not valid JSON: expected a value at byte 0"),
    Change("", "[]", "not a TensorFlow.js layers model: 'modelTopology' is missing or malformed"),
    Change("weightsManifest", "w", "not a TensorFlow.js layers model: 'weightsManifest' is missing or malformed"),
    Change(
      #"{"modelTopology":{"class_name":"Model""#, #"{"modelTopology":{"class_name":"GraphModel""#,
      "a model of class 'GraphModel' is not supported; 'Model', 'Functional' and 'Sequential' are"),
    Change(
      #""name":"d2","class_name":"Dense""#, #""name":"d2","class_name":"LSTM""#,
      "layer 'd2' is of class 'LSTM'; only 'InputLayer', 'Dense' and models of them are supported"),
    Change(
      #""units":1,"activation":"linear""#, #""units":1,"activation":"softmax""#,
      "layer 'd2' has the activation 'softmax'; 'linear', 'relu', 'tanh', 'sigmoid' and 'elu' are supported"),
    Change(
      #""units":1,"activation":"linear""#, #""units":1,"activation":"relu""#,
      "the bottleneck 'd2' has the activation 'relu'; only 'linear' is supported there"),
    Change(
      #""name":"d3","class_name":"Dense","config":{"units":2,"activation":"tanh""#,
      #""name":"d3","class_name":"Dense","config":{"units":2,"activation":"elu""#,
      "the hidden layers have the activations 'elu' and 'tanh'; only one for all of them is supported"),
    Change("sigmoid", "tanh", "'tanh' is not an output activation; use 'sigmoid' or 'linear'"),
    Change(
      #""name":"d3","class_name":"Dense","config":{"units":2"#,
      #""name":"d3","class_name":"Dense","config":{"units":4"#,
      "the layers 3-2-1-4-3 are not symmetric; only autoencoders whose decoder mirrors the encoder are supported"),
    Change(
      #"[["d1",0,0,{}]]"#, #"[["in",0,0,{}]]"#,
      "layer 'd2' does not continue the layer before it; only layers one after the other are supported"),
    Change(
      #"[["d1",0,0,{}]]"#, #"[["d1",0,0,{}],["in",0,0,{}]]"#,
      "layer 'd2' does not continue the layer before it; only layers one after the other are supported"),
    Change(
      #"[[["d1",0,0,{}]]]"#, #"[[["d1",0,0,{}]],[["in",0,0,{}]]]"#,
      "layer 'd2' does not continue the layer before it; only layers one after the other are supported"),
    Change(
      #""units":1,"#, #""units":1,"batch_input_shape":[null,3],"#, "the input 'd2' takes 3 values where 2 are given"),
    Change(
      #"[["encoder",1,0,{}]]"#, #"[["input",0,0,{}]]"#,
      "layer 'decoder' does not continue the layer before it; only layers one after the other are supported"),
    Change(
      #"["d2",0,0]"#, #"["d1",0,0]"#,
      "not a TensorFlow.js layers model: "
        + "the last layer among the 'output_layers' of the model is missing or malformed"),
    Change(#""d3""#, #""d1""#, "the name 'd1' is given twice; shared layers are not supported"),
    Change(#"[null,1]"#, #"[null,2]"#, "the input 'code' takes 2 values where 1 are given"),
    Change(
      #"[null,1]"#, #"[null,1,1]"#,
      "not a TensorFlow.js layers model: an input shape of two dimensions of layer 'code' is missing or malformed"),
    Change(
      "weights.bin", "../weights.bin",
      "the weights lie in '../weights.bin'; only files in the model's own folder are read"),
    Change(
      "weights.bin", "/etc/passwd", "the weights lie in '/etc/passwd'; only files in the model's own folder are read"),
    Change("weights.bin", "..", "the weights lie in '..'; only files in the model's own folder are read"),
    Change(
      "weights.bin", "https://x", "the weights lie in 'https://x'; only files in the model's own folder are read"),
    Change(
      #""d2/bias","shape":[1],"dtype":"float32""#, #""d2/bias","shape":[1],"dtype":"int32""#,
      "the weights 'd2/bias' are of type 'int32'; only 'float32' without quantization is supported"),
    Change(
      #""d2/bias","#, #""d2/bias","quantization":{},"#,
      "the weights 'd2/bias' are of type 'quantized'; only 'float32' without quantization is supported"),
    Change(
      #""d2/bias","shape":[1]"#, #""d2/bias","shape":[-1,-1]"#,
      "the shape of the weights 'd2/bias' has a negative dimension or too many values"),
    Change(
      #""d2/bias","shape":[1]"#, #""d2/bias","shape":[4611686018427387905,4]"#,
      "the shape of the weights 'd2/bias' has a negative dimension or too many values"),
    Change(
      #""d2/bias","shape":[1]"#, #""d2/bias","shape":[268435440]"#,
      "the shape of the weights 'd4/kernel' has a negative dimension or too many values"),
    Change(
      #""d1/kernel","shape":[3,2]"#, #""d1/kernel","shape":[2,3]"#,
      "the weights 'd1/kernel' have the shape [2, 3] where the layers need [3, 2]"),
    Change(#""d1/bias""#, #""d2/bias""#, "the name 'd2/bias' is given twice; shared layers are not supported"),
    Change(#""d1/bias""#, #""x/bias""#, "the manifest has no weights 'd1/bias', which the layers need"),
    Change(
      #""use_bias":true},"inbound_nodes":[[["in",0,0,{}]]]"#, #""use_bias":false},"inbound_nodes":[[["in",0,0,{}]]]"#,
      "the manifest has weights 'd1/bias', which belong to no layer"),
    Change(#""units":1"#, #""units":-1"#, "the input 'code' takes 1 values where -1 are given"),
    Change(
      #""units":1"#, #""units":"1""#,
      "not a TensorFlow.js layers model: 'units' or 'activation' of layer 'd2' is missing or malformed"),
  ]
}
