import Foundation
import Shell
import Testing
import Views
import Workbench

/// What a person is told about a line that cannot be carried out: the word, the place, the way out.
@Suite struct ErrorTests {
  struct Case: CustomTestStringConvertible {
    let line: String
    let error: String
    var testDescription: String { line }

    init(_ line: String, _ error: String) {
      self.line = line
      self.error = error
    }
  }

  static let typed = [
    Case("trian", "there is no command \"trian\"; did you mean \"train\"?"),
    Case("fit", "there is no command \"fit\"; did you mean \"train\"?"),
    Case("run", "there is no command \"run\"; did you mean \"train\", \"source\" or \"runs\"?"),
    Case("test", "there is no command \"test\"; did you mean \"evaluate\" or \"test-size\"?"),
    Case("predict 17", "there is no command \"predict\"; did you mean \"score\"?"),
    Case("lr 0.01", "there is no command \"lr\"; did you mean \"learning-rate 0.01\"?"),
    Case("set lr 0.01", "there is no setting \"lr\"; did you mean \"learning-rate\"?"),
    Case("ls", "there is no command \"ls\"; did you mean \"help\"?"),
    Case("roc", "there is no command \"roc\"; did you mean \"plot roc\"?"),
    Case("clear", "there is no command \"clear\"; did you mean \"reset\" or \"Ctrl-L\"?"),
    Case("epochs=20", "\"epochs=20\" is not known here; write \"epochs 20\""),
    Case("EPOCHS = 20", "\"=\" is not written here; write \"epochs VALUE\""),
    Case("epochs =20", "\"=\" is not written here; write \"epochs 20\""),
    Case("set epochs=20", "\"epochs=20\" is not known here; write \"set epochs 20\""),
    Case("--epochs 20", "\"--epochs\" is not known here; write \"epochs 20\""),
    Case("learning_rate 0.01", "\"learning_rate\" is not known here; write \"learning-rate 0.01\""),
    Case("batchsize: 32", "\"batchsize:\" is not known here; write \"batch-size 32\""),
    Case("lr=0.01", "\"lr=0.01\" is not known here; write \"learning-rate 0.01\""),
    Case("train(20)", "\"train(20)\" is not known here; write \"train 20\""),
    Case("layer_add 10", "\"layer_add\" is not known here; write \"layer add 10\""),
    Case("plot-roc", "\"plot-roc\" is not known here; write \"plot roc\""),
    Case("layers=[15,7]", "\"layers=[15,7]\" is not known here; write \"layers 15 7\""),
    Case(
      "train --epochs 20",
      "there is no option \"--epochs\" here; \"train\" has --slow; epochs is a setting: set epochs VALUE"),
    Case("frobnicate", "there is no command \"frobnicate\"; \"help\" lists them"),
    Case("tr", "\"tr\" could be train, train-size, trim or trees"),
    Case("layer", "\"layer\" needs one of add, remove or resize after it"),
    Case("layer ad", "\"layer add\" needs UNITS: layer add UNITS [at PLACE]"),
    Case("layer frob 3", "\"layer frob\" is not known; after \"layer\" comes add, remove or resize"),
    Case("layers 15 0", "\"0\" is out of range; expected a whole number from 1 to 1024"),
    Case("layers 15 7.5", "\"7.5\" is not a whole number; expected a whole number from 1 to 1024"),
    Case("layers 15,7", "\"15,7\" is not how units are written; write \"layers 15 7\""),
    Case("layers 15-7-15", "\"15-7-15\" is not how units are written; write \"layers 15; bottleneck 7\""),
    Case("layers 15-0-2", "\"15-0-2\" is not a whole number; expected a whole number from 1 to 1024"),
    Case("layers 15x7", "\"15x7\" is not how units are written; write \"layers 15 7\""),
    Case("layers [15, 7]", "\"[15,\" is not how units are written; write \"layers 15 7\""),
    Case("layers 15 , 7", "\",\" is not how units are written; write \"layers 15 7\""),
    Case(
      "layers 99999999999999999999",
      "\"99999999999999999999\" is out of range; expected a whole number from 1 to 1024"),
    Case("set learning-rate 1e400", "\"1e400\" is out of range; learning-rate takes a number above 0"),
    Case("layers -5", "\"-5\" is out of range; expected a whole number from 1 to 1024"),
    Case("layers 15,0", "\"15,0\" is not a whole number; expected a whole number from 1 to 1024"),
    Case("layers 0", "\"0\" is not a layer; \"layers none\" leaves only the bottleneck"),
    Case("layers none 5", "\"none\" stands alone: no hidden layer"),
    Case("layer add 10 at", "\"at\" needs PLACE after it: layer add UNITS [at PLACE]"),
    Case("layer add 10 at 9", "\"9\" is not a place for a new layer; there are 1 to 3"),
    Case("layer add 10 in 2", "\"in\" is not expected here; the form is layer add UNITS [at PLACE]"),
    Case("layer remove 5", "there is no hidden layer \"5\"; there are layers 1 to 2 (\"layers\" draws them)"),
    Case("bottleneck 2 3", "\"3\" is one word too many; the form is bottleneck [UNITS]"),
    Case(
      "set optimizer admx",
      "\"admx\" is not known here; optimizer takes adam, adamax, adadelta, rmsprop, momentum or sgd (did you mean \"adamax\"?)"
    ),
    Case("optimizer ada", "\"ada\" could be adam, adamax or adadelta"),
    Case("set learning-rate -0.5", "\"-0.5\" is out of range; learning-rate takes a number above 0"),
    Case("set learning-rate fast", "\"fast\" is not a number; learning-rate takes a number above 0"),
    Case("set learning-rate nan", "\"nan\" is not a number; learning-rate takes a number above 0"),
    Case("set contamination 71", "\"71\" is out of range; contamination takes 0% … 70%"),
    Case("set contamination 0.9", "\"0.9\" is out of range; contamination takes 0% … 70% (did you mean \"0.9%\"?)"),
    Case("show > 5", "\"> 5\" would write a file of that name; if you want one, write > ./5"),
    Case("show >", "\">\" needs a file after it, as in > out.txt"),
    Case("show |", "\"|\" needs a program after it, as in | less"),
    Case("| less", "\"| less\" needs a command before it, as in sweep | less"),
    Case("show > a.txt now", "\"now\" comes too late: the file where the output goes stands last"),
    Case("show > a.txt | less", "\"| less\" is one too many: output goes to one place"),
    Case(
      "threshold best f1 by test",
      "\"by\" is one word too many; the form is threshold best accuracy|f1|f2 [--on validation|test]"),
    Case("evaluate on trains", "\"trains\" is not known here; --on takes validation or test"),
    Case("set colour red", "there is no setting \"colour\"; \"show\" lists them"),
    Case("set sed 3", "there is no setting \"sed\"; did you mean \"seed\"?"),
    Case(
      "undo",
      "nothing to undo: no change of the network or the settings is left (data, threshold and training stay as they are)"
    ),
    Case("undo now", "\"now\" is one word too many; \"undo\" takes no arguments"),
    Case("evaluate", "nothing is trained yet; type \"train\" first"),
    Case("evaluate --with love", "there is no option \"--with\" here; \"evaluate\" has --on or --prevalence"),
    Case("evaluate --on", "\"--on\" needs a value: validation or test"),
    Case("undo --fast 1", "there is no option \"--fast\" here; \"undo\" has no options"),
    Case("evaluate --on=test", "there is no option \"--on=test\"; write --on test"),
    Case("evaluate --on test --on validation", "--on is given twice; give it once"),
    Case("runs yesterday", "\"runs yesterday\" is not known; after \"runs\" comes show or compare"),
    Case("train --fast 1", "there is no option \"--fast\" here; \"train\" has --slow"),
    Case("train ten", "\"ten\" is not a whole number; expected a whole number from 0 to 1000000"),
    Case("train -1", "\"-1\" is out of range; expected a whole number from 0 to 1000000"),
    Case(
      "threshold besst f1",
      "\"threshold besst\" is not known; after \"threshold\" comes best, percentile, sigma or cost (did you mean \"best\"?)"
    ),
    Case("threshold best f3", "\"f3\" is not known here; expected accuracy, f1 or f2 (did you mean \"f1\"?)"),
    Case("threshold cost 1", "\"1\" does not name two costs; write false alarm:miss, as in 1:20"),
    Case("threshold percentile 101", "\"101\" is out of range; expected a number from 0 to 100"),
    Case("beat 0", "\"0\" is not a beat; they are counted from 1"),
    Case("beat 51", "there is no beat \"51\" among the 50 test beats; they are counted from 1"),
    Case(
      "beat weird 1",
      "\"weird\" is not a beat; expected an index, or normal, abnormal, r-on-t, pvc, sveb or unclassified"),
    Case("beat 7 1", "there is no class \"7\"; the classes are 1 to 5"),
    Case("repeat 0", "\"0\" is out of range; expected a whole number from 1 to 1000"),
    Case("explain recal", "no explanation for \"recal\"; did you mean \"recall\"?"),
    Case("help trian", "no help for \"trian\"; did you mean \"train\"?"),
    Case("lesson nowhere", "there is no lesson \"nowhere\"; \"lessons\" lists them"),
    Case("hints", "\"hints\" needs on|off: hints on|off"),
    Case("explain evaluate", "\"evaluate\" is a command; \"help evaluate\" tells what it does"),
    Case("hints maybe", "\"maybe\" is not known here; expected on or off"),
    Case(
      "data use \"\"",
      "\"\" is empty; data use SOURCE; \"help data use\" lists its options"
    ),
    Case("layers \"15", "the quote \" opened here is not closed; close it with another \""),
    Case("layers 3 <<END\n3\nEND", "\"layers\" takes no block; leave <<… away"),
    Case("source", "\"source\" needs FILE: source FILE"),
  ]

