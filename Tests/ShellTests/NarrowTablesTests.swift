import Shell
import Testing
import Views

/// No number and no detector's name is cut, however narrow the terminal; what has no room is named below the table.
@Suite struct NarrowTablesTests {
  private static let detectors = [
    "autoencoder", "mean", "pca", "kmeans", "knn", "lof", "one-class-svm", "isolation-forest", "gaussian-mixture",
    "ecod",
  ]

  @Test(arguments: [60, 80, 120]) func anArenaKeepsNamesAndIntervals(_ width: Int) throws {
    let shell = try TestShell(width: width)
    let output = shell.run("set epochs 2; train; compare all")
    let table = try #require(output.range(of: "AUC difference")).lowerBound
    let lines = output[table...].split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= width })
    for name in Self.detectors {
      let row = try #require(lines.first { $0.hasPrefix("\(name) ") }, "\(name)")
      // Whole: two ends of an interval for all but the first, and no cut cell.
      #expect(name == "autoencoder" || row.contains(#/[+−]?0\.\d{3} … [+−]?0\.\d{3}/#), "\(row)")
      #expect(!row.contains(#/…(?! [+−]?\d)/#), "\(row)")
    }
    #expect(words(output).contains("AUC difference from autoencoder, 95 % interval"))
    #expect(output.contains("F2") && output.contains("keeps"))
  }

  @Test(arguments: [60, 80, 140]) func aComparisonSaysWhatEachDetectorIs(_ width: Int) throws {
    let output = try TestShell(width: width).run("set epochs 2; train; compare")
    #expect(!output.contains("…"))
    for text in ["140-15-7-2-7-15-140", "distance to the mean training beat", "2 principal components"] {
      #expect(words(output).contains(text))
    }
    #expect(words(output).contains("no room here for precision") == (width == 60))
  }

  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// An error has four digits, however small it is.
@Suite struct ErrorFigureTests {
  @Test(arguments: [
    (0.003_881_9, "0.003882"), (12.346, "12.35"), (0, "0"), (1.234_56e-7, "1.235e-7"), (-1.796e-6, "-0.000001796"),
    (3.210_9e-13, "3.211e-13"),
    (-4e-9, "-4e-9"),
  ])
  func digits(_ value: Double, _ text: String) {
    #expect(errorFigure(value) == text)
  }
}
