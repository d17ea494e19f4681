import Workbench

/// Words about studies and about model files.
let studyTerms: [Term] = [
  Term(
    "study",
    meaning: """
      A recipe trained over values of one setting, or of two, with the same seeds at every level. One training proves little: \
      the spread over seeds is often wider than the effect. \"study bottleneck 1 2 4\" begins one; \"study depth\" and five \
      others test a published claim.
      """,
    figures: { "Here: \($0.shapeText), \(counted($0.recipe.epochs, "epoch")), seeds from \($0.recipe.seed)." }),
  Term(
    "level", "levels", "made by",
    meaning: "One value of what a study varies: 20 % contamination, or batches of 64; \"made by\" names its commands."),
  Term(
    "spread", "lowest", "highest", "min", "max",
    meaning: """
      How far results lie apart: over several seeds from the lowest to the highest. In "plot beats" how far the beats of a \
      class lie from their mean, as a standard deviation at every point; where a network collapses, how little its outputs \
      differ.
      """),
  Term(
    "epochs to target", "epochs to", "target", "to", "never",
    meaning: """
      The epochs, in parts too, until the AUC on the test beats was at least the target, which is half-way from what the \
      distance to the mean beat scores to 1: half of what that leaves undone. It is looked at after every step at first, \
      later after every sixteenth part of the steps so far. Runs that never get there count as later than \
      any. Nothing is chosen by it, every training runs to its end.
      """),
  Term(
    "steps", "step", "update", "updates",
    meaning: "One change of the weights, made after each batch. An epoch has as many as there are batches."),
  Term(
    "claim", "reproduced", "refuted", "conditional", "undecided",
    meaning: """
      What a report says (mostly Cloudera Fast Forward's \"Deep Learning for Anomaly Detection\", 2020, whose experiments \
      are Anomagram's), held against what is measured here in one or two stated tests. It is reproduced when it holds in \
      all, refuted when in none, conditional when in some. It is undecided while results are missing, and where other \
      seeds may lead to another verdict: the seeds are drawn again 400 times, and 95 % must agree; five are the least.
      """),
  Term(
    "limits of a claim", "limits", "tolerance",
    meaning: """
      Where a study's tests draw their lines, and why there. An AUC within 0.05 of a published one counts as the same: that \
      one is of one run, and one run at 30 to 50 % contamination lies up to 0.07 from the median of ten; on ECG5000 any \
      limit from 0.03 to 0.2 leads to the same verdict. A validation loss of at least 1.1 times the training loss counts as \
      overfitting: in the median over five seeds, which beats happen to be kept for validation makes so much of a \
      difference in fewer than 1 of 100 cases. An AUC must rise by more than 0.003 to count as better, and shares of \
      networks must differ by more than 10 %: less is within the spread over ten seeds.
      """),
  Term(
    "difference that seeds can show", "no difference", "can show", "permutation test",
    meaning: """
      Two values are called different only where that is hardly chance. Seed by seed the better one is ahead: the median of \
      the differences keeps its sign in 95 % of bootstraps. And where the values are shuffled within every seed, which \
      changes nothing if they are all equal, their rank sums lie as far apart in 5 % of the draws at most. So of equal \
      values, however many are compared, one is called worse in one study of twenty. \"No difference\" does not mean equal: more \
      seeds may show one.
      """),
  Term(
    "tune", "random search", "successive halving", "go on", "winner", "finalists", "trials",
    meaning: """
      \"tune\" searches for better settings. It draws recipes at random and trains all of them a little, the better third \
      longer and with another seed, and so on (successive halving); the last three are trained whole with five seeds each. It \
      looks at the validation beats alone until there is a winner.
      """),
  Term(
    "optimism", "optimism of the choice", "winner's curse",
    meaning: """
      What wins among many has been lucky, too: its metric on the beats it was chosen by is higher than on new ones. \
      \"tune\" shows both, the second on test beats that nothing was chosen by.
      """),
  Term(
    "safetensors",
    meaning: """
      A plain format for named arrays of numbers (Hugging Face). \"save FILE.safetensors\" writes the trained network with \
      its scaling and threshold for other programs; Python's safetensors package opens it. A session file has the same \
      format, with the session's own state besides.
      """),
  Term(
    "onnx",
    meaning: """
      Open Neural Network Exchange, a format that many programs run. \"save FILE.onnx\" writes the network alone: its input \
      is the scaled beat, and scaling and threshold stay here, so write them down or save FILE.safetensors too.
      """),
  Term(
    "tensorflow.js", "layers model", "model.json",
    meaning:
      "Google's networks for web pages, such as Anomagram's. \"load model.json\" makes a detector of an autoencoder in that format."
  ),
]
