import LineEditing
import Screens
import Shell
import TerminalGraphics
import Testing
import Views
import Workbench

/// The screen of a replay: keys, time and the mouse move it, and what it shows is the epoch it names.
@Suite struct ReplayScreenTests {
  /// A bench that was trained for some epochs; half of them are on the plateau.
  private static func bench(_ epochs: Int = 12, _ setup: String = "set batch-size 32") throws -> TestShell {
    let shell = try TestShell()
    shell.run("\(setup); train \(epochs)")
    return shell
  }

  private static func screen(_ shell: TestShell, at epoch: Int? = nil, size: (Int, Int) = (80, 24)) throws
    -> ReplayScreen
  {
    var screen = ReplayScreen(try Replay(shell.session.bench.trained()), at: epoch)
    _ = screen.handle(.resize(TerminalSize(columns: size.0, rows: size.1)))
    return screen
  }

  private static func text(_ screen: ReplayScreen, _ columns: Int = 80, _ rows: Int = 24) -> [String] {
    screen.lines(Appearance(width: columns), rows: rows).map(\.plain)
  }

  @Test func arrowsWalkThroughTheEpochs() throws {
    var screen = try Self.screen(Self.bench())
    #expect(screen.epoch == 1)
    for (key, epoch) in [
      (Key.right, 2), (.right, 3), (.left, 2), (.end, 12), (.right, 12), (.pageUp, 2), (.home, 1), (.left, 1),
      (.shiftRight, 11),
    ] {
      #expect(screen.handle(.key(key)) == .draw)
      #expect(screen.epoch == epoch && screen.frame.epoch == epoch)
      #expect(Self.text(screen)[0].hasPrefix("epoch \(epoch)/12"))
    }
  }

  @Test func aNumberAndEnterJump() throws {
    var screen = try Self.screen(Self.bench())
    func type(_ keys: Key...) { for key in keys { _ = screen.handle(.key(key)) } }
    type(.character("1"), .character("0"))
    #expect(Self.text(screen)[0].hasPrefix("epoch 10_"))
    #expect(screen.epoch == 1)
    type(.enter)
    #expect(screen.epoch == 10 && screen.typed.isEmpty)
    type(.character("9"), .backspace, .character("4"), .enter)
    #expect(screen.epoch == 4)
    type(.character("9"), .character("9"), .enter)
    #expect(screen.epoch == 4)
    #expect(screen.message == "there is no epoch 99; there are 1 to 12")
    type(.character("7"), .escape)
    #expect(screen.epoch == 4 && screen.typed.isEmpty)
  }

  @Test func spacePlaysToTheEndAndAgainFromTheStart() throws {
    var screen = try Self.screen(Self.bench())
    #expect(screen.pulse == nil && screen.tick(1) == .wait)
    _ = screen.handle(.key(.character(" ")))
    #expect(screen.isPlaying && screen.pulse != nil)
    var seconds = 0.0
    var seen: Set<Int> = [screen.epoch]
    while screen.isPlaying, seconds < 100 {
      _ = screen.tick(0.05)
      seconds += 0.05
      seen.insert(screen.epoch)
    }
    #expect(screen.epoch == 12 && screen.pulse == nil)
    #expect(seen == Set(1...12))
    _ = screen.handle(.key(.character(" ")))
    #expect(screen.isPlaying && screen.epoch == 1)
    _ = screen.handle(.key(.character(" ")))
    #expect(!screen.isPlaying)
  }

  /// A training of any length is over in ten seconds of playing, and what happens is rested upon.
  @Test func itRestsWhereSomethingHappens() throws {
    let shell = try Self.bench(40, "set batch-size 64; set learning-rate 0.003")
    var screen = try Self.screen(shell)
    let epochs = Set(screen.replay.mainMoments.map(\.epoch))
    #expect(!epochs.isEmpty)
    _ = screen.handle(.key(.character(" ")))
    var shown: [Int: Int] = [:]
    var ticks = 0
    while screen.isPlaying, ticks < 10_000 {
      _ = screen.tick(1.0 / 30)
      ticks += 1
      shown[screen.epoch, default: 0] += 1
    }
    let quick = ticks - epochs.reduce(0) { $0 + (shown[$1] ?? 0) }
    #expect(Double(quick) / 30 < 10)
    for epoch in epochs where epoch > 1 && epoch < 40 {
      #expect(shown[epoch, default: 0] >= 30, "epoch \(epoch)")
    }
  }

