import Tables

/// The parts of the beat as ECG5000 cuts it: from just after one R peak to the next.
///
/// The bounds were read off the mean normal beat, half-way between the waves the simulator finds in it.
enum HeartbeatParts {
  static let all = [
    RowPart(name: "the QRS complex", word: "qrs", label: "QRS", columns: 0...11),
    RowPart(name: "the ST segment", word: "st", label: "ST", columns: 12...26),
    RowPart(name: "the T wave", word: "t-wave", label: "T", columns: 27...47),
    RowPart(name: "the TP segment", word: "tp", label: "TP", columns: 48...93),
    RowPart(name: "the P wave", word: "p-wave", label: "P", columns: 94...117),
    RowPart(name: "the next R", word: "next-r", label: "next R", columns: 118...139),
  ]
}
