import Heartbeats
import Tables
import Views
import Workbench

/// The words for a group of beats, and what they stand for.
let beatGroups: [(word: String, group: BeatGroup)] =
  [("normal", .normal), ("abnormal", .abnormal)]
  + Domain.heartbeats.abnormalClasses.map { ($0.shortName, .beatClass($0)) }

extension Arguments {
  /// The beat that `17`, `normal 3` or `2 1` means; a group without a number means its first beat.
  func beatReference(_ which: String = "which", _ nth: String = "nth") throws -> BeatReference {
    let position = integer(nth)
    if let number = integer(which) {
      guard let position else { return .index(number) }
      guard let beatClass = RowClass.heartbeat(number) else {
        throw error("there is no class \"\(number)\"; the classes are 1 to 5", about: which)
      }
      return .group(.beatClass(beatClass), position)
    }
    let typed = (word(which) ?? "").lowercased()
    guard let named = beatGroups.first(where: { $0.word == typed }) else {
      throw error("there is no group \"\(typed)\"; \(enumeration(beatGroups.map(\.word)))", about: which)
    }
    return .group(named.group, position ?? 1)
  }
}
