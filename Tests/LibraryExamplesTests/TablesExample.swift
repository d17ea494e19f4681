import Tables
import Testing

@Suite struct TablesExample {
  @Test func dividesAndScalesRows() throws {
    // Example: Ten rows of two columns, every fifth of them a fault.
    let good = RowClass(number: 1, name: "good", isAbnormal: false)
    let fault = RowClass(number: 2, name: "fault", isAbnormal: true)
    let rows = RowSet(
      width: 2, values: (0..<20).map(Float.init), classes: (0..<10).map { $0 % 5 == 4 ? fault : good })
    let domain = Domain(
      noun: .row, columnNoun: .column, kind: .table, width: 2, columnNames: ["pressure", "flow"],
      classes: [good, fault])
    let data = DataSet(
      source: .table(path: "pumps.csv", options: TableOptions()), domain: domain, train: rows, test: rows)
    let partition = try Partition(data: data, settings: PartitionSettings(split: .ucr, validation: 0.5, seed: 1))
    let scaling = Scaling(kind: .feature, fit: partition.training)
    let scaled = scaling.scale(partition.training.values)
    // End.
    #expect(partition.training.isAbnormal.allSatisfy { !$0 })
    #expect(partition.test.count == 10)
    #expect(scaled.min() == 0 && scaled.max() == 1)
  }
}
