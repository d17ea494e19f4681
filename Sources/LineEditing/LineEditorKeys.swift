import CEditline

/// What libedit calls. C functions capture nothing; they find their editor through its client data.
enum Callback {
  private static func editor(of editline: OpaquePointer?) -> LineEditor? {
    guard let editline, let data = editline_client_data(editline) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(data).takeUnretainedValue()
  }

  static let prompt: @convention(c) (OpaquePointer?) -> UnsafeMutablePointer<CChar>? = { editline in
    editor(of: editline)?.promptPointer
  }

  static let readCharacter: @convention(c) (OpaquePointer?, UnsafeMutablePointer<wchar_t>?) -> Int32 = {
    editline, character in
    guard let editor = editor(of: editline), let character else { return -1 }
    guard let scalar = editor.nextScalar() else { return editor.stop == .interrupt ? -1 : 0 }
    character.pointee = wchar_t(truncatingIfNeeded: scalar.value)
    return 1
  }

  typealias Key = @convention(c) (OpaquePointer?, Int32) -> UInt8

  static let complete: Key = { editline, _ in editor(of: editline)?.complete() ?? UInt8(CC_ERROR) }
  static let completeBack: Key = { editline, _ in editor(of: editline)?.completeBack() ?? UInt8(CC_ERROR) }
  static let search: Key = { editline, _ in editor(of: editline)?.searchHistory() ?? UInt8(CC_ERROR) }
  static let lastArgument: Key = { editline, _ in editor(of: editline)?.insertLastArgument() ?? UInt8(CC_ERROR) }
  static let undo: Key = { editline, _ in editor(of: editline)?.undo() ?? UInt8(CC_ERROR) }
  static let edit: Key = { editline, _ in editor(of: editline)?.editElsewhere() ?? UInt8(CC_ERROR) }
}

extension LineEditor {
  /// The name that `editline_add_completion` gives it.
  private static let completionFunction = "heartline-complete"

  /// Keys most terminals send, beyond those that libedit binds itself; `ESC` comes before each.
  private static let sequences = namedKeys + functionKeys + shiftedKeys

  private static let namedKeys = [
    ("[1;5D", "ed-prev-word"), ("[1;5C", "em-next-word"), ("[1;3D", "ed-prev-word"), ("[1;3C", "em-next-word"),
    ("[H", "ed-move-to-beg"), ("[1~", "ed-move-to-beg"), ("[7~", "ed-move-to-beg"), ("OH", "ed-move-to-beg"),
    ("[F", "ed-move-to-end"), ("[4~", "ed-move-to-end"), ("[8~", "ed-move-to-end"), ("OF", "ed-move-to-end"),
    ("[3~", "ed-delete-next-char"), ("[5~", "ed-search-prev-history"), ("[6~", "ed-search-next-history"),
  ]

  /// Insert and F1 to F12 do nothing. Unbound, the end of what they send would be typed into the line.
  private static let functionKeys =
    (["[2~", "OP", "OQ", "OR", "OS"] + (11...24).map { "[\($0)~" }).map { ($0, "ed-unassigned") }

  /// Shift alone changes nothing about an arrow.
  private static let shiftedKeys = [
    ("[1;2A", "ed-prev-history"), ("[1;2B", "ed-next-history"), ("[1;2C", "ed-next-char"),
    ("[1;2D", "ed-prev-char"), ("[1;2H", "ed-move-to-beg"), ("[1;2F", "ed-move-to-end"),
  ]

  /// Keys that people know from other shells.
  private static let editingKeys = [
    ("\\e.", "heartline-last-argument"), ("\\e_", "heartline-last-argument"), ("^_", "heartline-undo"),
    ("^X^U", "heartline-undo"), ("^X^E", "heartline-edit"), ("\\e[Z", "heartline-complete-back"),
  ]

  /// General bindings, then `~/.editrc`, then what must hold whatever it says.
  func bindKeys() {
    editline_set_editor(editline, "emacs")
    editline_add_completion(editline, Callback.complete)
    editline_add_completion_back(editline, Callback.completeBack)
    editline_add_search(editline, Callback.search)
    editline_add_last_argument(editline, Callback.lastArgument)
    editline_add_undo(editline, Callback.undo)
    editline_add_edit(editline, Callback.edit)
    for (keys, function) in Self.sequences { editline_bind(editline, "\\e\(keys)", function) }
    // A terminal that only prints cannot show a search of ours.
    editline_bind(editline, "^R", isPlain ? "em-inc-search-prev" : "heartline-search")
    editline_bind(editline, "^W", "ed-delete-prev-word")
    for (keys, function) in Self.editingKeys { editline_bind(editline, keys, function) }
    editline_bind(editline, "^I", Self.completionFunction)
    el_source(editline, nil)
    // `bind -v` and `bind -e` rebuild the key map, so this one is said again.
    editline_bind(editline, "^I", Self.completionFunction)
    if editline_is_vi(editline) != 0 { bindViSequences() }
  }

  /// In vi's insert mode Esc acts at once, so the rest of a sequence arrives in command mode.
  private func bindViSequences() {
    for (keys, function) in Self.sequences {
      editline_bind_alternate(editline, "\\e\(keys)", function)
      editline_bind_alternate(editline, keys, function)
    }
  }
}
