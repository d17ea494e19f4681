import TerminalGraphics
import Views

/// What a person did where a lesson waited for them.
enum PaceAnswer: Equatable {
  /// Enter: on.
  case goOn
  /// Ctrl-C: enough of this.
  case stop
  /// Ctrl-D: leave the shell.
  case leave
  /// A command, which is run in its turn.
  case command(String)
}

/// How far the window is filled with lines that have not been read yet, and where to stop so that none is scrolled away.
struct LessonPace {
  /// Rows since the last line that the person entered, that line included.
  private(set) var filled = 0
  /// Whether nothing more is to be shown until the next line is entered.
  private(set) var isStopped = false
  /// Whether the rest is shown without a stop, because a command waits behind it.
  var isHurried = false

  /// The person entered a line, on so many rows.
  mutating func begin(rows: Int = 1) {
    filled = rows
    isStopped = false
    isHurried = false
  }

  mutating func stop() { isStopped = true }

  /// Shows a page on a window of so many rows, piece by piece; `wait` is asked before what does not fit.
  mutating func show(
    _ page: Page, rows: Int, write: ([StyledText]) -> Void, wait: (inout LessonPace) -> Void
  ) {
    // The prompt, or the line that waits, stands below.
    let room = max(4, rows - 1)
    for chunk in page.chunks {
      var rest = chunk[...]
      // A piece that fits a window of its own is not torn apart.
      if Self.rows(of: rest, page) <= room, filled + Self.rows(of: rest, page) > room, filled > 0 { pause(wait) }
      while !isStopped, !rest.isEmpty {
        let fitting = isHurried ? rest : Self.fitting(rest, into: room - filled, of: room, page)
        guard !fitting.isEmpty else {
          pause(wait)
          continue
        }
        write(Array(fitting))
        filled += Self.rows(of: fitting, page)
        rest = rest.dropFirst(fitting.count)
      }
      if isStopped { return }
    }
  }

  private mutating func pause(_ wait: (inout LessonPace) -> Void) {
    guard !isHurried, !isStopped else { return }
    wait(&self)
    filled = 0
  }

  /// As many lines as fit, up to a blank one where there is one in the lower half.
  private static func fitting(
    _ lines: ArraySlice<StyledText>, into left: Int, of room: Int, _ page: Page
  ) -> ArraySlice<StyledText> {
    var rows = 0
    var end = lines.startIndex
    while end < lines.endIndex {
      rows += page.rows(of: lines[end])
      guard rows <= left else { break }
      end += 1
    }
    if end == lines.endIndex { return lines }
    // A line that is higher than the window would never fit.
    if end == lines.startIndex { return left >= room ? lines.prefix(1) : [] }
    let least = lines.startIndex + (end - lines.startIndex) / 2
    if let blank = lines[least..<end].lastIndex(where: \.isEmpty), blank > lines.startIndex { return lines[..<blank] }
    // A corner of a few rows is not worth a piece of a picture.
    return left < room / 2 ? [] : lines[..<end]
  }

  private static func rows(of lines: ArraySlice<StyledText>, _ page: Page) -> Int {
    lines.reduce(0) { $0 + page.rows(of: $1) }
  }
}

extension Page {
  /// The lines, cut where something new begins.
  fileprivate var chunks: [[StyledText]] {
    let ends = breaks + [lines.count]
    return zip([0] + breaks, ends).map { Array(lines[$0..<$1]) }.filter { !$0.isEmpty }
  }

  /// Rows of the window that a line takes.
  fileprivate func rows(of line: StyledText) -> Int { max(1, (line.width + appearance.width - 1) / appearance.width) }
}

extension Session {
  /// Writes a page; inside a lesson at the prompt it stops where what follows does not fit the window.
  ///
  /// - Parameter isPaged: Whether elsewhere a pager may show it a screen at a time.
  func write(_ page: Page, isPaged: Bool = false) {
    guard let waitForEnter, mayPage, lesson != nil, sink == nil, let rows = page.appearance.rows else {
      return emit(page.text, isPaged: isPaged)
    }
    guard !pace.isStopped else { return }
    var pace = self.pace
    pace.show(
      page, rows: rows,
      write: { lines in console.write(Page(page, lines: lines).text) },
      wait: { pace in
        switch waitForEnter() {
        case .goOn: break
        case .stop:
          pace.stop()
          console.write(StyledText("\"lesson\" says the step again", .muted).rendered(page.appearance.color) + "\n")
        case .leave:
          pace.stop()
          leave()
        case .command(let line):
          // What directs the shell or the lesson makes what is left of this page pointless.
          if isDirection(line) { pace.stop() } else { pace.isHurried = true }
          enteredEarly = line
        }
      })
    self.pace = pace
  }

  private func isDirection(_ line: String) -> Bool {
    var reader = StatementReader(text: line)
    guard let statement = try? reader.next()?.statements.get().first,
      let command = try? table.call(statement, abbreviated: true).command
    else { return false }
    // A hint is about what is still to be read.
    return command.name != "hint" && (command.effect == .directs || command.effect == .guides)
  }
}