  @Test(arguments: typed) func typedLine(_ test: Case) throws {
    let shell = try TestShell(width: 300)
    let before = shell.session.bench.recipe
    shell.type(test.line)
    #expect(shell.errors == "error: \(test.error)\n")
    #expect(shell.session.bench.recipe == before)
  }

  @Test func fileMissing() throws {
    let shell = try TestShell(width: 500)
    for command in ["source no.hl", "load no.hl"] {
      shell.type(command)
      #expect(shell.errors.hasPrefix("error: there is no file \"no.hl\" in "))
      #expect(shell.errors.hasSuffix("/\(URL(fileURLWithPath: shell.folder).lastPathComponent); is the path right?\n"))
      shell.type(command.replacing("no.hl", with: "nowhere/no.hl"))
      #expect(shell.errors.contains("(nor a folder"))
    }
  }

  @Test func scriptErrorNamesFileLineAndColumnWithACaret() throws {
    let shell = try TestShell()
    let output = shell.run("layers 9\nset optimizer admx # slip\nlayers 5")
    #expect(output.contains("layers  15 7 → 9"))
    #expect(
      shell.errors == """
        test:2:15: error: "admx" is not known here; optimizer takes adam, adamax, adadelta, rmsprop, momentum or sgd \
        (did you mean "adamax"?)
          set optimizer admx # slip
                        ^~~~

        """)
    #expect(shell.session.bench.recipe.hidden == [9])
  }

  @Test func keepGoingRunsTheRest() throws {
    var options = SessionOptions()
    options.keepGoing = true
    let shell = try TestShell(options: options)
    shell.run("bottleneck 3; frobnicate; bottleneck 4\nlayers 5")
    #expect(shell.session.bench.recipe.bottleneck == 4)
    #expect(shell.session.bench.recipe.hidden == [5])
    #expect(shell.session.hasFailed)
  }

  /// What an error points to is a command or a setting, or a key.
  @Test func otherWordsMeanOursAndAreNotOurs() throws {
    let table = CommandTable.all
    for (word, meanings) in CommandTable.otherWords {
      #expect(table.commands.allSatisfy { $0.path[0] != word }, "\"\(word)\" is a command")
      #expect(Setting.named(word) == nil, "\"\(word)\" is a setting")
      for meaning in meanings where meaning != "Ctrl-L" {
        let first = meaning.split(separator: " ")[0]
        #expect(table.commands.contains { $0.path[0] == first } || Setting.named(String(first)) != nil, "\(meaning)")
      }
    }
  }

  @Test func abbreviationsStillWork() throws {
    let shell = try TestShell()
    shell.type("q")
    #expect(shell.errors.isEmpty && shell.session.wantsToQuit)
    shell.type("eval")
    #expect(shell.errors.contains("nothing is trained yet"))
  }

  @Test func noAbbreviationsInScripts() throws {
    let shell = try TestShell()
    shell.run("opt adamax")
    #expect(shell.errors.contains("there is no command \"opt\""))
    shell.type("opt adamax")
    #expect(shell.errors.isEmpty)
    #expect(shell.session.bench.recipe.optimizer.kind == .adamax)
  }

  /// Every command refuses one word more than it takes, and one fewer than it needs, without changing anything.
  @Test(arguments: CommandTable.all.commands.map(\.name)) func argumentsAreCounted(_ name: String) throws {
    let command = try #require(CommandTable.all.commands.first { $0.name == name })
    let shell = try TestShell()
    let before = shell.session.bench.recipe
    if command.parameters.contains(where: { if case .required = $0.presence { true } else { false } }) {
      shell.run(name)
      #expect(shell.errors.contains("error: \"\(name)\" needs"))
    }
    if !command.parameters.contains(where: { if case .repeated = $0.presence { true } else { false } }) {
      shell.run(name + String(repeating: " 1", count: 9))
      #expect(shell.errors.contains("error: "))
    }
    #expect(shell.session.bench.recipe == before)
  }
}
