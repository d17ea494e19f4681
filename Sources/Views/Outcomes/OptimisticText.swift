import Workbench

/// What is said wherever figures are flattered: the threshold was chosen on the beats they are of.
package let optimisticWarning = "optimistic: the threshold was chosen on the very beats that are judged here"

/// The same for several detectors or trainings.
let optimisticWarnings = "optimistic: the thresholds were chosen on the very beats that are judged here"
