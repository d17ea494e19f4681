import Shell
import Testing
import Views

/// The manual page.
@Suite struct ManualPageTests {
  static let text = ManualPage(
    version: "1.2.3", date: "January 1, 2030",
    options: [.init(usage: "--seed <seed>", summary: "Where every random choice starts; 'x' \\ \"y\".")]
  ).text

  @Test func namesEveryCommandAndOption() {
    for command in CommandTable.all.commands {
      let name = command.path.joined(separator: " ").replacing("-", with: "\\-")
      #expect(Self.text.contains("\n.It Ic \"\(name)"), "\(name)")
    }
    #expect(Self.text.contains(".It Ic \"\\-\\-seed <seed>\"\n"))
    #expect(Self.text.contains(".Dd January 1, 2030\n.Dt HEARTLINE 1\n.Os heartline 1.2.3\n"))
  }

  @Test func nothingIsReadByRoffThatIsNotMeantForIt() {
    let macros = ["Dd", "Dt", "Os", "Sh", "Ss", "Nm", "Nd", "Pp", "Bl", "It", "El", "Bd", "Ed"]
    for line in Self.text.split(separator: "\n") {
      #expect(line.unicodeScalars.allSatisfy { $0.isASCII })
      #expect(!line.hasPrefix("'"))
      if line.hasPrefix(".") { #expect(macros.contains(String(line.dropFirst().prefix(2))), "\(line)") }
      #expect(line.count(where: { $0 == "\"" }) == (line.hasPrefix(".It") ? 2 : 0), "\(line)")
    }
    #expect(Self.text.contains("\\(aqx\\(aq \\e \\(dqy\\(dq"))
    let opened = Self.text.matches(of: #/\n\.Bl /#).count
    #expect(opened == Self.text.matches(of: #/\n\.El\n/#).count)
  }
}
