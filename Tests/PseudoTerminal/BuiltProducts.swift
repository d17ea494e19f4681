import Platform

/// Where the programs of this package lie while its tests run.
public enum BuiltProducts {
  /// The path of a built program, beside the running test program.
  public static func path(of program: String) -> String { "\(directory)/\(program)" }

  private static var directory: String {
    let image = testImage
    // On macOS the image lies inside a bundle: NAME.xctest/Contents/MacOS/NAME.
    let parts = image.split(separator: "/", omittingEmptySubsequences: false)
    let inBundle = parts.firstIndex { $0.hasSuffix(".xctest") } ?? parts.count - 1
    return parts[..<inBundle].joined(separator: "/")
  }

  #if canImport(Darwin)
    private static var testImage: String {
      var info = Dl_info()
      guard dladdr(#dsohandle, &info) != 0, let name = info.dli_fname else { return CommandLine.arguments[0] }
      return String(cString: name)
    }
  #else
    private static var testImage: String {
      var path = [CChar](repeating: 0, count: 4096)
      let count = readlink("/proc/self/exe", &path, path.count)
      guard count > 0 else { return CommandLine.arguments[0] }
      return String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  #endif
}
