/// Why a text is not the JSON that is accepted here, and at which byte (the first is byte 0).
public enum JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Something else stands there, or the text ends there.
  case expected(String, at: Int)
  case duplicateKey(String, at: Int)
  case invalidUTF8(at: Int)
  case invalidEscape(at: Int)
  case controlCharacter(at: Int)
  case tooManyMarks(at: Int)
  case numberOutOfRange(at: Int)
  case tooDeep(limit: Int, at: Int)

  /// What is wrong, to follow "is not valid JSON: ".
  public var description: String {
    switch self {
    case .expected(let what, let offset): "expected \(what) at byte \(offset)"
    case .duplicateKey(let key, let offset): "the key \(quoted(key)) stands twice, again at byte \(offset)"
    case .invalidUTF8(let offset): "the string at byte \(offset) is not UTF-8"
    case .invalidEscape(let offset): "an invalid escape at byte \(offset)"
    case .controlCharacter(let offset): "a control character inside a string at byte \(offset)"
    case .tooManyMarks(let offset): "too many combining marks in the string at byte \(offset)"
    case .numberOutOfRange(let offset): "the number at byte \(offset) is out of range"
    case .tooDeep(let limit, let offset): "nested deeper than \(limit) levels at byte \(offset)"
    }
  }
}

/// Text from outside, safe to show in one line: quoted, shortened, without control and formatting characters.
func quoted(_ text: String, limit: Int = 60) -> String {
  var shown = ""
  var count = 0
  for scalar in text.unicodeScalars {
    if count == limit {
      shown += "…"
      break
    }
    count += 1
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: shown += "?"
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return "'\(shown)'"
}
