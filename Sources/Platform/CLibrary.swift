// The C library under its name on each platform: the one place that knows. Who imports Platform gets it.
#if canImport(Glibc)
  @_exported import Glibc
#elseif canImport(Musl)
  @_exported import Musl
#else
  @_exported import Darwin
#endif
