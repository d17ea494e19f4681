import Foundation
import Heartbeats
import Tables
import Testing

@Suite struct BeatSetTests {
  @Test func classesAreNamedAsTheDataSetNamesThem() {
    #expect(RowClass.heartbeats.map(\.shortName) == ["normal", "r-on-t", "pvc", "sveb", "unclassified"])
    #expect(RowClass.heartbeats.map(\.isAbnormal) == [false, true, true, true, true])
    #expect(RowClass.rOnT.name == "R-on-T premature ventricular contraction")
  }

  @Test func setsCountPickAndAverage() {
    let set = beats([2, 1, 0, 0, 1])
    #expect(set.count == 4 && set.isAbnormal == [false, false, true, true])
    #expect(set.picked([3, 0, 3]).classes == [.unclassified, .normal, .unclassified])
    #expect(set.picked([3])[0] == set[3])
    #expect(set.indices(of: .normal) == [0, 1])
    #expect(set.indices(where: \.isAbnormal) == [2, 3])
    #expect(set.mean(of: .normal)?.prefix(2) == [100_000.5, 100_000.5 + 1 / 256])
    #expect(set.mean(of: .supraventricular) == nil)
  }

  @Test(arguments: [DataSource.ecg5000(path: "/a b"), .simulated(seed: -3), .file(path: "x")])
  func sourcesAreSavedAndLoaded(source: DataSource) throws {
    #expect(try JSONDecoder().decode(DataSource.self, from: JSONEncoder().encode(source)) == source)
  }
}
