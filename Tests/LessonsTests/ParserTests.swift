import Lessons
import Testing

struct ParserTests {
  @Test func partsOfALesson() throws {
    let lesson = try LessonText.lesson()
    #expect(lesson.id == "small")
    #expect(lesson.title == "A small lesson")
    #expect(lesson.minutes == 5)
    #expect(lesson.teaches == ["one thing", "another"])
    #expect(lesson.introduction == [.prose("Welcome, reader.")])
    #expect(lesson.setup == Script(text: "bottleneck 3", line: 10))
    #expect(lesson.steps.map(\.title) == ["Build", "Ask", "Read"])
    let build = lesson.steps[0]
    #expect(build.blocks == [.prose("Make the middle *five* wide with `bottleneck 5`.")])
    #expect(build.answer?.text == "bottleneck 5")
    #expect(build.checks.map(\.text) == ["bottleneck == 5"])
    #expect(build.hints.count == 2)
    #expect(build.afterword == [.prose("Well built.")])
    #expect(build.hasTask)
    let quiz = try #require(lesson.steps[1].quiz)
    #expect(quiz.question == "What is narrow?")
    #expect(quiz.choices.map(\.isRight) == [false, true])
    #expect(quiz.choices[0].reason == "It is wide open.")
    #expect(quiz.answer == "b")
    #expect(quiz.meaning(of: "B") == .choice(1, isWhole: true))
    #expect(quiz.meaning(of: "c") == .none)
    #expect(!lesson.steps[2].hasTask)
  }

  @Test func markdownBlocks() throws {
    let text =
      LessonText.head + """
        # The title once more
        One
        paragraph.

        - an entry
          that goes on
        1. a numbered one
        > said by
        > somebody
        ### A small heading
        ```text
        as it is
        ```
        <!-- not to be read -->
        ## Step
        Words.
        """
    let lesson = try LessonText.lesson(text)
    #expect(
      lesson.introduction == [
        .prose("One paragraph."), .item(marker: "•", text: "an entry that goes on"),
        .item(marker: "1.", text: "a numbered one"),
        .quote("said by somebody"), .heading("A small heading"), .code(["as it is"]),
      ])
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    let text: String
    let error: String
    var testDescription: String { error }

