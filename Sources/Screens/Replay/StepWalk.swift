import LineEditing
import Views

/// A walk through the steps of something that was learned: what arrows, space, numbers and time do to a place among them.
struct StepWalk {
  /// The number of the step at each place, in order.
  let numbers: [Int]
  /// The last number there is.
  let last: Int
  /// What one step is called, `epoch`, and what has no name when nothing happens.
  let noun: String
  /// Where something happens; playing rests there.
  let moments: [Int]
  private(set) var place: Int
  private(set) var isPlaying = false
  private(set) var speed: Int
  private(set) var typed = TypedNumber()
  /// What the last key did, or could not do.
  var message: String?
  /// Steps that are due and not whole yet.
  private var due = 0.0
  /// Seconds for which the picture rests on a moment.
  private var rest = 0.0

  /// Steps a second.
  static let speeds = [1, 2, 4, 8, 16, 32, 64, 128]
  /// How long all of it is to take at first, in seconds, without the rests.
  private static let length = 6
  /// How long playing rests on what happens at once, in seconds.
  private static let restLength = 1.2

  init(_ numbers: [Int], last: Int, noun: String, moments: [Int], place: Int) {
    (self.numbers, self.last, self.noun, self.place) = (numbers, last, noun, place)
    self.moments = Set(moments).sorted()
    let wanted = numbers.count / Self.length
    speed = Self.speeds.first { $0 >= wanted } ?? 128
  }

  var number: Int { numbers[place] }

  /// The place of the step that is nearest to a number.
  func place(of number: Int) -> Int {
    numbers.indices.min { abs(numbers[$0] - number) < abs(numbers[$1] - number) } ?? 0
  }

  // MARK: Time

  var pulse: Double? { isPlaying ? max(1.0 / 30, 1 / Double(speed)) : nil }

  /// Whether the place is another one.
  mutating func tick(_ elapsed: Double) -> Bool {
    guard isPlaying else { return false }
    if rest > 0 {
      rest -= elapsed
      return false
    }
    due += elapsed * Double(speed)
    let steps = Int(due)
    guard steps > 0 else { return false }
    due -= Double(steps)
    // No moment is jumped over, however fast it plays.
    for _ in 0..<steps where place < numbers.count - 1 {
      place += 1
      if restsHere {
        (rest, due) = (Self.restLength, 0)
        break
      }
    }
    if place == numbers.count - 1 { isPlaying = false }
    return true
  }

  /// Whether something happens here that a person should have time to read.
  private var restsHere: Bool {
    let before = place > 0 ? numbers[place - 1] : 0
    return moments.contains { $0 > before && $0 <= number }
  }

  // MARK: Keys

  /// Whether the key is one of a walk; a number that is being typed takes them all.
  mutating func take(_ key: Key) -> Bool {
    if !typed.isEmpty {
      switch typed.take(key) {
      case .changed: break
      case .entered(let text): jump(to: Int(text) ?? 0)
      case .ignored: return false
      }
      return true
    }
    switch key {
    case .left: show(place - 1)
    case .right: show(place + 1)
    case .shiftLeft, .pageUp, .down: show(place - 10)
    case .shiftRight, .pageDown, .up: show(place + 10)
    case .home: show(0)
    case .end: show(numbers.count - 1)
    case .character(" "): play()
    case .character("+"), .character("="): change(speed: 1)
    case .character("-"), .character("_"): change(speed: -1)
    case .character("n"): toMoment(moments.first { $0 > number })
    case .character("p"), .character("N"): toMoment(moments.last { $0 < number })
    case .character(let digit) where ("0"..."9").contains(digit): typed.begin(digit)
    default: return false
    }
    return true
  }

  mutating func show(_ place: Int) {
    (isPlaying, due, rest) = (false, 0, 0)
    self.place = min(max(0, place), numbers.count - 1)
  }

  mutating func stop() { show(place) }

  private mutating func jump(to wanted: Int) {
    let first = min(1, numbers.first ?? 1)
    guard (first...max(first, last)).contains(wanted) else {
      message = "there is no \(noun) \(wanted); there are \(first) to \(last)"
      return
    }
    show(place(of: wanted))
    if number != wanted { message = "\(noun) \(wanted) was not kept; this is the nearest that was" }
  }

  private mutating func play() {
    if !isPlaying, place == numbers.count - 1 { show(0) }
    isPlaying.toggle()
    (due, rest) = (0, 0)
  }

  private mutating func change(speed steps: Int) {
    let now = Self.speeds.firstIndex(of: speed) ?? 0
    speed = Self.speeds[min(max(0, now + steps), Self.speeds.count - 1)]
    message = "\(counted(speed, noun)) a second"
  }

  /// To where something happens.
  mutating func toMoment(_ number: Int?) {
    guard let number else {
      message =
        moments.isEmpty ? "nothing that has a name happens in this training" : "nothing more in this direction"
      return
    }
    show(place(of: number))
  }
}
