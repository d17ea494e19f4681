import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A short reason for a failed connection; the system's own sentence where this room has none.
func connectionReason(_ error: any Error) -> String {
  guard let error = error as? URLError else { return firstLine(error.localizedDescription) }
  switch error.code {
  case .cannotFindHost, .dnsLookupFailed: return "the host is unknown"
  case .cannotConnectToHost: return "the host refuses the connection"
  case .networkConnectionLost: return "the connection broke off"
  case .notConnectedToInternet: return "there is no network"
  case .timedOut: return "no answer in time"
  case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
    .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
    return "the secure connection failed: " + firstLine(error.localizedDescription)
  default: return firstLine(error.localizedDescription)
  }
}

private func firstLine(_ text: String) -> String {
  text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "unknown reason"
}
