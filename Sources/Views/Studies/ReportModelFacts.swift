/// What the published code of the report's models computes, in two sentences each.
///
/// Source: github.com/fastforwardlabs/deepad, read, not copied; its scores in ff12-frontend, raw_data/round4.
enum ReportModelFacts {
  static let all: [(name: String, sentences: String)] = [
    (
      "pca",
      "Its score is the sum of a row's distances to the two component vectors, taken as points, and so its AUC depends on "
        + "their arbitrary signs: 0.754, 0.861, 0.952 or 0.962. The reconstruction error of the same two components gives "
        + "0.961 by the same labels."
    ),
    (
      "one-class-svm",
      "Its code has nu 0.0001 where the text says 0.01. On these rows that changes little: by the report's labels 0.957 "
        + "(gamma 0.5) and 0.962 (nu 0.01, gamma scale)."
    ),
    (
      "autoencoder",
      "15-7-2 and back with 842 parameters, ReLU inside, a sigmoid at the end: its score is an ordinary squared error of "
        + "reconstruction. It ranks known attacks high and new ones as chance does, or worse."
    ),
    (
      "vae",
      "It is collapsed: its scores are the squared distance to one constant row (R² 0.99995). Whatever goes in, the same "
        + "row comes out, so that it knows what a distance to a fixed row knows."
    ),
    (
      "seq2seq",
      "Its 400 seconds for 10,000 rows come from calling the network 180,000 times, row by row. A network of the same "
        + "recipe that was trained again takes 110 µs a row: about 1.1 seconds."
    ),
    (
      "bigan",
      "Its score is 0.9 times an L1 reconstruction error and 0.1 times a discriminator's term, and that term is one number "
        + "for a whole batch. Its latent layer has 2 units where the text says 32."
    ),
  ]

  static let thanks =
    "Its authors published code, data preparation and every score: that is why all of this can be checked."
}
