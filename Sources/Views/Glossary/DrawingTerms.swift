import Heartbeats
import Workbench

/// Words about drawing beats and taking a score apart.
let drawingTerms: [Term] = [
  Term(
    "drawing", "drawn", "draw",
    meaning: "A beat of your own: 140 points, some drawn, the others filled in. The one you work on is called drawn; "
      + "\"draw NAME\" keeps it under another name too.",
    figures: { bench in
      bench.drawings[Workbench.currentDrawing].map { "Here \($0.drawnCount) of \($0.points.count) points are drawn." }
    }),
  Term(
    "filled in", "mostly filled in", "held at the ends",
    meaning: """
      The network needs all 140 values, so points that are not drawn get one: on a straight line between drawn points, and at \
      the ends the nearest drawn value. If less than a fifth is drawn, the verdict is mostly about the filling, and a \
      warning says so.
      """),
  Term(
    "canvas", "pen",
    meaning:
      "The full screen that \"draw\" opens: the drawing in front, the band of normal beats and the reconstruction behind, "
      + "the score below. The pen is where the arrow keys draw; \"?\" lists the keys."),
  Term(
    "band", "band of normal beats",
    meaning:
      "Where nine of ten normal beats of the training file lie at each point: from their 5th to their 95th percentile."),
  Term(
    "adversarial input", "attack", "adversarial",
    meaning: """
      Input made to mislead a model: a small change that flips the verdict. \"draw attack\" looks for the smallest one by \
      steps along the sign of the reconstruction error's gradient, with momentum (Goodfellow, Shlens and Szegedy, 2015; \
      Madry et al., 2018; Dong et al., 2018), from 32 starts at once: the beat, its reconstruction, and random ones around \
      it. Each start that flips the verdict goes on with a smaller budget. That it finds none proves nothing, and a smaller \
      one than it finds may exist.
      """),
  Term("budget", meaning: "The most that \"draw attack\" may move any single point, in standard deviations of a beat."),
  Term(
    "distance", "root mean square", "rms",
    meaning:
      "How far two beats lie apart: the root of the mean squared difference over the 140 points, in standard deviations."
  ),
  Term(
    "heat strip",
    meaning: """
      The row under the plot of the canvas that says where the error comes from: the fuller a cell, the more its points \
      add. Were the error the threshold and the same everywhere, all cells would be one step above the faintest; an empty \
      one adds less than half of that, a full one more than eight times as much.
      """),
  Term("gauge", meaning: "A beat's error as a bar; the mark on it is the threshold, where normal ends."),
  Term(
    "nearest mean beat", "nearest class",
    meaning:
      "The class whose mean beat differs least from this one, as the root mean square difference in standard deviations. "
      + "It looks at shapes alone and knows nothing of the network."),
  Term(
    "nearest beat",
    meaning:
      "The one beat of the data that differs least from this one (root mean square difference); \"beat N\" draws a beat of "
      + "the test file. The training file is the one that is trained on."),
  Term(
    "monotone cubic", "smooth",
    meaning:
      "A smooth curve through points that rises and falls only where the points do, so that it adds no wave of its own (Fritsch and Butland, 1984)."
  ),
  Term(
    "resampled",
    meaning:
      "Brought to 140 points: in straight lines between the given values, or where there are many more, by their means."
  ),
  Term(
    "heart rate", "pulse",
    meaning: """
      Beats a minute. A beat always takes 140 points, so a faster heart shows in how they are shared: QRS and P take more, the \
      pause between T and P less, ST and T shorten with the square root of the time between two R (Bazett, 1920). The data do \
      not tell their rate; 80 stands for it.
      """),
]
