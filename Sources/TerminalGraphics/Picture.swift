/// A finished picture: lines of equal width.
public struct Picture: Equatable, Sendable {
  /// The lines from top to bottom; whatever is put in becomes equally wide.
  public var lines: [StyledText] {
    get { evenLines }
    set { self = Picture(lines: newValue) }
  }
  /// Terminal columns of every line.
  public private(set) var width: Int
  private var evenLines: [StyledText]

  /// A picture of these lines; shorter ones are filled with spaces on the right.
  public init(lines: [StyledText]) {
    let widest = lines.lazy.map(\.width).max() ?? 0
    evenLines = lines.map { $0.padded(to: widest) }
    self.width = widest
  }

  /// Rows.
  public var height: Int { lines.count }

  /// The lines, joined by line feeds (none at the end), in the appearance's colours and cut to its width.
  public func rendered(_ appearance: Appearance) -> String {
    let ellipsis = appearance.glyphs.ellipsis
    return lines.map { line in
      let cut = line.truncated(to: appearance.columns, ellipsis: ellipsis)
      return (appearance.glyphs == .ascii ? cut.inASCII : cut).rendered(appearance.color)
    }.joined(separator: "\n")
  }

  /// This picture with another to its right, tops aligned.
  public func beside(_ other: Picture, gap: Int = 2) -> Picture {
    let height = max(self.height, other.height)
    return Picture(
      lines: (0..<height).map { row in
        let left = row < lines.count ? lines[row] : .spaces(width)
        let right = row < other.lines.count ? other.lines[row] : .spaces(other.width)
        return left + .spaces(gap) + right
      })
  }

  /// This picture with another below it, left edges aligned.
  public func above(_ other: Picture, gap: Int = 0) -> Picture {
    Picture(lines: lines + Array(repeating: StyledText(""), count: max(gap, 0)) + other.lines)
  }

  /// The pictures from top to bottom with `gap` empty lines between them.
  public static func stacked(_ pictures: [Picture], gap: Int = 0) -> Picture {
    guard let first = pictures.first else { return Picture(lines: []) }
    return pictures.dropFirst().reduce(first) { $0.above($1, gap: gap) }
  }

  /// The pictures from left to right with `gap` columns between them.
  public static func sideBySide(_ pictures: [Picture], gap: Int = 2) -> Picture {
    guard let first = pictures.first else { return Picture(lines: []) }
    return pictures.dropFirst().reduce(first) { $0.beside($1, gap: gap) }
  }
}

extension Glyphs {
  /// What stands for text that was cut.
  package var ellipsis: String { self == .unicode ? "…" : "..." }
}
