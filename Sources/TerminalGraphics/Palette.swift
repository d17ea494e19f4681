/// A 24-bit colour.
package struct RGB: Equatable, Sendable {
  package var red: Int, green: Int, blue: Int

  package init(_ hex: Int) {
    red = (hex >> 16) & 0xff
    green = (hex >> 8) & 0xff
    blue = hex & 0xff
  }

  package init(red: Int, green: Int, blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `#rrggbb`, as CSS writes it.
  package var css: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// One colour at every depth: the SGR code of the sixteen, the index of the 256, and 24 bits.
package struct Tint: Sendable {
  package var sixteen: Int, indexed: Int, rgb: RGB

  init(_ sixteen: Int, _ indexed: Int, _ hex: Int) {
    self.sixteen = sixteen
    self.indexed = indexed
    self.rgb = RGB(hex)
  }
}

/// The colours of every ink: mid-lightness, so that each keeps a contrast of 3:1 to black and to white, and hues that
/// colour-blind readers tell apart (after Okabe and Ito, "Color universal design", 2008).
package enum Palette {
  package static let series = [
    Tint(36, 32, 0x1a7fc1), Tint(31, 166, 0xd55e00), Tint(32, 29, 0x009e73),
    Tint(35, 169, 0xc76b9f), Tint(33, 136, 0xb87f00), Tint(34, 98, 0x8f6bc9),
  ]
  package static let good = Tint(32, 29, 0x009e73)
  package static let bad = Tint(31, 167, 0xd64545)
  package static let warning = Tint(33, 136, 0xb87f00)
  package static let accent = Tint(36, 32, 0x1a7fc1)
  package static let muted = Tint(2, 244, 0x808080)

  /// The tint of an ink; nil where the terminal's own foreground serves.
  package static func tint(_ ink: Ink) -> Tint? {
    switch ink {
    case .plain, .strong: nil
    case .muted: muted
    case .heading, .accent: accent
    case .good: good
    case .bad: bad
    case .warning: warning
    case .series(let index): series[((index % series.count) + series.count) % series.count]
    case .level(let step): Ramp.sequential(step)
    case .signedLevel(let step): Ramp.diverging(step)
    }
  }

  /// The parameters of the SGR sequence `ESC [ … m`; empty where no sequence is needed.
  package static func parameters(_ ink: Ink, bold: Bool, _ color: ColorDepth) -> String {
    guard color != .none else { return "" }
    let weight = bold || ink == .strong || ink == .heading ? "1" : ""
    guard let tint = tint(ink) else { return weight }
    let code =
      switch color {
      case .none: ""
      case .ansi16: String(tint.sixteen)
      case .ansi256: "38;5;\(tint.indexed)"
      case .trueColor: "38;2;\(tint.rgb.red);\(tint.rgb.green);\(tint.rgb.blue)"
      }
    return weight.isEmpty ? code : weight + ";" + code
  }
}

/// The ramps of heat maps: lightness runs one way, so that they read in grey as well.
package enum Ramp {
  /// Dark violet over teal to light yellow.
  private static let sequentialStops = [0x3b1f5c, 0x3d4a89, 0x2a788e, 0x22a884, 0x8fd04a, 0xf6e34b].map(RGB.init)
  /// Blue for negative, grey for neutral, orange for positive.
  private static let divergingStops = [0x1a7fc1, 0x7f9db3, 0x8a8a8a, 0xb98f6e, 0xe06c00].map(RGB.init)

  static func sequential(_ step: Int) -> Tint {
    tint(
      sequentialStops, Double(min(max(step, 0), 100)) / 100, sixteen: [34, 36, 32, 33],
      indexed: [54, 60, 30, 36, 77, 149, 221])
  }

  static func diverging(_ step: Int) -> Tint {
    tint(
      divergingStops, Double(min(max(step, -100), 100) + 100) / 200, sixteen: [34, 36, 2, 33, 31],
      indexed: [26, 32, 67, 245, 137, 172, 166])
  }

  /// The colour at a share of the ramp. The entries of xterm's 256 are chosen by hand: the nearest ones turn what is
  /// almost grey pink and violet.
  private static func tint(_ stops: [RGB], _ share: Double, sixteen: [Int], indexed: [Int]) -> Tint {
    let place = share * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    let part = place - Double(index)
    func mix(_ low: Int, _ high: Int) -> Int { Int((Double(low) + part * Double(high - low)).rounded()) }
    let low = stops[index]
    let high = stops[index + 1]
    let rgb = RGB(
      red: mix(low.red, high.red), green: mix(low.green, high.green), blue: mix(low.blue, high.blue))
    func entry(_ entries: [Int]) -> Int { entries[min(Int(share * Double(entries.count)), entries.count - 1)] }
    return Tint(entry(sixteen), entry(indexed), rgb.red << 16 | rgb.green << 8 | rgb.blue)
  }
}
