import Views
import Workbench

/// What a line of text holds: commands, and perhaps the wish for more lines.
struct ScannedLine: Equatable {
  var statements: [ScannedStatement] = []
  /// The word that ends the here-document that starts after this line.
  var blockEnd: String?
}

/// The words of one command, and where its output goes.
struct ScannedStatement: Equatable {
  var words: [Word] = []
  var output: Redirection?
}

/// Cuts a line into commands and words: `;` separates, `#` comments, `"…"` and `'…'` quote, `<<END` asks for a block.
struct LineScanner {
  private let characters: [Character]
  private var position = 0
  private var words: [Word] = []
  private var output: Redirection?
  private var result = ScannedLine()

  /// The words of `line`; an open quote is an error that says where it opens.
  static func scan(_ line: String) throws(CommandError) -> ScannedLine {
    var scanner = LineScanner(line)
    return try scanner.scan()
  }

  private init(_ line: String) {
    characters = Array(line)
  }

  private mutating func scan() throws(CommandError) -> ScannedLine {
    while position < characters.count {
      switch characters[position] {
      case let character where character.isWhitespace: position += 1
      case "#": position = characters.count
      case ";":
        position += 1
        endStatement()
      case "|": try takeProgram()
      case ">": try takeFile()
      default:
        guard words.count < StatementReader.LineLimits.words else {
          throw CommandError(
            "the command has more than \(StatementReader.LineLimits.words) words; cut it into several", at: position)
        }
        let word = try word()
        guard output == nil else {
          throw CommandError("\"\(word.text)\" comes too late: the file where the output goes stands last", word)
        }
        words.append(word)
      }
      guard result.statements.count <= StatementReader.LineLimits.statements else {
        throw CommandError(
          "the line has more than \(StatementReader.LineLimits.statements) commands; write them on lines of their own",
          at: position)
      }
    }
    try takeBlockEnd()
    endStatement()
    return result
  }

  private mutating func endStatement() {
    if !words.isEmpty { result.statements.append(ScannedStatement(words: words, output: output)) }
    (words, output) = ([], nil)
  }

  /// `| less`: all up to the next `;` is for the shell, quotes and further signs included.
  private mutating func takeProgram() throws(CommandError) {
    let start = position
    var quote: Character?
    // Within brackets ";" belongs to the program, as in | (sort; echo done).
    var depth = 0
    position += 1
    while position < characters.count, quote != nil || depth > 0 || characters[position] != ";" {
      let character = characters[position]
      if quote == nil { depth = max(0, depth + (character == "(" ? 1 : character == ")" ? -1 : 0)) }
      if quote == nil, character == "\"" || character == "'" {
        quote = character
      } else if character == quote {
        quote = nil
      }
      position += character == "\\" && quote != "'" ? 2 : 1
    }
    position = min(position, characters.count)
    let line = String(characters[start + 1..<position]).trimmingWhitespace()
    try take(.program(line), from: start, needing: line.isEmpty ? "a program after it, as in | less" : nil)
  }

  /// `> FILE`, `>> FILE`, and `>| FILE` for one that is there already.
  private mutating func takeFile() throws(CommandError) {
    let start = position
    position += 1
    var mode = Redirection.Mode.new
    if position < characters.count, let other = Redirection.Mode(rawValue: ">\(characters[position])") {
      mode = other
      position += 1
    }
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    let isThere = position < characters.count && !";#|>".contains(characters[position])
    let path = isThere ? try word() : nil
    // What looks like arithmetic was hardly meant to make a file: `layers 15 > 7`.
    if let path, !path.isQuoted, decimal(path.text) != nil {
      throw CommandError(
        "\"> \(path.text)\" would write a file of that name; if you want one, write > ./\(path.text)", path)
    }
    try take(
      .file(path?.text ?? "", mode), from: start,
      needing: path?.text.isEmpty ?? true ? "a file after it, as in \(mode.rawValue) out.txt" : nil)
  }

  private mutating func take(
    _ target: Redirection.Target, from start: Int, needing missing: String?
  ) throws(CommandError) {
    let sign = String(characters[start..<position])
    let word = Word(text: sign, isQuoted: false, column: start, length: max(1, position - start))
    if let missing { throw CommandError("\"\(sign.trimmingWhitespace())\" needs \(missing)", word) }
    guard !words.isEmpty else {
      throw CommandError("\"\(sign)\" needs a command before it, as in sweep \(sign)", word)
    }
    guard output == nil else { throw CommandError("\"\(sign)\" is one too many: output goes to one place", word) }
    output = Redirection(target: target, word: word)
  }

  /// A word runs to white space or `;`; quotes may stand anywhere in it.
  private mutating func word() throws(CommandError) -> Word {
    let start = position
    var text = ""
    var isQuoted = false
    while position < characters.count, !characters[position].isWhitespace, characters[position] != ";" {
      if characters[position] == "\"" || characters[position] == "'" {
        isQuoted = true
        text += try quoted()
      } else {
        text.append(characters[position])
        position += 1
      }
    }
    return Word(text: text, isQuoted: isQuoted, column: start, length: position - start)
  }

  /// The text between quotes; in double quotes a backslash keeps a quote or a backslash as it is.
  private mutating func quoted() throws(CommandError) -> String {
    let start = position
    let quote = characters[start]
    var text = ""
    position += 1
    while position < characters.count, characters[position] != quote {
      let next = position + 1
      if quote == "\"", characters[position] == "\\", next < characters.count, "\"\\".contains(characters[next]) {
        position = next
      }
      text.append(characters[position])
      position += 1
    }
    guard position < characters.count else {
      throw CommandError("the quote \(quote) opened here is not closed; close it with another \(quote)", at: start)
    }
    position += 1
    return text
  }

  /// `<<END` as the last word of a line.
  private mutating func takeBlockEnd() throws(CommandError) {
    guard let last = words.last, !last.isQuoted, last.text.hasPrefix("<<") else { return }
    let end = String(last.text.dropFirst(2))
    guard !end.isEmpty else {
      throw CommandError("\"<<\" needs the word that will end the block, as in <<END", at: last.column, length: 2)
    }
    words.removeLast()
    result.blockEnd = end
  }
}

/// Whether a line goes on on the next one: it ends with a backslash that is not part of a comment.
func continues(_ line: String) -> Bool {
  guard line.hasSuffix("\\") else { return false }
  var quote: Character?
  var previous: Character = " "
  for character in line.dropLast() {
    if let open = quote {
      if character == open { quote = nil }
    } else if character == "\"" || character == "'" {
      quote = character
    } else if character == "#", previous.isWhitespace || previous == ";" {
      return false
    }
    previous = character
  }
  return true
}
