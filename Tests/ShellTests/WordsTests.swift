import Foundation
import Shell
import TestSupport
import Testing
import Views

/// The words of CONTRIBUTING.md: what stands in its table's second column is said nowhere to a reader.
@Suite struct WordsTests {
  /// An old word, as the table writes it.
  private struct OldWord {
    let source: String
    let pattern: Regex<AnyRegexOutput>

    init(_ source: String) throws {
      self.source = source
      // A lookahead ends where nothing of a word need end.
      pattern = try Regex("\\b(?:\(source))\(source.contains("(?!") ? "" : "\\b")").ignoresCase()
    }
  }

  private static let heading = "## Words\n"

  private static func oldWords() throws -> [OldWord] {
    let text = try String(contentsOfFile: Checkout.path("CONTRIBUTING.md"), encoding: .utf8)
    let table = try #require(text.range(of: heading)).upperBound
    // A bar inside an expression is written \| so that the table survives it.
    let rows = text[table...].replacing("\\|", with: "\u{1}").split(separator: "\n").filter { $0.hasPrefix("|") }
    return try rows.flatMap { row -> [OldWord] in
      let cells = row.split(separator: "|")
      guard cells.count == 2 else { return [] }
      return try cells[1].matches(of: #/`([^`]+)`/#).map {
        try OldWord(String($0.output.1).replacing("\u{1}", with: "|"))
      }
    }
  }

  /// What of a text the reader would not be told in these words.
  private static func found(_ words: [OldWord], in text: String) -> [String] {
    let text = text.replacing(#/\b(?:[Tt]here (?:is|are|was|were)|is there) no\b/#, with: "")
    return words.compactMap { word in
      text.firstMatch(of: word.pattern).map { match in
        let end = text.index(match.range.upperBound, offsetBy: 30, limitedBy: text.endIndex) ?? text.endIndex
        return "`\(word.source)`: \(text[match.range.lowerBound..<end])"
      }
    }
  }

  @Test func theTableIsRead() throws {
    let words = try Self.oldWords()
    #expect(words.count > 25)
    #expect(Self.found(words, in: "A figure, and the trivial detector is no better.").count == 2)
    #expect(Self.found(words, in: "This is no beat. There is no other one.").count == 1)
    #expect(Self.found(words, in: "It prices what it took away, anew.").count == 3)
    #expect(Self.found(words, in: "The configured metric is no longer stale.") == [])
  }

  static let texts =
    ((try? FileManager.default.contentsOfDirectory(atPath: Checkout.path("Lessons"))) ?? [])
    .filter { $0.hasSuffix(".md") }.map { "Lessons/\($0)" }.sorted() + ["README.md", "CONTRIBUTING.md"]

  @Test(arguments: texts) func textsKeepTo(_ file: String) throws {
    let whole = try String(contentsOfFile: Checkout.path(file), encoding: .utf8)
    // The table names the old words itself.
    let text =
      file == "CONTRIBUTING.md"
      ? String(whole.prefix(upTo: try #require(whole.range(of: Self.heading)).lowerBound)) : whole
    #expect(Self.found(try Self.oldWords(), in: MarkdownProse(text).text) == [])
  }

  @Test func glossaryKeepsTo() throws {
    let words = try Self.oldWords()
    for term in Glossary.meanings { #expect(Self.found(words, in: term.meaning) == [], "\(term.name)") }
  }

  @Test func helpKeepsTo() throws {
    let words = try Self.oldWords()
    for command in CommandTable.all.commands {
      let text = ([command.summary, command.details] + command.options.map(\.summary)).joined(separator: "\n")
      #expect(Self.found(words, in: text) == [], "\(command.name)")
    }
  }
}

/// What a reader reads of a Markdown file: no commands, no names in `backticks`, no front matter but title and subjects.
private struct MarkdownProse {
  /// Blocks of a lesson that hold sentences.
  private static let read: Set<Substring> = ["hint", "quiz", "claim", "otherwise", "text"]
  /// Blocks whose sentences stand behind a #.
  private static let remarked: Set<Substring> = ["fact", "check"]

  private(set) var text = ""

  init(_ markdown: String) {
    var fence: Substring?
    var isFrontMatter = false
    for (number, line) in markdown.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line == "---", number == 0 || isFrontMatter {
        isFrontMatter.toggle()
      } else if isFrontMatter {
        if line.hasPrefix("title:") || line.hasPrefix("teaches:") { add(line) }
      } else if let match = line.prefixMatch(of: #/```+(\w*)/#) {
        fence = fence == nil ? match.output.1 : nil
      } else if fence.map(Self.read.contains) ?? true {
        add(line)
      } else if let fence, Self.remarked.contains(fence), let mark = line.firstIndex(of: "#") {
        add(line[mark...])
      }
    }
  }

  private mutating func add(_ line: Substring) { text += line.replacing(#/`[^`]*`/#, with: "") + "\n" }
}
