import Foundation
import Testing

/// Where the real data lie that tests need: the one place that decides it.
///
/// `HEARTLINE_DATA` names the folder of ECG5000; without it the folder `shared` beside the checkout is looked into. Other
/// data sets and models lie in folders beside ECG5000's.
public enum RealData {
  /// ECG5000's folder; nil where its two files are not there.
  public static let folder: String? = {
    let named = environment("HEARTLINE_DATA") ?? Checkout.path("../shared/ecg5000")
    return isFile(named + "/ECG5000_TRAIN.txt") && isFile(named + "/ECG5000_TEST.txt") ? named : nil
  }()

  /// ECG5000's folder, or a failure that says how to get it.
  public static func requiredFolder() throws -> String {
    try #require(folder, "ECG5000 is needed: set HEARTLINE_DATA to its folder")
  }

  /// The model that Anomagram ships: `HEARTLINE_ANOMAGRAM`, or the folder `anomagram` beside the data; nil without it.
  public static let anomagramModel: String? = {
    let named = environment("HEARTLINE_ANOMAGRAM") ?? folder.map { $0 + "/../anomagram" }
    return named.map { $0 + "/model.json" }.flatMap { isFile($0) ? $0 : nil }
  }()

  /// The folder of another data set, `kdd` say, beside ECG5000's; nil where there is none.
  public static func sibling(_ name: String) -> String? {
    let path = (folder ?? Checkout.path("../shared/ecg5000")) + "/../\(name)"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// Whether a test that needs this path is to run. In continuous integration always, so that there a missing file is a
  /// failure and not a test that nobody misses.
  public static func isExpected(_ path: String?) -> Bool { path != nil || environment("CI") == "true" }

  /// Whether the tests that need ECG5000 are to run.
  public static var isExpected: Bool { isExpected(folder) }

  private static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

  private static func isFile(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test where ECG5000 is not; never in continuous integration.
  public static var needsRealData: Self {
    .enabled(if: RealData.isExpected, "ECG5000 is not here; see CONTRIBUTING.md")
  }
}
