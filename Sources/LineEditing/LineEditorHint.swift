extension LineEditor {
  /// Shows the hint after the cursor, if there is one. libedit never learns of it: the cursor is put back, and the
  /// hint is gone again before libedit sees the next key.
  func showHint() {
    guard !hintIsShown, configuration.color, !isPlain, let hinter = configuration.hinter else { return }
    let line = line
    guard line.isAtEnd, let hint = hinter(line.text), !hint.isEmpty else { return }
    let layout = position(after: line.text)
    // The last cell stays free: writing there could fold the row.
    let shown = LineLayout.clip(hint, to: layout.columns - layout.column - 1)
    guard !shown.isEmpty else { return }
    // Save cursor, no folding, faint, text, normal, restore cursor, folding.
    Terminal.send("\u{1B}7\u{1B}[?7l\u{1B}[2m\(shown)\u{1B}[22m\u{1B}8\u{1B}[?7h")
    hintIsShown = true
  }

  /// Wipes the hint out: the cursor stands at the end of the line, so nothing else is right of it.
  func hideHint() {
    guard hintIsShown else { return }
    hintIsShown = false
    Terminal.send("\u{1B}[K")
  }
}
