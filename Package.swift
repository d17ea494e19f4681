// swift-tools-version: 6.1
import PackageDescription

/// The rooms of the house; imports run downward only (see CONTRIBUTING.md).
let package = Package(
  name: "heartline",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "heartline", targets: ["heartline"]),
    .library(name: "NeuralNetwork", targets: ["NeuralNetwork"]),
    .library(name: "AnomalyDetection", targets: ["AnomalyDetection"]),
    .library(name: "Heartbeats", targets: ["Heartbeats"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // The program.
    .executableTarget(
      name: "heartline",
      dependencies: [
        "Shell",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "Shell",
      dependencies: ["Lessons", "Workbench", "ModelFiles", "HeartbeatDownload", "TerminalGraphics", "LineEditing"]),
    .target(name: "Lessons", dependencies: ["Workbench", "AnomalyDetection", "Heartbeats", "SeededRandom"]),
    .target(name: "Workbench", dependencies: ["AnomalyDetection", "Heartbeats", "ModelFiles"]),

    // What it computes with.
    .target(name: "ModelFiles", dependencies: ["NeuralNetwork"]),
    .target(name: "AnomalyDetection", dependencies: ["NeuralNetwork", "SeededRandom"]),
    .target(name: "NeuralNetwork", dependencies: ["SeededRandom", "CVectorMath"]),
    .target(name: "CVectorMath"),
    .target(name: "HeartbeatDownload", dependencies: ["Heartbeats", "CZlib"]),
    .target(name: "Heartbeats", dependencies: ["SeededRandom"]),
    .target(name: "SeededRandom"),

    // What it talks to a terminal with.
    .target(name: "TerminalGraphics"),
    .target(name: "LineEditing", dependencies: ["CEditline"]),
    .systemLibrary(
      name: "CEditline", pkgConfig: "libedit", providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Tools of the repository.
    .executableTarget(
      name: "fit-simulator", dependencies: ["Workbench", "AnomalyDetection", "NeuralNetwork", "Heartbeats"]),
    .executableTarget(
      name: "heartline-benchmark",
      dependencies: ["Workbench", "AnomalyDetection", "NeuralNetwork", "Heartbeats", "SeededRandom"]),

    .testTarget(name: "SeededRandomTests", dependencies: ["SeededRandom"]),
    .testTarget(name: "NeuralNetworkTests", dependencies: ["NeuralNetwork", "SeededRandom"], exclude: ["Reference"]),
    .testTarget(
      name: "AnomalyDetectionTests", dependencies: ["AnomalyDetection", "NeuralNetwork", "SeededRandom"],
      exclude: ["Reference"]),
    .testTarget(
      name: "ModelFilesTests", dependencies: ["ModelFiles", "NeuralNetwork", "SeededRandom"], exclude: ["Corpus"]),
    .testTarget(name: "HeartbeatsTests", dependencies: ["Heartbeats", "SeededRandom"]),
    .testTarget(name: "HeartbeatDownloadTests", dependencies: ["HeartbeatDownload"]),
    .testTarget(
      name: "TerminalGraphicsTests", dependencies: ["TerminalGraphics", "SeededRandom"], exclude: ["Golden"]),
    .executableTarget(name: "line-editing-fixture", dependencies: ["LineEditing"], path: "Tests/LineEditingFixture"),
    .testTarget(name: "LineEditingTests", dependencies: ["LineEditing", "PseudoTerminal", "line-editing-fixture"]),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: ["Workbench", "AnomalyDetection", "Heartbeats", "ModelFiles", "NeuralNetwork"]),
    .testTarget(name: "LessonsTests", dependencies: ["Lessons", "Workbench", "Heartbeats"]),
    .testTarget(
      name: "ShellTests",
      dependencies: ["Shell", "Lessons", "Workbench", "Heartbeats", "LineEditing", "TerminalGraphics"],
      exclude: ["Golden"]),
    .testTarget(name: "HeartlineTests", dependencies: ["heartline", "PseudoTerminal"]),
    .target(name: "PseudoTerminal", path: "Tests/PseudoTerminal"),
  ]
)
