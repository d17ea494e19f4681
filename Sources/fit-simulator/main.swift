import Foundation
import Heartbeats

let usage = """
  usage: fit-simulator PATH-TO-ECG5000 [--output FILE]
         fit-simulator PATH-TO-ECG5000 --report
  With --report it tells how like the real beats the simulated ones are that Data/simulator.json makes. Otherwise it fits the simulator's waves to the real beats and writes its parameters, to Data/simulator.json unless told otherwise.
  """

/// Ends the tool with a message on standard error.
func stop(_ message: String, code: Int32) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(code)
}

let words = Array(CommandLine.arguments.dropFirst())
if words == ["--help"] {
  print(usage)
  exit(0)
}
let isReport = words.count == 2 && words[1] == "--report"
let isWellFormed = words.count == 1 || isReport || words.count == 3 && words[1] == "--output"
guard isWellFormed, let path = words.first, !path.hasPrefix("-") else { stop(usage, code: 64) }
let output = words.count == 3 ? words[2] : "Data/simulator.json"

do {
  let data = try UCRReader.read(contentsOf: path)
  guard case .ecg5000 = data.source else { stop("fit-simulator: '\(path)' is not ECG5000", code: 1) }
  if isReport {
    let simulated = try Simulator(contentsOf: "Data/simulator.json").data(seed: 1)
    for line in try FidelityReport(real: data, simulated: simulated, seeds: 10).lines { print(line) }
    exit(0)
  }
  let file = SimulatorFit.file(data) { print($0) }
  try Data(SimulatorText.text(file).utf8).write(to: URL(filePath: output))
} catch {
  stop("fit-simulator: \(error)", code: 1)
}
