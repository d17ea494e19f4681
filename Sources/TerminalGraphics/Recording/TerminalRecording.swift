/// What was sent to a terminal, and when.
public struct TerminalRecording: Sendable {
  public let columns: Int
  public let rows: Int
  /// In the order of their times, in seconds from the beginning.
  public private(set) var events: [Event] = []

  /// Text that was sent at one moment.
  public struct Event: Equatable, Sendable {
    public let time: Double
    public let text: String
  }

  public init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
  }

  /// Adds text; a time before the last one counts as that.
  public mutating func add(_ text: String, at time: Double) {
    guard !text.isEmpty else { return }
    let time = max(time, events.last?.time ?? 0)
    if let last = events.last, last.time == time {
      events[events.count - 1] = Event(time: time, text: last.text + text)
    } else {
      events.append(Event(time: time, text: text))
    }
  }

  /// The time of the last event.
  public var duration: Double { events.last?.time ?? 0 }

  /// One picture of the screen, and when it appears.
  struct Frame: Sendable {
    let time: Double
    let cells: [[TerminalCell]]
    /// Where the cursor stands, where it can be seen.
    let cursor: (row: Int, column: Int)?
  }

  /// The screens that differ, at most so many a second; of several within one picture's time the last.
  func frames(perSecond rate: Double) -> [Frame] {
    var terminal = VirtualTerminal(columns: columns, rows: rows)
    var frames: [Frame] = []
    for event in events {
      terminal.write(event.text)
      let frame = Frame(
        time: event.time, cells: terminal.cells,
        cursor: terminal.isCursorVisible ? (terminal.row, terminal.column) : nil)
      if let last = frames.last, event.time - last.time < 1 / rate - 1e-9 {
        frames[frames.count - 1] = Frame(time: last.time, cells: frame.cells, cursor: frame.cursor)
      } else if frames.last.map({ !frame.looksLike($0) }) ?? true {
        frames.append(frame)
      }
    }
    return frames
  }
}

extension TerminalRecording.Frame {
  fileprivate func looksLike(_ other: Self) -> Bool {
    cells == other.cells && cursor?.row == other.cursor?.row && cursor?.column == other.cursor?.column
  }
}

extension TerminalRecording {
  /// The recording as asciinema's players read it: version 2, a JSON object and then one array a line.
  ///
  /// Source: asciinema, "asciicast v2", doc/asciicast-v2.md.
  public var cast: String {
    let header =
      "{\"version\": 2, \"width\": \(columns), \"height\": \(rows), \"env\": {\"TERM\": \"xterm-256color\"}}\n"
    return events.reduce(into: header) { text, event in
      let sent = event.text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
      text += "[\(NumberText.fixed(event.time, decimals: 3)), \"o\", \"\(Self.escaped(sent))\"]\n"
    }
  }

  /// A text inside of a JSON string.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
