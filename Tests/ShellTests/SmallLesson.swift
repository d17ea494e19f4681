import TestSupport

/// A lesson of four steps for tests, a second one like it, and a session in a folder with both.
enum SmallLesson {
  static let text = """
    ---
    id: small
    title: A small lesson
    minutes: 5
    teaches: widths, depths
    ---
    Welcome. This is a normal beat:

    ```show
    layers
    ```

    ```setup
    bottleneck 3
    ```

    ## Build
    Make the middle five wide: `bottleneck 5`.

    ```try
    bottleneck 5
    ```
    ```check
    bottleneck == 5
    ```
    ```hint
    It is called the bottleneck.
    ```
    ```hint
    Type `bottleneck 5`.
    ```

    Well built.

    ## Add
    Two layers, 20 and 10.

    ```try
    layers 20 10
    ```
    ```check
    layers == 20 10
    bottleneck == 5
    ```
    ```hint
    `layers 20 10`
    ```

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

  static let second = text.replacing("id: small", with: "id: second").replacing("A small lesson", with: "Another one")

  static func shell(allowsSkip: Bool = true) throws -> LessonShell {
    try LessonShell(
      ["01-small.md": text, "02-second.md": second, "README.md": "no lesson"], allowsSkip: allowsSkip)
  }
}

/// A text without its line breaks and their indents.
func unwrapped(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
