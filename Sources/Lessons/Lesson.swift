/// A lesson: a Markdown file with a few facts about itself at its top.
public struct Lesson: Equatable, Sendable, Encodable {
  /// A piece of the lesson's text.
  public enum Block: Equatable, Sendable {
    case heading(String)
    /// A paragraph, its lines joined.
    case prose(String)
    /// Lines to be typed, or shown as they are.
    case code([String])
  }

  /// Its place in the course, counted from 1.
  public let number: Int
  /// The word it is called by.
  public let id: String
  public let title: String
  /// How long it takes.
  public let minutes: Int
  public let blocks: [Block]

  private enum CodingKeys: String, CodingKey {
    case number, id, title, minutes
  }

  /// The lines the lesson asks its reader to type, in order.
  public var commands: [String] {
    blocks.flatMap { if case .code(let lines) = $0 { lines } else { [String]() } }
  }
}
