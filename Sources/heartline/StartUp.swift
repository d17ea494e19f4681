import CStart

extension Heartline {
  /// Runs the process's arguments, also where there is no /proc, from which Swift takes them.
  static func main() {
    var arguments: [String]?
    if let found = heartline_arguments() {
      arguments = (1..<max(1, Int(heartline_argument_count()))).compactMap { found[$0].map { String(cString: $0) } }
    }
    main(arguments)
  }
}
