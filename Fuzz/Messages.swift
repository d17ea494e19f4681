/// Whatever is wrong with a file is said in one line of reasonable length, without control characters.
func checkMessage(of error: any Error) {
  let message = "\(error)"
  precondition(!message.isEmpty && !message.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "not one line: \(message)")
  precondition(message.utf8.count < 2_000, "a long message")
}
