import Foundation

/// The files of this checkout, for tests that read them.
public enum Checkout {
  /// The folder that holds Package.swift.
  public static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder
  }()

  /// The path of a file or folder, named from the root on.
  public static func path(_ name: String) -> String {
    root.appendingPathComponent(name).standardizedFileURL.path
  }
}
