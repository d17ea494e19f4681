// swift-tools-version: 6.1
import PackageDescription

/// The rooms of the house; imports run downward only (see CONTRIBUTING.md).
let package = Package(
  name: "heartline",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "heartline", targets: ["heartline"]),
    .library(name: "NeuralNetwork", targets: ["NeuralNetwork"]),
    .library(name: "Judging", targets: ["Judging"]),
    .library(name: "Heartbeats", targets: ["Heartbeats"]),
    .library(name: "Tables", targets: ["Tables"]),
    .library(name: "Detectors", targets: ["Detectors"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // The program.
    .executableTarget(
      name: "heartline",
      dependencies: [
        "Shell", "Workbench", "Kernels", "CStart",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "Shell",
      dependencies: [
        "Words", "Screens", "Views", "CSV", "UCR", "KDDCup99", "Lessons", "Workbench", "Judging", "Heartbeats",
        "NeuralNetwork",
        "ModelFiles", "HeartbeatDownload", "Tables", "TerminalGraphics", "LineEditing", "BundledFiles", "Platform",
      ]),
    .target(
      name: "Screens",
      dependencies: [
        "Words", "Views", "Workbench", "Judging", "Heartbeats", "Tables", "TerminalGraphics", "LineEditing",
      ]),
    .target(
      name: "Views",
      dependencies: [
        "Words", "Lessons", "CSV", "UCR", "KDDCup99", "Workbench", "Judging", "Heartbeats", "NeuralNetwork", "Tables",
        "TerminalGraphics",
        "Platform",
      ]),
    .target(
      name: "Lessons",
      dependencies: ["Words", "Workbench", "Judging", "Heartbeats", "SeededRandom", "Tables", "Platform"]),
    .target(
      name: "Workbench",
      dependencies: [
        "Words", "Judging", "Detectors", "Heartbeats", "ModelFiles", "NeuralNetwork", "SeededRandom", "Tables",
        "Platform",
      ]),

    // Lessons, sessions and the simulator's parameters, inside the program.
    .target(name: "BundledFiles", dependencies: ["CBundledFiles"]),
    .target(name: "CBundledFiles"),

    // What it computes with.
    .target(name: "ModelFiles", dependencies: ["NeuralNetwork", "Tables", "Platform"]),
    .target(name: "Judging", dependencies: ["Words", "SeededRandom", "Tables"]),
    .target(
      name: "Detectors", dependencies: ["NeuralNetwork", "Kernels", "CKernels", "Tables", "SeededRandom", "Platform"]),
    .target(name: "NeuralNetwork", dependencies: ["SeededRandom", "Tables", "Kernels", "CKernels", "Platform"]),
    .target(name: "Tables", dependencies: ["Words", "Kernels", "SeededRandom", "Platform"]),
    .target(name: "Kernels", dependencies: ["CKernels"]),
    .target(name: "CKernels"),
    .target(name: "HeartbeatDownload", dependencies: ["Heartbeats", "Tables", "CZlib", "Platform"]),
    .target(name: "Heartbeats", dependencies: ["SeededRandom", "Tables", "Platform"]),
    .target(
      name: "KDDCup99", dependencies: ["HeartbeatDownload", "SeededRandom", "Tables", "Platform"],
      path: "Sources/DataSets/KDDCup99"),
    .target(name: "CSV", dependencies: ["Words", "Tables", "Platform"], path: "Sources/DataSets/CSV"),
    .target(name: "UCR", dependencies: ["Words", "Tables", "Platform"], path: "Sources/DataSets/UCR"),
    .target(name: "SeededRandom", dependencies: ["Platform"]),

    // Words for people: numbers, lists, quoting, the nearest word.
    .target(name: "Words"),

    // What differs from system to system: the C library, files, clocks.
    .target(name: "Platform", dependencies: ["CPlatform"]),
    .systemLibrary(name: "CPlatform"),

    // What it talks to a terminal with.
    .target(name: "TerminalGraphics", dependencies: ["Platform"]),
    .target(name: "LineEditing", dependencies: ["CEditline", "Platform"]),
    .systemLibrary(
      name: "CEditline", pkgConfig: "libedit", providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // What the process must know before Swift starts.
    .target(name: "CStart"),

    // Tools of the repository.
    .executableTarget(
      name: "fit-simulator",
      dependencies: ["Workbench", "Judging", "Detectors", "NeuralNetwork", "Heartbeats", "Tables", "Platform"]),
    .executableTarget(
      name: "heartline-benchmark",
      dependencies: [
        "Workbench", "Judging", "Detectors", "Kernels", "NeuralNetwork", "Heartbeats", "SeededRandom",
        "Tables", "Platform",
      ]),

    .testTarget(name: "PlatformTests", dependencies: ["Platform"]),
    .testTarget(name: "BundledFilesTests", dependencies: ["BundledFiles", "TestSupport"]),
    .testTarget(name: "SeededRandomTests", dependencies: ["SeededRandom"]),
    .testTarget(name: "KernelsTests", dependencies: ["Kernels", "CKernels", "SeededRandom"]),
    .testTarget(
      name: "NeuralNetworkTests", dependencies: ["NeuralNetwork", "SeededRandom", "Tables", "Kernels", "CKernels"],
      exclude: ["Reference"]),
    .testTarget(
      name: "JudgingTests",
      dependencies: [
        "Judging", "Detectors", "NeuralNetwork", "SeededRandom", "Heartbeats", "Tables", "TestSupport",
      ],
      exclude: ["Reference"]),
    .testTarget(
      name: "DetectorsTests",
      dependencies: [
        "Detectors", "KDDCup99", "Tables", "SeededRandom", "Judging", "Heartbeats", "TestSupport",
      ],
      exclude: ["Reference"]),
    .testTarget(
      name: "DataSetsTests", dependencies: ["CSV", "UCR", "Views", "Tables", "SeededRandom", "TestSupport"]),
    .testTarget(
      name: "ModelFilesTests",
      dependencies: [
        "ModelFiles", "NeuralNetwork", "SeededRandom", "Judging", "Heartbeats", "Tables", "TestSupport",
      ],
      exclude: ["Corpus"]),
    .testTarget(name: "HeartbeatsTests", dependencies: ["Heartbeats", "SeededRandom", "Tables", "TestSupport"]),
    .testTarget(
      name: "HeartbeatDownloadTests",
      dependencies: ["HeartbeatDownload", "Heartbeats", "KDDCup99", "Tables", "CZlib", "Platform", "TestSupport"]),
    .testTarget(
      name: "TerminalGraphicsTests", dependencies: ["TerminalGraphics", "SeededRandom", "TestSupport"],
      exclude: ["Golden"]),
    .executableTarget(
      name: "line-editing-fixture", dependencies: ["LineEditing", "Platform"], path: "Tests/LineEditingFixture"),
    .testTarget(
      name: "LineEditingTests", dependencies: ["LineEditing", "PseudoTerminal", "Platform", "line-editing-fixture"]),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: [
        "Words", "Workbench", "Views", "KDDCup99", "Judging", "Heartbeats", "ModelFiles", "Detectors", "NeuralNetwork",
        "SeededRandom", "Tables", "TestSupport",
      ]),
    .testTarget(name: "LessonsTests", dependencies: ["Lessons", "Workbench", "Heartbeats", "Tables"]),
    .testTarget(
      name: "ShellTests",
      dependencies: [
        "Shell", "Screens", "Views", "Lessons", "Workbench", "Judging", "Heartbeats", "LineEditing", "NeuralNetwork",
        "Tables", "TerminalGraphics", "TestSupport",
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "LibraryExamplesTests",
      dependencies: ["NeuralNetwork", "Judging", "Heartbeats", "Tables", "Detectors", "TestSupport"]),
    .testTarget(name: "HeartlineTests", dependencies: ["heartline", "PseudoTerminal", "Platform"]),
    .target(name: "PseudoTerminal", dependencies: ["Platform"], path: "Tests/PseudoTerminal"),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
  ]
)

// Tests wait for the program, hardly ever for themselves: without optimization their build takes half of the time. Not so
// those that compute what they compare with.
let optimizedTests = ["KernelsTests", "NeuralNetworkTests", "HeartbeatsTests"]
for target in package.targets where target.type == .test && !optimizedTests.contains(target.name) {
  target.swiftSettings = [.unsafeFlags(["-Onone"])]
}
