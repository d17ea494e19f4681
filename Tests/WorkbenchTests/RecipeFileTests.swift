import Foundation
import Testing
import Workbench

/// A recipe in a file has every setting of the table.
@Suite struct RecipeFileTests {
  @Test(arguments: Setting.all.map(\.name)) func everySettingIsKept(_ name: String) throws {
    let setting = try #require(Setting.named(name))
    var recipe = Recipe()
    setting.set(try setting.domain.value(of: setting.example), in: &recipe)
    #expect(recipe != Recipe(), "the example is the default")
    let copy = try JSONDecoder().decode(Recipe.self, from: try JSONEncoder().encode(recipe))
    #expect(copy == recipe)
  }
}
