import Foundation
import Heartbeats
import Testing

/// The real ECG5000 for tests: named by `HEARTLINE_DATA`, else beside the checkout.
enum RealData {
  static let folder: String? = {
    let named = ProcessInfo.processInfo.environment["HEARTLINE_DATA"] ?? Checkout.path("../shared/ecg5000")
    return FileManager.default.fileExists(atPath: named) ? named : nil
  }()

  /// Whether tests that need the data are to run: where it is, and in CI always, so that there they fail without it.
  static var isExpected: Bool { folder != nil || ProcessInfo.processInfo.environment["CI"] == "true" }
}
