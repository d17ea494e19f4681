import LineEditing
import Tables
import Views
import Workbench

/// What a person may say of a file.
struct TableForm: Form {
  let label = CommandOption("label", .text, "the column that tells normal rows from others, by name or number")
  let normal = CommandOption(list: "normal", "the labels of normal rows, with commas between them")
  let drop = CommandOption(list: "drop", "columns to leave out, with commas between them")
  let categorical = CommandOption(list: "categorical", "columns whose numbers are names, with commas between them")
  let delimiter = CommandOption("delimiter", .text, "what stands between fields, where it is not found out")
  let header = CommandOption(flag: "header", "the first line holds the column names, even if they look like numbers")
  let noHeader = CommandOption(flag: "no-header", "the first line is a row")
  let missing = CommandOption(
    "missing",
    .choice([
      Choice("median", "the median, or the most frequent category, of the training normals takes its place"),
      Choice("omit", "the row is left out"), Choice("refuse", "the file is refused"),
    ]), "what becomes of a row with a missing value")
}

struct DataUseForm: Form {
  let source = Parameter(
    "source",
    .name { request in
      [
        Completion("ecg5000", summary: "the real beats"),
        Completion("simulated", summary: "heartline's own model of them"),
      ] + request.completer.paths(request.partial)
    })
  let table = TableForm()
  let connections = ConnectionForm()
}

let dataUseDetails = """
  Heartbeats and other series in UCR form hold one a line: a class, then the values, all lines of the same length (.txt, .tsv, \
  .csv, .ts, .arff); NAME_TRAIN and NAME_TEST belong together, a single file is divided. Of 140 values with classes 1 to 5, class \
  1 is normal; for other series --normal 1,2 says which classes are.

  A table is a text file with a line for each row and, as a rule, a first line of column names: data use flows.csv --label \
  state --normal benign. Columns of numbers and of words are told apart; words become a column of zeros and ones for each \
  category that the training rows have. Without --label nothing is known to be abnormal. "data" shows the columns.

  kdd is the connections of KDD Cup 1999 with the honest split: detectors learn from the normal ones of the first recording \
  and thresholds are chosen on 8,000 other normal ones and 2,000 attacks of it; the test rows are of a later recording, with \
  attacks of types that are new.
  """

/// `data use SOURCE`: what a word or a path leads to, as the person describes it.
@Sendable
func useData(_ context: inout CommandContext, _ arguments: Arguments<DataUseForm>) throws -> any Outcome {
  let source = arguments.source
  let (services, options) = (context.services, TableOptions(arguments.table))
  switch source.lowercased() {
  case "kdd":
    try refuse(arguments.table.firstGiven, for: source)
    return try use(KDDOptions(arguments.connections), &context)
  case "ecg5000", "simulated":
    try refuse(arguments.connections.firstGiven, for: source)
    if let option = arguments.table.firstGiven {
      throw option.error("--\(option.name) is for files; \(source.lowercased()) has its classes")
    }
    let isReal = source.lowercased() == "ecg5000"
    context.bench.use(try isReal ? services.library.ecg5000() : services.library.simulated())
  default:
    try refuse(arguments.connections.firstGiven, for: source)
    if arguments.table.header, arguments.table.noHeader {
      throw arguments.table.error("\"--header\" and \"--no-header\" cannot be used together", about: \.noHeader)
    }
    let activity = services.activity
    activity.begin(.reading(file: source, share: 0), at: services.clock())
    context.bench.use(
      try services.library.read(services.files.resolved(source), options) { share in
        activity.update(.reading(file: source, share: share))
        return !activity.shouldStop()
      })
  }
  return DataUseOutcome(context.bench)
}

private func refuse(_ option: GivenArgument?, for source: String) throws {
  guard let option else { return }
  throw option.error("--\(option.name) says nothing of \"\(source)\"; \"help data use\" lists what does")
}

extension TableOptions {
  /// What the words of `data use` say.
  fileprivate init(_ arguments: Arguments<TableForm>) {
    self.init(normal: arguments.normal)
    label = arguments.label
    dropped = arguments.drop
    categorical = arguments.categorical
    delimiter = arguments.delimiter
    hasNoHeader = arguments.noHeader
    hasHeader = arguments.header ? true : nil
    missing = arguments.missing
  }
}
