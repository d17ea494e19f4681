import Heartbeats
import LineEditing
import Shell
import Testing
import Workbench

/// Drawings of another height than the data, and what was drawn when the canvas was left.
@Suite struct NormalizeTests {
  @Test func itBringsADrawingToMeanZeroAndDeviationOne() throws {
    let shell = try TestShell()
    #expect(shell.run("draw points 1:1 30:3 140:0; draw normalize").contains("normalized to mean 0 and deviation 1"))
    let (mean, deviation) = Drawing.meanAndDeviation(of: try shell.session.bench.drawing().values)
    #expect(abs(mean) < 1e-5 && abs(deviation - 1) < 1e-5)
    let before = try shell.session.bench.drawing()
    shell.run("draw points 1:2; draw normalize")
    #expect(shell.errors.contains("a flat line cannot be normalized"))
    #expect(before != (try shell.session.bench.drawing()))
    shell.run("draw normal")
    #expect(shell.errors.contains("\"normal\" means something else already"))
  }

  @Test func whatIsFilledInIsPartOfTheBeat() throws {
    let shell = try TestShell()
    shell.run("draw points 20:1 60:3 100:-2; draw normalize")
    let drawing = try shell.session.bench.drawing()
    #expect(drawing.drawnCount == 81)
    #expect(abs(Drawing.meanAndDeviation(of: drawing.values).mean) < 1e-5)
  }

  @Test func theScoreOfADrawingTellsItsHeight() throws {
    let shell = try TestShell(data: try TestShell.simulatedData())
    shell.run("train 20; draw from beat normal 1; draw edit all + 0.6")
    let output = shell.run("score drawn")
    #expect(output.contains("mean 0.60, deviation 1.00; the data's beats have 0.00 and 1.00"), "\(output)")
    #expect(output.contains("\"draw normalize\""))
    let after = shell.run("draw normalize; score drawn")
    #expect(after.contains("mean 0.00, deviation 1.00") && !after.contains("\"draw normalize\" brings"))
    let json = shell.run("score drawn --json")
    for key in ["mean", "deviation", "dataMean", "dataDeviation"] { #expect(json.contains("\"\(key)\":")) }
    #expect(!shell.run("score 17").contains("the data's beats have"))
    #expect(shell.run("score 17").contains("\"draw\" lets you draw a beat"))
  }

  @Test func redoBringsBackWhatTheCanvasWasLeftWithout() throws {
    let shell = try TestShell()
    shell.run("bottleneck 5; undo; draw points 1:1 140:2")
    var bench = shell.session.bench
    let left = Drawing(points: [1, 2, 3])
    bench.leave(left)
    #expect(bench.takeLeftDrawing() == left && bench.takeLeftDrawing() == nil)
    bench.leave(left)
    bench.change { $0.bottleneck = 9 }
    #expect(bench.leftDrawing == nil)
    bench.leave(Drawing())
    #expect(bench.leftDrawing == nil)
  }
}
