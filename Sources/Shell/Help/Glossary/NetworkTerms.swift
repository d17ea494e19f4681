import Workbench

/// Words about the network.
let networkTerms: [Term] = [
  Term(
    "autoencoder", "network",
    meaning: """
      A network that is trained to give back what it is shown, through a layer too narrow to let everything pass. What it \
      learns is what the beats have in common; a beat that has something else comes back wrong, and the difference is the score.
      """,
    figures: { "Here: \($0.recipe.shapeText), \(grouped($0.recipe.architecture().parameterCount)) parameters." }),
  Term(
    "encoder", meaning: "The first half of the autoencoder: it turns a beat of 140 points into a few numbers.",
    figures: { "Here its hidden layers have \($0.recipe.layersText) units." }),
  Term(
    "decoder", "mirror",
    meaning: "The second half: it turns those few numbers back into 140 points. It always mirrors the encoder."),
  Term(
    "bottleneck", "latent", "latent layer", "latent space",
    meaning: "The narrowest layer, through which every beat must pass. It is linear: no activation bends it.",
    figures: { "Here \(NarrowPlace($0.recipe.architecture()).text)." }),
  Term(
    "layer", "hidden layer", "hidden", "depth",
    meaning: "A row of units, each a weighted sum of all units before it, plus a bias, sent through the activation."),
  Term("unit", meaning: "One number of a layer: a weighted sum of the layer before, sent through the activation."),
  Term("input", "input layer", meaning: "The 140 points of the scaled beat."),
  Term(
    "output", "output layer",
    meaning:
      "The last layer, 140 units: the reconstruction. Its activation is sigmoid, because scaled beats lie in 0 … 1; "
      + "without scaling it is linear."),
  Term(
    "parameter", "weight", "bias",
    meaning:
      "A number the training changes: a weight for every pair of units in neighbouring layers, a bias for every unit.",
    figures: { "Here there are \(grouped($0.recipe.architecture().parameterCount))." }),
  Term(
    "activation", meaning: "The bend after each hidden layer. Without it, any depth would do no more than PCA.",
    figures: { "Here: \($0.recipe.activation.rawValue)." }),
  Term(
    "relu",
    meaning: "max(0, x): cheap and good, but a unit whose sum is negative for every beat is dead: no gradient frees it."
  ),
  Term("tanh", meaning: "A soft step from -1 to 1."),
  Term("sigmoid", meaning: "A soft step from 0 to 1: 1 / (1 + exp(-x))."),
  Term("elu", meaning: "x above zero, exp(x) - 1 below: smooth, and it does not die."),
  Term("leaky-relu", meaning: "x above zero, a fraction of x below: always a little gradient, so it cannot die."),
  Term("linear", meaning: "No bend at all: the sum itself. The bottleneck is linear."),
  Term(
    "dead unit", "dead",
    meaning:
      "A unit that gives the same output for every beat. With relu it never recovers, for no gradient reaches it.",
    figures: { bench in
      bench.detector.map { detector in
        let dead = detector.collapse.deadUnits.map { "\($0.dead) of \($0.units)" }
        return dead.isEmpty
          ? "This network has no hidden layer." : "Here, layer by layer: \(dead.joined(separator: ", "))."
      }
    }),
  Term(
    "collapse", "collapsed", "plateau", "mean beat",
    meaning: """
      An autoencoder first learns to repeat the mean beat, whatever it is shown: that alone lowers the loss a great deal. \
      Some never get further: their output does not depend on the input, and their AUC, about 0.96 on ECG5000, is what the \
      distance to the mean beat scores. More epochs, smaller batches, another seed or another activation may free them. \
      heartline compares the spread of the outputs with the spread of the beats and says so when it is below 15 %.
      """,
    figures: { bench in
      bench.detector.map {
        "Here the outputs spread \(Int(($0.collapse.spreadRatio * 100).rounded())) % as much as the beats do: "
          + ($0.collapse.isCollapsed ? "collapsed." : "not collapsed.")
      }
    }),
]
