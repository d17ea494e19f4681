import Heartbeats
import Tables

/// Gets TRAIN and TEST out of the archive, in every text form that has both.
package struct ArchiveReader: Sendable {
  /// The forms the archive's publishers use, the plain one first.
  private static let extensions = ["txt", "ts", "arff"]

  private let archive: ZipArchive
  /// The pairs of members to try, in order.
  private let pairs: [(train: ZipArchive.Member, test: ZipArchive.Member, isPlain: Bool)]

  /// - Throws: ``SourceFailureReason/malformed(file:what:)``.
  package init(_ bytes: [UInt8], file: String) throws {
    do {
      archive = try ZipArchive(bytes)
    } catch {
      throw SourceFailureReason.malformed(file: file, what: "\(error)")
    }
    pairs = Self.extensions.compactMap { [members = archive.members] form in
      guard let train = Self.member("ecg5000_train." + form, in: members),
        let test = Self.member("ecg5000_test." + form, in: members)
      else { return nil }
      return (train, test, form == "txt")
    }
    if pairs.isEmpty {
      throw SourceFailureReason.malformed(
        file: file, what: "it holds no ECG5000_TRAIN and ECG5000_TEST as .txt, .ts or .arff")
    }
  }

  /// Gives `accept` one form after the other until it agrees; otherwise throws what was wrong with the first.
  package func firstForm(_ accept: (_ train: RowSet, _ test: RowSet) throws -> DataSet) throws -> DataSet {
    var first: (any Error)?
    for pair in pairs {
      do {
        return try accept(beats(of: pair.train, isPlain: pair.isPlain), beats(of: pair.test, isPlain: pair.isPlain))
      } catch {
        first = first ?? error
      }
    }
    throw first ?? SourceFailureReason.malformed(file: "ECG5000.zip", what: "it is empty")
  }

  private func beats(of member: ZipArchive.Member, isPlain: Bool) throws -> RowSet {
    let text: [UInt8]
    do {
      text = try archive.contents(of: member)
    } catch {
      throw SourceFailureReason.malformed(file: member.name, what: "\(error)")
    }
    return try parseUCR(isPlain ? text : ucrText(fromTimeSeries: text), name: member.name)
  }

  /// In whatever folder and case; archives made on Windows may separate folders with a backslash.
  private static func member(_ name: String, in members: [ZipArchive.Member]) -> ZipArchive.Member? {
    members.first { member in
      member.name.split { $0 == "/" || $0 == "\\" }.last?.lowercased() == name
    }
  }
}

/// Reads UCR text, and says what is wrong with it in this room's terms.
func parseUCR(_ text: [UInt8], name: String) throws -> RowSet {
  do {
    return try UCRReader.parse(text, name: name)
  } catch {
    throw SourceFailureReason.unreadable("\(error)")
  }
}
