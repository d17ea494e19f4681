import Heartbeats
import Lessons
import Tables
import Workbench

/// Lessons to test with.
enum LessonText {
  static let head = """
    ---
    id: small
    title: A small lesson
    minutes: 5
    teaches: one thing, another
    ---

    """

  /// Three steps: a task, a question, something to read.
  static let small =
    head + """
      Welcome, reader.

      ```setup
      bottleneck 3
      ```

      ## Build
      Make the middle *five* wide with `bottleneck 5`.

      ```try
      bottleneck 5
      ```
      ```check
      bottleneck == 5
      ```
      ```hint
      The middle is the bottleneck.
      ```
      ```hint
      Type `bottleneck 5`.
      ```

      Well built.

      ## Ask

      ```quiz
      What is narrow?
      [ ] The door
          It is wide open.
      [x] The middle
          So it is.
      ```

      ## Read
      That was all.
      """

  static func lesson(_ text: String = small, number: Int = 1, file: String = "small.md") throws -> Lesson {
    try LessonParser(file: file).parse(text, number: number)
  }

  /// A workbench on a few made-up beats, enough for every fact.
  static func bench() -> Workbench {
    func beats(_ count: Int) -> RowSet {
      let classes = (0..<count).map { RowClass.heartbeat($0 % 3 == 0 ? 1 + $0 / 3 % 5 : 1) ?? .normal }
      var values: [Float] = []
      for row in 0..<count {
        for point in 0..<Heartbeat.points {
          let bump = classes[row].isAbnormal ? point % 5 : 0
          values.append(Float((row * 31 + point * 7) % 17) / 17 + Float(bump))
        }
      }
      return RowSet(beats: values, classes: classes)
    }
    return Workbench(data: DataSet(source: .simulated(seed: 1), train: beats(60), test: beats(120)))
  }
}