    init(_ body: String, _ error: String, head: String = LessonText.head) {
      text = head + body
      self.error = error
    }
  }

  static let bad: [Bad] = [
    Bad(
      "## A\nb", "x.md:1: this is not a lesson: it must begin with a line \"---\" and lines such as \"id: …\"", head: ""
    ),
    Bad("", "x.md:1: the facts at the top are not ended; a line \"---\" must follow them", head: "---\nid: a\n"),
    Bad(
      "", "x.md:2: \"idd\" is not known here; the facts are id, title, minutes, needs, teaches, state",
      head: "---\nidd: a\n---\n"),
    Bad("", "x.md:3: \"id\" stands here twice", head: "---\nid: a\nid: b\n---\n"),
    Bad(
      "## A\nb", "x.md:1: \"title\" is missing; add a line \"title: …\" at the top",
      head: "---\nid: a\nminutes: 3\n---\n"),
    Bad(
      "## A\nb", "x.md:3: \"soon\" is wrong here; minutes takes a whole number from 1 to 120",
      head: "---\nid: a\nminutes: soon\ntitle: t\n---\n"),
    Bad(
      "## A\nb",
      "x.md:2: \"Big One\" is wrong here; id takes small letters, digits and hyphens, as in first-autoencoder",
      head: "---\nid: Big One\nminutes: 3\ntitle: t\n---\n"),
    Bad("only words", "x.md: there are no steps; each begins with a line \"## Title\""),
    Bad(
      "```try\ntrain\n```\n## A\nb", "x.md:1: a task stands before the first step; begin one with a line \"## Title\""),
    Bad("## A\nb\n```try\ntrain", "x.md:9: the block opened here with ``` is not closed"),
    Bad(
      "## A\nb\n```tyr\n```",
      "x.md:9: \"tyr\" is not a kind of block; there are try, check, hint, quiz, guess, setup, show, fact, otherwise, claim and text"
    ),
    Bad(
      "## A\nb\n```try\ntrain\n```", "x.md:7: the step has a \"try\" but no \"check\", so nothing tells when it is done"
    ),
    Bad(
      "## A\nb\n```check\ntrained\n```",
      "x.md:7: the step has a \"check\" but no \"try\", so nothing can be shown to who skips it"),
    Bad(
      "## A\n```try\nlayers\n```\n```try\nlayers\n```",
      "x.md:11: a second \"try\" in one step; join them, or begin another step"),
    Bad("## A\n```check\n\nauc > much\n```", "x.md:10: \"much\" is neither a number nor a fact"),
    Bad("## A\n```check\n```", "x.md:8: the block is empty; write a condition a line, as in auc >= 0.98"),
    Bad(
      "## A\n```quiz\nWell?\n[x] yes\nso\n```",
      "x.md:8: a quiz has 2 to 8 choices, each a line \"[ ] …\" or, for the right one, \"[x] …\""),
    Bad("## A\n```quiz\nWell?\n[ ] yes\nso\n[ ] no\nso\n```", "x.md:8: a quiz has exactly one right choice, \"[x] …\""),
    Bad(
      "## A\n```quiz\nWell?\n[x] yes\n[ ] no\nso\n```",
      "x.md:10: the choice \"yes\" needs a reason on the line after it"),
    Bad(
      "## A\n```claim perhaps\nx\n```",
      "x.md:8: a claim needs its verdict after the word: one of reproduced, conditional, refuted"),
    Bad("## A\n```hint\n```", "x.md:8: the hint is empty"),
  ]

  @Test(arguments: bad) func errorsNameFileAndLine(_ bad: Bad) {
    #expect { try LessonText.lesson(bad.text, file: "x.md") } throws: { error in
      "\(error)" == bad.error
    }
  }

  @Test func everyErrorOfAFileIsTold() {
    let text =
      LessonText.head.replacing("minutes: 5", with: "minutes: soon\nmin: 5") + """
        ## A
        ```check
        aucc >= 1
        auc >= high
        ```
        ```try
        train
        ```
        ## B
        ```tyr
        ```
        ## C
        ```quiz
        Well?
        [x] yes
        so
        ```
        """
    let (lesson, errors) = LessonParser(file: "x.md").read(text, number: 1)
    #expect(lesson == nil)
    #expect(errors.map(\.line) == [4, 5, 10, 11, 17, 20])
    #expect(errors[3].message == "\"high\" is neither a number nor a fact")
  }

  /// A minute for a megabyte would be quadratic; this is a twentieth of a second.
  @Test(.timeLimit(.minutes(1)))
  func longFilesAreReadInTheirTime() throws {
    for piece in ["word\n", "`", "**", "[", "- a\n", "[a] ", "## A\nw\n", "* a `"] {
      let text = LessonText.head + "## S\nw " + String(repeating: piece, count: 900_000 / piece.utf8.count)
      let lesson = try LessonText.lesson(text)
      let paragraphs = lesson.steps.flatMap(\.blocks).compactMap { if case .prose(let text) = $0 { text } else { nil } }
      for paragraph in paragraphs.prefix(3) { #expect(!InlineSpan.spans(of: paragraph).isEmpty) }
    }
  }

  @Test func spans() {
    let text =
      "see **this**, *that* and `code * here`, 2 * 3, [a page](https://x.org) and [https://y.org](https://y.org)"
    #expect(
      InlineSpan.spans(of: text) == [
        InlineSpan("see "), InlineSpan("this", .strong), InlineSpan(", "), InlineSpan("that", .emphasis),
        InlineSpan(" and "),
        InlineSpan("code * here", .code), InlineSpan(", 2 * 3, a page (https://x.org) and https://y.org"),
      ])
    #expect(InlineSpan.spans(of: "an ` alone and ** too") == [InlineSpan("an ` alone and ** too")])
  }
}
