import Workbench

/// Words about the session.
let sessionTerms: [Term] = [
  Term(
    "seed",
    meaning:
      "It decides every random choice: first weights, order of beats, mix, validation set. The same seed gives "
      + "the same result; another one shows how much was luck.", figures: { "Here \($0.recipe.seed)." }),
  Term(
    "recipe",
    meaning:
      "Network, settings and seed together: all that decides the result of a training. \"recipe\" prints it as commands."
  ),
  Term(
    "detector",
    meaning:
      "A trained network with the scaling and the threshold that belong to it. Changing the recipe never touches it."),
  Term(
    "beats a second", "samples per second",
    meaning: "Training beats seen a second, each through forward and backward pass."),
  Term(
    "interrupted", "stopped", meaning: "Ctrl-C ended the training after the current batch; what was learned is kept."),
  Term(
    "session file", "script",
    meaning: "A text file with one command a line; \"source FILE\" or \"heartline FILE\" runs it."),
  Term(
    "settings", "setting", "what it is",
    meaning: "What can be chosen beside the layers; \"set\" lists them, \"set NAME\" tells one's range."),
]
