import Views
import Workbench

/// Pictures of what a detector goes by.
let explainingPlotCommands: [Command] = [
  plot(
    "neighbors", beatParameters, summary: "the training rows nearest to one test row, beside it",
    details: "For knn and lof, which keep rows and compare each new one with the nearest of them.",
    example: ["detector knn", "train", "plot neighbors 17"]
  ) { context, arguments in
    let row = try context.bench.testBeat(arguments.beatReference())
    return try saved(KeptRowsPlot.neighbors(row, context.bench), context, arguments)
  },
  plot(
    "centers", summary: "the centers that training rows lie around, each drawn as a row",
    details: "For kmeans, gaussian-mixture and mean: what a row is compared with.",
    example: ["detector kmeans", "train", "plot centers"]
  ) { context, arguments in
    try saved(KeptRowsPlot.centers(context.bench), context, arguments)
  },
  plot(
    "support", summary: "the support vectors: training rows that the border hangs on",
    details: "For one-class-svm: those with the largest weights, and how many there are.",
    example: ["detector one-class-svm", "train", "plot support"]
  ) { context, arguments in
    try saved(KeptRowsPlot.support(context.bench), context, arguments)
  },
  plot(
    "cuts", beatParameters, summary: "the random cuts that part one test row from the others",
    details: "For isolation-forest: the path of the tree that needs the fewest.",
    example: ["detector isolation-forest", "train", "plot cuts 17"]
  ) { context, arguments in
    let row = try context.bench.testBeat(arguments.beatReference())
    return try saved(CutsPlot(row, context.bench), context, arguments)
  },
  plot(
    "scree", summary: "how much variance each principal component holds, and what is thrown away",
    details: "Of the training rows as the detector sees them; for pca and gaussian-mixture also what they keep.",
    example: ["detector pca", "train", "plot scree"]
  ) { context, arguments in
    try saved(ScreePlot(context.bench.trained(), context.bench), context, arguments)
  },
  plot(
    "shares", beatParameters, summary: "what each column adds to the score of one test row, a bar for each",
    details: """
      Exact where the score is a sum over columns (mean, pca, kmeans, knn, ecod, autoencoder); else each column in turn takes \
      the value of the nearest normal training row, and its share is how much the score falls. Which of the two is said.
      """, example: ["train", "plot shares 17"]
  ) { context, arguments in
    let row = try context.bench.testBeat(arguments.beatReference())
    return try saved(SharesPlot(row, context.bench), context, arguments)
  },
]
