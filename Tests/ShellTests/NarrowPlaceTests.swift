import Shell
import Testing
import Views

/// A network that nothing forces to choose is accepted, and remarked on.
@Suite struct NarrowPlaceTests {
  static let remark = "nothing is forced through a bottleneck"

  @Test(arguments: [
    ("layers none; bottleneck 140", true), ("layers 200; bottleneck 300", true), ("layers 200; bottleneck 139", false),
    ("layers 200 5; bottleneck 300", false), ("layers 1024 512; bottleneck 3", false), ("bottleneck 5", false),
  ]) func isRemarkedOn(_ commands: String, _ expected: Bool) throws {
    let shell = try TestShell(width: 300)
    #expect(shell.run(commands).contains(Self.remark) == expected)
    #expect(shell.run("layers").contains(Self.remark) == expected)
    #expect(!shell.session.hasFailed)
  }

  @Test func anotherSettingDoesNotSayItAgain() throws {
    let shell = try TestShell()
    shell.run("layers none; bottleneck 200")
    #expect(!shell.run("epochs 3").contains(Self.remark))
  }

  @Test func aHiddenLayerMayBeTheNarrowPlace() throws {
    let shell = try TestShell(width: 300)
    shell.run("layers 5; bottleneck 20")
    #expect(
      shell.run("layers").contains(
        "140 numbers must pass through 5, in a hidden layer that is narrower than the bottleneck of 20"))
    shell.run("layers 50; bottleneck 20")
    #expect(shell.run("layers").contains("140 numbers must pass through 20; "))
  }
}
