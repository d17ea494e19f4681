/// One place ECG5000 can be downloaded from, and the form it has there.
public struct DownloadSource: Equatable, Sendable {
  /// What one address of a source delivers.
  public enum Content: String, Equatable, Sendable {
    /// An archive that holds TRAIN and TEST.
    case both
    /// The rows of ECG5000_TRAIN.
    case train
    /// The rows of ECG5000_TEST.
    case test
  }

  /// One file to download.
  public struct Part: Equatable, Sendable {
    public let address: String
    public let content: Content

    public init(address: String, content: Content) {
      self.address = address
      self.content = content
    }

    /// The last component of the address, as progress and messages name the file.
    public var fileName: String {
      let path = address.prefix { $0 != "?" && $0 != "#" }
      return path.split(separator: "/").last.map(String.init) ?? address
    }
  }

  /// The form the rows have at a source.
  public enum Container: String, Equatable, Sendable {
    /// A zip archive with members `ECG5000_TRAIN` and `ECG5000_TEST` as `.txt`, `.ts` or `.arff`.
    case zip
    /// An array of `{"index": …, "data": [140 numbers], "target": "1"…"5"}`, the rows in any order.
    case anomagramJSON

    /// The number of bytes at which a file of this form is refused.
    ///
    /// The archive has about 10 million bytes, Anomagram's larger file 8 million.
    package var byteLimit: Int {
      switch self {
      case .zip: 64 << 20
      case .anomagramJSON: 24 << 20
      }
    }
  }

  /// What messages and progress call this source.
  public let name: String
  /// The files to download, either one with `.both` or one each with `.train` and `.test`.
  public let parts: [Part]
  public let container: Container

  public init(name: String, parts: [Part], container: Container) {
    self.name = name
    self.parts = parts
    self.container = container
  }
}

/// How far the download of one file of one source is.
public struct DownloadProgress: Equatable, Sendable {
  /// The name of the source.
  public let source: String
  /// The file of the source that is being received; a source may have two.
  public let file: String
  /// Bytes of this file received so far.
  public let received: Int
  /// Bytes this file has, where the server said so.
  public let expected: Int?

  public init(source: String, file: String, received: Int, expected: Int?) {
    self.source = source
    self.file = file
    self.received = received
    self.expected = expected
  }
}
