import NeuralNetwork
import Workbench

/// The rule of an optimizer for one weight, with the figures filled in: the lines of arithmetic and what they come to.
package struct UpdateText {
  package let lines: [String]
  /// The weight as the arithmetic gives it, in double precision.
  package let result: Double

  private static let epsilon = 1e-7

  package init(_ step: UnitStep) {
    let settings = step.settings.optimizer
    let (g, w, rate) = (step.gradient, step.before, settings.learningRate)
    func keep(_ factor: Double) -> String { plainFigure(factor) }
    func add(_ factor: Double) -> String { plainFigure(1 - factor) }
    func slot(_ place: Int) -> Double { place < step.slotsBefore.count ? step.slotsBefore[place] : 0 }
    let eps = "1e-7"
    switch settings.kind {
    case .sgd:
      result = w - rate * g
      lines = ["new w = w − rate × g = \(number(w)) − \(keep(rate)) × \(factor(g)) = \(number(result))"]
    case .momentum:
      let a = settings.momentum * slot(0) + g
      result = w - rate * a
      lines = [
        "new a = \(keep(settings.momentum)) × a + g = \(keep(settings.momentum)) × \(factor(slot(0))) + \(factor(g)) = \(number(a))",
        "new w = w − rate × a = \(number(w)) − \(keep(rate)) × \(factor(a)) = \(number(result))",
      ]
    case .rmsprop:
      let v = 0.9 * slot(0) + 0.1 * g * g
      result = w - rate * g / (v + Self.epsilon).squareRoot()
      lines = [
        "new v = 0.9 × v + 0.1 × g² = 0.9 × \(factor(slot(0))) + 0.1 × \(factor(g * g)) = \(number(v))",
        "new w = w − rate × g ÷ √(v + \(eps)) = \(number(w)) − \(keep(rate)) × \(factor(g)) ÷ "
          + "\(number((v + Self.epsilon).squareRoot())) = \(number(result))",
      ]
    case .adadelta:
      let rho = settings.rho
      let mean = rho * slot(0) + (1 - rho) * g * g
      let u = (slot(1) + Self.epsilon).squareRoot() / (mean + Self.epsilon).squareRoot() * g
      let steps = rho * slot(1) + (1 - rho) * u * u
      result = w - rate * u
      lines = [
        "new G = \(keep(rho)) × G + \(add(rho)) × g² = \(keep(rho)) × \(factor(slot(0))) + \(add(rho)) × \(factor(g * g)) = \(number(mean))",
        "u = √(U + \(eps)) ÷ √(G + \(eps))  ×  g = \(number((slot(1) + Self.epsilon).squareRoot())) ÷ "
          + "\(number((mean + Self.epsilon).squareRoot()))  ×  \(number(g)) = \(number(u))",
        "new U = \(keep(rho)) × U + \(add(rho)) × u² = \(number(steps))",
        "new w = w − rate × u = \(number(w)) − \(keep(rate)) × \(factor(u)) = \(number(result))",
      ]
    case .adam, .adamax:
      let (beta1, beta2) = (settings.beta1, settings.beta2)
      let first = Self.correction(beta1, step.step.number)
      let m = beta1 * slot(0) + (1 - beta1) * g
      let mean =
        "new m = \(keep(beta1)) × m + \(add(beta1)) × g = \(keep(beta1)) × \(factor(slot(0))) + \(add(beta1)) × \(factor(g)) = \(number(m))"
      let power = step.step.number
      if settings.kind == .adam {
        let second = Self.correction(beta2, power)
        let v = beta2 * slot(1) + (1 - beta2) * g * g
        result = w - rate * (m / first) / ((v / second).squareRoot() + Self.epsilon)
        lines = [
          mean,
          "new v = \(keep(beta2)) × v + \(add(beta2)) × g² = \(keep(beta2)) × \(factor(slot(1))) + \(add(beta2)) × \(factor(g * g)) = \(number(v))",
          "corrected for the start: m' = m ÷ (1 − \(keep(beta1))^\(power)) = \(number(m / first)), "
            + "v' = v ÷ (1 − \(keep(beta2))^\(power)) = \(number(v / second))",
          "new w = w − rate × m' ÷ (√v' + \(eps)) = \(number(w)) − \(keep(rate)) × \(factor(m / first)) ÷ "
            + "\(number((v / second).squareRoot() + Self.epsilon)) = \(number(result))",
        ]
      } else {
        let u = max(beta2 * slot(1), abs(g))
        result = w - rate / first * m / (u + Self.epsilon)
        lines = [
          mean,
          "new u = max(\(keep(beta2)) × u, |g|) = max(\(keep(beta2)) × \(number(slot(1))), \(number(abs(g)))) = \(number(u))",
          "corrected for the start: m' = m ÷ (1 − \(keep(beta1))^\(power)) = \(number(m / first))",
          "new w = w − rate × m' ÷ (u + \(eps)) = \(number(w)) − \(keep(rate)) × \(factor(m / first)) ÷ "
            + "\(number(u + Self.epsilon)) = \(number(result))",
        ]
      }
    }
  }

  /// 1 − βᵗ
  private static func correction(_ beta: Double, _ steps: Int) -> Double {
    var power = 1.0
    for _ in 0..<steps where power > 0 { power *= beta }
    return 1 - power
  }
}
