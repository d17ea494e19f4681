import Views

/// The sessions that come with the program.
struct ToursOutcome: Outcome {
  private let tours: [Examples.Tour]

  init() { tours = Examples.tours }

  func render(on page: inout Page) {
    for tour in tours { page.entry("tour \(tour.number)", tour.title, column: 10) }
    page.next("\"tour 1\" plays the first one, each command before what it prints")
  }
}
