/// Methods of anomaly detection that the lessons name, and words of neural networks in general.
let methodTerms: [Term] = [
  Term(
    "nearest neighbors", "k-nearest neighbors", "nearest neighbor", "knn", "neighbors", "nearest neighbours",
    "k-nearest neighbours", "nearest neighbour", "nearest-neighbor methods", "nearest-neighbour methods",
    meaning: """
      A beat is unusual if no training beat is similar: its anomaly score is the distance to the k nearest ones. Nothing is \
      trained, but all the training beats are kept and searched for every verdict. "plot latent" uses the five nearest \
      neighbors in the bottleneck: if most are of a beat's own kind, the bottleneck tells normal from abnormal.
      """),
  Term(
    "LOF", "local outlier factor",
    meaning: """
      Local outlier factor: nearest neighbors, relative to how close together those neighbors are themselves (Breunig and \
      others, 2000).
      """),
  Term(
    "one-class SVM", "ocsvm", "svm", "support vector machine", "one-class methods", "one-class machine",
    "one-class machines", "SVDD",
    meaning: """
      A tight boundary around the normal beats; what lies outside is anomalous (Schölkopf and others, 2001; as a sphere, \
      SVDD: Tax and Duin, 2004). A support vector machine in general is a boundary as far as possible from the examples \
      next to it.
      """),
  Term(
    "isolation forest", "iforest",
    meaning: """
      Many random cuts of the data: an anomaly is separated from the rest by fewer cuts than a normal beat (Liu and others, \
      2008).
      """),
  Term(
    "k-means", "clustering",
    meaning: """
      Clustering puts similar beats into groups. k-means places k centers so that every beat is close to one; the distance \
      to the nearest center is the anomaly score.
      """),
  Term(
    "VAE", "variational autoencoder", "variational",
    meaning: """
      Variational autoencoder: the encoder outputs a distribution instead of numbers, and the loss keeps it close to a \
      normal distribution (Kingma and Welling, 2014). It can generate beats, and say how uncertain it is.
      """),
  Term(
    "GAN", "bigan", "generative adversarial network",
    meaning: """
      Generative adversarial network: a generator makes examples, a discriminator tells them from real ones, and both learn \
      from each other (Goodfellow and others, 2014). A BiGAN adds an encoder, so that it can score a beat.
      """),
  Term(
    "LSTM", "recurrent network", "recurrent", "sequence-to-sequence", "seq2seq",
    meaning: """
      Long short-term memory, a recurrent network: it reads a signal value by value and remembers what it has read \
      (Hochreiter and Schmidhuber, 1997). A sequence-to-sequence autoencoder has one as encoder and one as decoder.
      """),
  Term(
    "early stopping",
    meaning: """
      To end the training when the validation loss no longer falls, and to keep the network of the epoch where it was \
      lowest. "set patience 10" does it while training, "replay keep EPOCH" by hand afterwards; without them heartline \
      trains for the epochs you set.
      """,
    figures: { bench in
      let reports = bench.detector?.snapshots?.reports ?? []
      let best = reports.filter { $0.validationLoss?.isFinite == true }
        .min { ($0.validationLoss ?? 0) < ($1.validationLoss ?? 0) }
      return best.map { "Here the validation loss was lowest in epoch \($0.epoch) of \(reports.count)." }
    }),
  Term(
    "cross-validation",
    meaning: """
      To train several times, each time with another part of the data as the validation set. "repeat" does something \
      similar: every seed draws another validation set.
      """),
]
