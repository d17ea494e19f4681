import Detectors
import Tables

/// Why the workbench could not do as it was asked; each is one sentence that names the way out.
public enum WorkbenchError: Error, Equatable, Sendable {
  case notTrained
  case tooManyLayers(Int)
  case layerUnits(Int)
  case noLayer(position: Int, count: Int)
  case nothingToUndo
  case nothingToRedo
  case cannotContinue([RecipeChange])
  case dataChanged
  case noBeat(position: Int, count: Int, of: String)
  case noLabelledBeats
  case noValidationBeats
  case noTestGroups
  /// Nothing is known of any row.
  case noLabels
  case noValidationGroups
  case interruptedBeforeResult
  case noSnapshots
  /// A value that was set for one method lies outside the range of another.
  case parameter(name: String, value: String, detector: String, range: String)
  case unknownParameter(String)
  /// The detector cannot do what was asked; `able` can.
  case needsOtherDetector(what: String, detector: String, able: [String])
  /// Epochs were asked of a detector that fits at once.
  case noEpochs(detector: String)
  case tooFewRows(detector: String, rows: Int, needed: Int)
  case notFinite(row: Int, column: Int)
  /// Values that are not as many as a row of the session's data has; `draws` where somebody drew them.
  case width(found: Int, wanted: Int, noun: Noun)
  /// The session's rows are not of the kind that the detector was trained on.
  case misfit(ColumnPlaces.Misfit, trainedOn: Domain, rows: Domain)

  init(_ error: FitError, fitting detector: String) {
    switch error {
    case .tooFewRows(let rows, let needed): self = .tooFewRows(detector: detector, rows: rows, needed: needed)
    case .noColumns: self = .tooFewRows(detector: detector, rows: 0, needed: 1)
    case .notFinite(let row, let column): self = .notFinite(row: row, column: column)
    case .stopped: self = .interruptedBeforeResult
    }
  }
}