  @Test func plusAndMinusChangeTheSpeed() throws {
    var screen = try Self.screen(Self.bench())
    let before = screen.speed
    _ = screen.handle(.key(.character("+")))
    #expect(screen.speed == before * 2)
    for _ in 0..<12 { _ = screen.handle(.key(.character("-"))) }
    #expect(screen.speed == 1)
    for _ in 0..<12 { _ = screen.handle(.key(.character("+"))) }
    #expect(screen.speed == 128)
  }

  @Test func momentsAreJumpedTo() throws {
    var screen = try Self.screen(Self.bench(40, "set batch-size 64; set learning-rate 0.003"))
    let epochs = Set(screen.replay.mainMoments.map(\.epoch)).filter { $0 > 1 }.sorted()
    for epoch in epochs {
      _ = screen.handle(.key(.character("n")))
      #expect(screen.epoch == epoch)
      let caption = Self.text(screen)[1]
      #expect(screen.replay.moments.filter { $0.holds(at: epoch) }.contains { caption.contains($0.name) }, "\(caption)")
    }
    _ = screen.handle(.key(.character("n")))
    #expect(screen.message == "nothing more in this direction")
    _ = screen.handle(.key(.character("b")))
    #expect(screen.replay.moments.contains { $0.kind == .best && $0.epoch == screen.epoch })
  }

  @Test func tabShowsOtherBeatsAndTheDrawing() throws {
    let shell = try Self.bench()
    shell.run("draw from beat 3")
    let drawn = try shell.session.bench.drawing().values
    let replay = try Replay(shell.session.bench.trained(), drawn: drawn)
    var screen = ReplayScreen(replay)
    let first = screen.frame.beats.map(\.beat.name)
    #expect(first.count == 2 && first[0].hasPrefix("normal"))
    var names: [String] = []
    for _ in replay.pairs {
      names.append(screen.frame.beats[0].beat.name)
      #expect(Self.text(screen).contains { $0.contains(screen.frame.beats[0].beat.name) })
      _ = screen.handle(.key(.tab))
    }
    #expect(names.last == "drawn")
    #expect(screen.frame.beats.map(\.beat.name) == first)
    _ = screen.handle(.key(.backTab))
    #expect(screen.frame.beats[0].beat.values == drawn)
  }

  @Test(arguments: [(80, 24), (160, 50), (62, 24), (120, 30)]) func theMouseJumpsInTheLosses(
    _ columns: Int, _ rows: Int
  ) throws {
    var screen = try Self.screen(Self.bench(), size: (columns, rows))
    let picture = ReplayPicture(screen, Appearance(width: columns), rows: rows)
    let row = picture.lossRows.lowerBound + 2
    for epoch in [3, 11, 6] {
      func distance(_ column: Int) -> Double { abs(picture.epoch(atColumn: column) - Double(epoch)) }
      let column = try #require((0..<columns).min { distance($0) < distance($1) })
      #expect(screen.handle(.mouse(MouseEvent(.press, column: column, row: row))) == .draw)
      #expect(screen.epoch == epoch)
      // The cursor stands where the mouse is.
      let line = Array(Self.text(screen, columns, rows)[row])
      let cursors = line.indices.filter { "⠅⠨⡇⢸⠇".contains(line[$0]) }
      #expect(cursors.contains { abs($0 - column) <= 2 }, "\(String(line))")
    }
    #expect(screen.handle(.mouse(MouseEvent(.drag, column: columns - 1, row: 0))) == .draw)
    _ = screen.handle(.mouse(MouseEvent(.release, column: 0, row: 0)))
    let epoch = screen.epoch
    #expect(screen.handle(.mouse(MouseEvent(.press, column: 20, row: 0))) == .wait)
    #expect(screen.handle(.mouse(MouseEvent(.drag, column: 30, row: row))) == .wait)
    #expect(screen.epoch == epoch)
    _ = screen.handle(.mouse(MouseEvent(.scrollUp, column: 0, row: 0)))
    #expect(screen.epoch == epoch - 1)
  }

  @Test func aMarkIsKeptWithTheTrainingAndKTakesTheEpoch() throws {
    let shell = try Self.bench()
    var context = shell.session.context
    var screen = try Self.screen(shell, at: 5)
    _ = screen.handle(.key(.character("e")))
    #expect(screen.marked == 5 && screen.handle(.key(.character("q"))) == .leave)
    let left = try screen.finish(isKept: false, bench: &context.bench)
    #expect((left as? MessageOutcome)?.message.contains("epoch 5 is marked") == true)
    #expect(try context.bench.markedEpoch() == 5)
    #expect(try context.bench.trained().network == shell.session.bench.trained().network)
    _ = screen.handle(.key(.right))
    #expect(screen.handle(.key(.character("k"))) == .keep)
    let kept = try screen.finish(isKept: true, bench: &context.bench)
    #expect(kept.equivalent == "replay keep 6")
    #expect(try context.bench.trained().training?.epochsDone == 6)
    // A second press takes the mark away.
    _ = screen.handle(.key(.left))
    _ = screen.handle(.key(.character("e")))
    #expect(screen.marked == nil)
  }

