import Foundation
import HeartbeatDownload
import Heartbeats
import Platform
import Tables
import TestSupport
import Testing

/// What needs a process of its own: its environment, its limits, its death.
@Suite struct ProcessTests {
  #if os(Linux)
    /// On macOS the proxy comes from the network settings, which a test leaves alone.
    @Test func goesThroughAProxy() async {
      await #expect(processExitsWith: .success) {
        let proxy = try LocalServer { target, connection in
          if target == "http://data.invalid/ECG5000.zip" { return connection.answer(body: synthetic.zipped()) }
          connection.answer("502 Bad Gateway")
        }
        setenv("http_proxy", proxy.address, 1)
        setenv("https_proxy", proxy.address, 1)
        setenv("no_proxy", "127.0.0.1", 1)
        func source(_ address: String) -> DownloadSource {
          DownloadSource(name: address, parts: [.init(address: address, content: .both)], container: .zip)
        }
        func fetch(_ addresses: [String], into folder: String) throws -> DataSet {
          try Downloader(sources: addresses.map(source), timeout: 5, knownDigest: DownloaderTests.digest)
            .fetch(into: folder, isCancelled: { false }, onProgress: { _ in })
        }
        try withTemporaryFolder { folder in
          let data = try fetch(
            ["https://secure.invalid/ECG5000.zip", "http://data.invalid/ECG5000.zip"], into: folder)
          #expect(data.test == synthetic.test)
          #expect(
            proxy.requests == [
              "CONNECT secure.invalid:443 HTTP/1.1", "GET http://data.invalid/ECG5000.zip HTTP/1.1",
            ])
        }
        // `no_proxy` names 127.0.0.1, so this one is asked directly.
        _ = try withTemporaryFolder { folder in
          try DownloaderTests.fetch(into: folder) { target, connection in
            connection.answer(target == "/ECG5000.zip" ? "200 OK" : "400 Bad Request", body: synthetic.zipped())
          }
        }
        #expect(proxy.requests.count == 2)
      }
    }
  #endif

  @Test func withoutCurlItIsSaidWhatIsMissing() async {
    await #expect(processExitsWith: .success) {
      setenv("PATH", "/nonexistent", 1)
      _ = try withTemporaryFolder { folder in
        #expect(throws: DownloadError.noCurl) {
          try DownloaderTests.fetch(into: folder) { $1.answer(body: synthetic.zipped()) }
        }
      }
    }
  }

  @Test func aKillHalfWayLeavesNothing() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/heartline-killed-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
      _ = try DownloaderTests.fetch(into: folder) { _, connection in
        let archive = synthetic.zipped()
        connection.head(headers: ["Content-Length: \(archive.count)"])
        connection.send(Array(archive.prefix(archive.count / 2)))
        kill(getpid(), SIGKILL)
      }
    }
    #expect(FileManager.default.fileExists(atPath: folder))
    #expect(names(in: folder) == [])
  }

  /// A limit on the size of files stands in for a full disk.
  @Test func aFullDiskLeavesNothing() async {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 2000, rlim_max: 2000)
      setrlimit(fileSizeResource, &limit)
      try withTemporaryFolder { folder in
        #expect(throws: DownloadError.notWritable(path: folder, reason: "file too large")) {
          try DownloaderTests.fetch(into: folder) { $1.answer(body: synthetic.zipped()) }
        }
        #expect(names(in: folder) == [])
      }
    }
  }
}

#if canImport(Glibc)
  private let fileSizeResource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
#else
  private let fileSizeResource = RLIMIT_FSIZE
#endif
