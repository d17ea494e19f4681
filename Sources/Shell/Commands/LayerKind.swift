import LineEditing
import Views
import Words
import Workbench

/// What the words behind `layers` ask for.
struct LayerRequest: Sendable {
  let hidden: [Int]
  /// Where the words show a whole network.
  var bottleneck: Int?
}

extension Parameter where Content == LayerRequest? {
  /// Units of the encoder's hidden layers, the word `none`, or a chain that shows a whole network.
  init(layers name: String) {
    var form = WordForm()
    form.completions = { request in
      let isFirst = request.match.given[name].isEmpty
      return isFirst ? [Completion("none", summary: "no hidden layer, only the bottleneck")] : []
    }
    self.init(name, .repeated(atLeast: 0), form) { words, given in
      guard let first = words.first else { return nil }
      if let network = LayerWords.network(words) {
        return LayerRequest(hidden: network.hidden, bottleneck: network.bottleneck)
      }
      // The other ways to write layers are refused, with how it is done here.
      if let layers = LayerWords(words) { throw layers.error }
      if words.count == 1, wholeNumber(first.text) == 0 {
        throw CommandError("\"0\" is not a layer; \"layers none\" leaves only the bottleneck", first)
      }
      var hidden: [Int?] = []
      for word in words {
        let isNone = word.text.lowercased() == "none"
        if isNone ? !hidden.isEmpty : hidden.contains(nil) {
          throw CommandError("\"none\" stands alone: no hidden layer", word)
        }
        hidden.append(isNone ? nil : try Kind<Int>.integer(Recipe.units).read(word, given))
      }
      return LayerRequest(hidden: hidden.compactMap(\.self))
    }
  }
}