  @Test func aMarkOnTheDetectorsOwnEpochGivesNoHint() throws {
    let shell = try Self.bench()
    var context = shell.session.context
    var screen = try Self.screen(shell, at: 12)
    _ = screen.handle(.key(.character("e")))
    #expect(screen.message?.contains("is the detector already") == true)
    let left = try screen.finish(isKept: false, bench: &context.bench)
    #expect((left as? MessageOutcome)?.message.contains("replay keep") == false)
  }

  @Test func aQuestionMarkListsTheKeysAndLetters() throws {
    var screen = try Self.screen(Self.bench(), at: 5)
    _ = screen.handle(.key(.character("?")))
    for columns in [80, 60] {
      let text = Self.text(screen, columns)
      #expect(text.allSatisfy { $0.count <= columns })
      for word in ["PageUp", "Home", "number, Enter", "replay keep", "above", "rebuilt", "any key"] {
        #expect(text.contains { $0.contains(word) }, "\(columns): \(word)")
      }
    }
    // The key that ends the list does nothing else.
    #expect(screen.handle(.key(.right)) == .draw)
    #expect(Self.text(screen)[0].hasPrefix("epoch 5/12"))
  }

  /// No key and no number is cut: what has no room is left out.
  @Test(arguments: [40, 60, 80, 100]) func keysAreWhole(_ columns: Int) throws {
    let screen = try Self.screen(Self.bench(), at: 12)
    let text = Self.text(screen, columns)
    #expect(text.last?.hasPrefix("q leave") == true && text.last?.contains("? keys") == true)
    #expect(text.last?.contains("…") == false)
    #expect(columns < 60 || !text[0].contains("…"))
  }

  @Test(arguments: [(80, 24), (160, 50), (60, 20), (40, 12), (30, 8), (62, 40), (200, 24), (120, 24)])
  func itFitsTheWindow(
    _ columns: Int, _ rows: Int
  ) throws {
    let shell = try Self.bench()
    for glyphs in [Glyphs.unicode, .ascii] {
      let screen = try Self.screen(shell, at: 4, size: (columns, rows))
      let lines = screen.lines(Appearance(width: columns, glyphs: glyphs), rows: rows)
      #expect(lines.count <= rows)
      #expect(lines.allSatisfy { $0.width <= columns })
      let text = lines.map(\.plain).joined(separator: "\n")
      #expect(text.hasPrefix("epoch 4/12"))
      if rows >= 24, columns >= 80 {
        for word in [
          "loss", "validation", "AUC", "mean beat", "normal 1", "bottleneck", "errors", ", threshold", "training",
          "dead",
          "q leave",
        ] {
          #expect(text.contains(word), "\(columns)×\(rows) \(glyphs): \(word)")
        }
      }
    }
  }

  @Test func nothingJumpsFromEpochToEpoch() throws {
    let shell = try Self.bench()
    for (columns, rows) in [(80, 24), (160, 50)] {
      var screen = try Self.screen(shell, size: (columns, rows))
      var places: Set<[Int?]> = []
      for _ in 0..<12 {
        let lines = Self.text(screen, columns, rows)
        #expect(lines.count == rows)
        places.insert(
          ["bottleneck", ", threshold", "── training", " dead", "q leave"].map { word in
            lines.lastIndex { $0.contains(word) }
          })
        _ = screen.handle(.key(.right))
      }
      #expect(places.count == 1 && places.first?.contains(nil) == false, "\(places)")
    }
  }

  @Test func theSessionOpensIt() throws {
    let shell = try Self.bench()
    let screen = PlayedScreen([.right, .character("e"), .character("k")], columns: 80, rows: 24)
    var printed = ""
    let console = Console(
      write: { printed += $0 }, writeError: { printed += $0 }, appearance: { Appearance() }, openScreen: { screen })
    let session = Session(bench: shell.session.bench, services: shell.session.services, console: console)
    session.enter("replay")
    #expect(screen.isEnded)
    #expect(screen.pictures.first?[0].hasPrefix("epoch 1/12") == true)
    #expect(printed.contains("the detector is the network of epoch 2 now"))
    #expect(try session.bench.trained().training?.epochsDone == 2)
    #expect(try session.bench.markedEpoch() == 2)
  }
}
