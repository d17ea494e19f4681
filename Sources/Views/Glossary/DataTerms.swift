import Heartbeats
import Tables
import Workbench

/// Words about the beats.
let dataTerms: [Term] = [
  Term(
    "anomaly", "abnormal",
    meaning: """
      Something that deviates so much from the rest that it seems to have another cause (after Hawkins, 1980). Here: every beat \
      of a class other than 1. Abnormal means different from the training beats, not ill.
      """),
  Term(
    "outlier", "outlier detection",
    meaning:
      "A beat that lies far from most others of the very data that are learned from. Finding such ones needs no labels; "
      + "with \"set contamination\" the training beats hold some, and finding them is that kind of task."),
  Term(
    "novelty", "novelty detection",
    meaning:
      "Something unlike all that was learned from, when that was clean: the task here by default, for the detector is "
      + "trained on normal beats alone."),
  Term(
    "supervised",
    meaning:
      "Learning from examples of every class, each with its label, to tell the classes apart. heartline does not do this: its "
      + "network learns from normal beats, so it can also find kinds that nobody has labelled."),
  Term(
    "semi-supervised",
    meaning:
      "Learning from examples that are known to be normal. The labels choose the training beats; the training itself does "
      + "not use them. This is heartline's default. The validation set has labels too, to choose a threshold."),
  Term(
    "unsupervised",
    meaning:
      "Learning from beats as they come, without labels; a few of them are abnormal. \"set contamination\" imitates it: "
      + "abnormal beats are mixed in, and the training does not know which."),
  Term(
    "normal", meaning: "A beat of class 1. The detector is trained on such beats and learns what they have in common."),
  Term(
    "beat", "ecg", "heartbeat",
    meaning:
      "One heartbeat of an electrocardiogram from just after one R peak to the next, brought to 140 points, mean 0 and standard deviation 1."
  ),
  Term(
    "class",
    meaning: "What the annotation, or the column of labels, calls a beat: normal, or one of several kinds of abnormal.",
    figures: { classList($0.data.domain) }),
  Term("r-on-t", meaning: "Class 2: a premature ventricular contraction that falls on the T wave of the beat before."),
  Term("pvc", "premature ventricular contraction", meaning: "Class 3: a beat that starts too early, in a ventricle."),
  Term(
    "sveb", "supraventricular premature or ectopic beat", "ectopic",
    meaning: "Class 4: a beat that starts early or elsewhere, above the ventricles."),
  Term("unclassified", "unclassified beat", meaning: "Class 5: what the annotation could not name."),
  Term(
    "qrs", "qrs complex", "the qrs complex", "r",
    meaning: "The sharp deflection when the ventricles contract. A beat here begins in it, points 1–12."),
  Term(
    "st", "st segment", "the st segment",
    meaning: "The stretch after the QRS complex, points 13–27, while the ventricles are contracted."),
  Term(
    "t wave", "the t wave",
    meaning: "The wave of the ventricles' recovery; it points down in this lead, points 28–48 of the mean normal beat."),
  Term(
    "tp segment", "the tp segment",
    meaning: "The rest between the T wave and the next P wave, with a slow rise (a U wave), points 49–94."),
  Term(
    "p wave", "the p wave",
    meaning: "The wave of the atria before the next QRS complex, points 95–118 of the mean normal beat."),
  Term("next r", "the next r", meaning: "The upstroke of the next beat, points 119–140."),
  Term(
    "ecg5000",
    meaning: """
      5,000 heartbeats of one patient (PhysioNet's BIDMC congestive heart failure database, record chf07; Goldberger et al., \
      2000), extracted and brought to 140 points by Chen et al. (2015), from the UCR archive. \"data fetch\" brings it.
      """, figures: { "Here: \($0.data.source.name)." }),
  Term(
    "simulated",
    meaning:
      "Beats made by heartline's own model of ECG5000: sums of Gaussian waves with the spread of the real ones. For when "
      + "the real data are not at hand."),
  Term(
    "contamination", meaning: "The share of abnormal beats among the training beats. It never means a threshold.",
    figures: { bench in
      bench.detector.map { detector in
        let abnormal = detector.preparation.training.abnormal.count(where: \.self)
        return "Here \(grouped(abnormal)) of \(counted(detector.preparation.training.count, "training beat"))."
      }
    }),
  Term(
    "scaling", "feature", "global", "feature scaling", "global scaling",
    meaning: """
      Mapping values to 0 … 1 by the smallest and the largest of the training beats: for each of the 140 points separately \
      (feature), or for all together (global). It is learned from the training beats only; anything else would be a leak.
      """, figures: { "Here: \($0.recipe.scaling.rawValue)." }),
  Term(
    "split", "swapped", "ucr", "ucr-swapped",
    meaning:
      "Which file is trained on: ucr-swapped trains on the 4,500 beats and tests on the 500, as Anomagram does; ucr trains "
      + "on the 500 and tests on the 4,500, as the archive does.", figures: { "Here: \($0.recipe.split.rawValue)." }),
  Term("train-size", meaning: "How many beats are taken to train on; \"all\" takes what there is."),
  Term("test-size", meaning: "How many beats are taken to test on; \"all\" takes what there is."),
  Term(
    "test", "test beats", meaning: "Beats that are not trained on and not used to choose anything: they judge, once."),
  Term(
    "label", "annotation",
    meaning:
      "What a person or a program says a beat is: its class. Labels choose which beats are trained on, choose thresholds, and "
      + "judge. The loss of an autoencoder does not use them."),
  Term(
    "training beats", "trained on",
    meaning: """
      The beats the network learns from: the normal ones of the training file (and the share of abnormal ones that \
      "contamination" asks for), without the validation set.
      """,
    figures: { bench in
      bench.detector.map { detector in
        let parts = detector.preparation
        return
          "Here \(grouped(parts.training.count)) to train on, \(grouped(parts.validation.count)) in the validation set, "
          + "\(grouped(parts.test.count)) to test on."
      }
    }),
  Term(
    "training pool", "pool", "held out", "left out", "test file",
    meaning: """
      The file with the training beats. A share of it is the validation set; abnormal beats beyond the contamination are left \
      out. The test file is the other one.
      """,
    figures: { bench in
      (try? BeatShares(bench.recipe, bench.data)).map {
        "Here of \(grouped($0.pool.all)): \(grouped($0.training.all)) trained on, \(grouped($0.validation.all)) in the validation set, "
          + "\(grouped($0.leftOut.all)) left out. \"data\" shows them all."
      }
    }),
  Term(
    "anomagram",
    meaning: """
      The browser explainer heartline descends from (Victor Dibia, Cloudera Fast Forward, 2020). "recipe anomagram" sets its \
      defaults.
      """),
]

/// `Here: 1 normal, 2 …`; of many classes the first.
private func classList(_ domain: Domain) -> String {
  guard domain.isLabelled else { return "Here no beat has a label." }
  let most = 8
  let names = domain.classes.prefix(most).map { "\($0.number) \($0.name)" }
  let left = domain.classes.count - names.count
  return "Here: \(names.joined(separator: ", "))\(left > 0 ? " and \(left) more" : "")."
}
