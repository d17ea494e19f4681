import Workbench

/// Words about training.
let trainingTerms: [Term] = [
  Term(
    "loss", "mean squared error", "mse", "loss curve",
    meaning:
      "The mean squared difference between the scaled beats and their reconstructions: training makes it small.",
    figures: { bench in
      bench.detector?.training?.reports.last.map { "Here \(errorFigure($0.loss)) after epoch \($0.epoch)." }
    }),
  Term(
    "validation", "validation set", "validation loss", "validation beats", "held-out loss", "held-out beats",
    meaning: """
      The validation set is a share of the training pool, normal and abnormal beats, that is never trained on. The loss on \
      its normal beats, the validation loss, shows overfitting. Thresholds are chosen on it, so that the test beats stay \
      unseen.
      """,
    figures: { bench in
      guard let detector = bench.detector else {
        return "Here: \(Setting.named("validation")?.text(in: bench.recipe) ?? "")."
      }
      let loss = detector.training?.reports.last?.validationLoss.map { ", loss \(errorFigure($0))" } ?? ""
      return "Here \(counted(detector.preparation.validation.count, "beat"))\(loss)."
    }),
  Term(
    "epoch", "epochs", meaning: "One pass over all training beats.",
    figures: { "Here \(counted($0.recipe.epochs, "epoch"))." }),
  Term(
    "batch-size", "batch",
    meaning: """
      How many beats make one step together. Smaller batches make more steps an epoch and learn faster by the epoch; \
      counted by steps large batches need somewhat fewer: \"study batch-size\" counts them.
      """,
    figures: { bench in
      guard let rows = bench.detector?.preparation.training.count else { return nil }
      let steps = (rows + bench.recipe.batchSize - 1) / bench.recipe.batchSize
      return "Here \(bench.recipe.batchSize): \(counted(steps, "step")) an epoch for \(counted(rows, "beat"))."
    }),
  Term(
    "learning-rate", meaning: "How far one step goes. Too small and nothing happens; too large and training diverges.",
    figures: { "Here \(Setting.named("learning-rate")?.text(in: $0.recipe) ?? "")." }),
  Term(
    "optimizer", meaning: "The rule that turns gradients into steps: adam, adamax, adadelta, rmsprop, momentum or sgd.",
    figures: { "Here: \($0.recipe.optimizer.kind.rawValue)." }),
  Term("gradient", meaning: "How the loss would change with each weight: the direction the optimizer steps against."),
  Term(
    "adam",
    meaning: "A step size for each weight from running means of its gradient and its square (Kingma and Ba, 2015)."),
  Term("adamax", meaning: "Adam with the largest recent gradient instead of the mean square (Kingma and Ba, 2015)."),
  Term("adadelta", meaning: "Steps in proportion to earlier steps; the learning rate only scales them (Zeiler, 2012)."),
  Term("rmsprop", meaning: "The gradient divided by the root of its recent mean square (Tieleman and Hinton, 2012)."),
  Term("momentum", meaning: "Plain descent that keeps a share of its last step, so it rolls through shallow valleys."),
  Term("sgd", meaning: "Stochastic gradient descent: the learning rate times the gradient, nothing else."),
  Term("beta1", meaning: "Adam and Adamax: how much of the mean gradient is remembered from step to step."),
  Term("beta2", meaning: "Adam and Adamax: how much of the gradient's size is remembered from step to step."),
  Term("rho", meaning: "Adadelta: how much of the gradients' and steps' size is remembered."),
  Term(
    "regularizer", "regularization", "l1", "l2", "l1l2", "penalty",
    meaning: """
      A penalty for large weights, added to the loss: l1 sums their sizes, l2 their squares, l1l2 both. It works against \
      overfitting; too much of it pushes an autoencoder back to the mean beat.
      """,
    figures: {
      "Here: \($0.recipe.regularizer.kind.rawValue), rate \(Setting.named("regularization-rate")?.text(in: $0.recipe) ?? "")."
    }),
  Term(
    "regularization-rate", meaning: "The weight of the penalty in the loss; a rate of its own, not the learning rate."),
  Term(
    "regularized-layers",
    meaning: "Which layers' weights are penalised: all, or the relu layers alone, as Anomagram does."),
  Term(
    "diverged", "divergence",
    meaning:
      "The loss grew beyond every number. Training stops at once and keeps the last good weights; the learning rate "
      + "is the usual cause."),
  Term(
    "overfitting", "overfit",
    meaning: "Learning the training beats by heart: the validation loss stays above the training loss and rises."
  ),
  Term(
    "patience",
    meaning: """
      After how many epochs without a lower validation loss training stops; the network of the epoch with the lowest one \
      is kept. 0 never stops. A small patience may stop on a plateau, before the network has begun to learn.
      """,
    figures: { "Here: \($0.recipe.patience.map { counted($0, "epoch") } ?? "0, it never stops")." }),
  Term(
    "replay", "moment",
    meaning: """
      The last training, epoch by epoch: "replay" walks through it and names the moments when they pass. A plateau: \
      whatever goes in, nearly the same comes out. An escape from it. A collapse back to it. A dying unit, overfitting, the \
      lowest validation loss, the highest AUC. Each is judged by the whole training, so no later epoch takes it back.
      """,
    figures: { bench in
      bench.detector?.snapshots.map { "Here \(counted($0.entries.count, "epoch")) are kept." }
    }),
  Term(
    "escape",
    meaning: """
      The end of a plateau: the reconstructions begin to follow the beats. Their spread, measured by the spread of the \
      beats, rises above 15 %.
      """),
  Term(
    "error signal", "delta", "backpropagation", "backprop",
    meaning: """
      How the loss changes with the weighted sum of a unit. It is carried back from layer to layer, each weight passing on \
      its part: backpropagation. Times the unit's input it is what one beat adds to the gradient of a weight; \
      "step --explain" works it out.
      """),
  Term(
    "weighted sum",
    meaning:
      "What goes into a unit: each input times its weight, all added up, and the bias. The activation makes the output of it."
  ),
  Term(
    "stale",
    meaning: "The network, the settings or the data were changed since the detector was trained. It still works as it "
      + "was trained; \"train\" makes a new one.",
    figures: { bench in
      guard bench.detector != nil else { return nil }
      let changes = bench.changesSinceTraining.map { "\($0.name) \($0.before) → \($0.after)" }
      return bench.isStale
        ? "Here it is: \(changes.isEmpty ? "the data" : changes.joined(separator: ", "))." : "Here it is not."
    }),
  Term("trained", meaning: "A detector exists: the weights, the scaling and the threshold that one training led to."),
]
