import Workbench

/// Words about the network.
let networkTerms: [Term] = [
  Term(
    "autoencoder", "network",
    meaning: """
      A network that is trained to output its input, through a bottleneck too narrow to let everything pass. So it learns what \
      the beats have in common. A beat that differs is reconstructed badly, and the error is its anomaly score.
      """,
    figures: { "Here: \($0.shapeText), \(grouped($0.architecture.parameterCount)) parameters." }),
  Term(
    "encoder", meaning: "The first half of the autoencoder: it turns a beat of 140 points into a few numbers.",
    figures: { "Its hidden layers here: \($0.recipe.layersText) units." }),
  Term(
    "decoder", "mirror",
    meaning:
      "The second half: it turns those few numbers back into 140 points. It is always the mirror image of the encoder."),
  Term(
    "bottleneck", "latent", "latent layer", "latent space",
    meaning: "The narrowest layer, through which every beat must pass. It is linear: it has no activation.",
    figures: { "Here \(NarrowPlace($0.architecture).text)." }),
  Term(
    "layer", "hidden layer", "hidden", "depth",
    meaning: "A row of units, each a weighted sum of all units before it, plus a bias, sent through the activation."),
  Term(
    "unit", "neuron", "units",
    meaning: "One number of a layer: a weighted sum of the layer before, sent through the activation."),
  Term("input", "input layer", meaning: "The 140 points of the scaled beat."),
  Term(
    "output", "output layer",
    meaning:
      "The last layer, 140 units: the reconstruction. Its activation is sigmoid, because scaled beats lie in 0 … 1; "
      + "without scaling it is linear."),
  Term(
    "parameter", "weight", "bias",
    meaning:
      "A number the training changes: a weight for every pair of units in neighboring layers, a bias for every unit.",
    figures: { "Here there are \(grouped($0.architecture.parameterCount))." }),
  Term(
    "activation",
    meaning: """
      A function applied to each sum of a hidden layer. Without it, a network of any depth would do no more than PCA. relu is \
      flat below zero, where a unit can die; leaky-relu, elu, tanh and sigmoid have a slope everywhere.
      """,
    figures: { "Here: \($0.recipe.activation.rawValue)." }),
  Term(
    "relu",
    meaning: "max(0, x): cheap and good. But a unit whose sum is negative for every beat is dead: its gradient is 0."
  ),
  Term("tanh", meaning: "A soft step from -1 to 1."),
  Term("sigmoid", meaning: "A soft step from 0 to 1: 1 / (1 + exp(-x))."),
  Term("elu", meaning: "x above zero, exp(x) - 1 below: smooth, and its units do not die."),
  Term(
    "leaky-relu", meaning: "x above zero, a fraction of x below: there is always a gradient, so its units cannot die."),
  Term("linear", meaning: "The sum itself, without an activation. The bottleneck is linear."),
  Term(
    "dead unit", "dead",
    meaning:
      "A unit that has the same output for every beat. With relu it hardly ever recovers, because its gradient is 0.",
    figures: { bench in
      bench.detector?.collapse.map { collapse in
        let dead = collapse.deadUnits.map { "\($0.dead) of \($0.units)" }
        return dead.isEmpty
          ? "This network has no hidden layer." : "Here, layer by layer: \(dead.joined(separator: ", "))."
      }
    }),
  Term(
    "plateau", "mean beat",
    meaning: """
      A stretch of training in which nearly the same curve comes out, whatever beat goes in: the mean of the training \
      beats. The loss lies flat there, and the AUC is that of the distance to the mean beat, about 0.957 on the test beats \
      of ECG5000: nothing about single beats needs to be learned for it. To watch one: "set activation tanh", "set seed 2", \
      "train 100", "replay". A network that is still there when training ends has collapsed.
      """,
    figures: { judged($0).map { "Here the distance to the mean beat has AUC \(ratio($0.trivialAUC))." } }),
  Term(
    "collapse", "collapsed",
    meaning: """
      An autoencoder first learns to output the mean beat, whatever its input is: that alone lowers the loss a long way. \
      Some get no further: their output does not depend on the input, and their AUC, about 0.96 on ECG5000, is that of the \
      distance to the mean beat. More epochs, smaller batches, another seed or another activation may free them. \
      heartline compares the spread of the outputs with the spread of the beats and says so when it is below 15 %.
      """,
    figures: { bench in
      bench.detector?.collapse.map {
        "Here the outputs spread \(Int(($0.spreadRatio * 100).rounded())) % as much as the beats do: "
          + ($0.isCollapsed ? "collapsed." : "not collapsed.")
      }
    }),
]
