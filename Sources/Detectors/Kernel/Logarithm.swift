import Platform

/// The natural logarithm and eˣ of the C library, whose last bit may differ from machine to machine.
func naturalLogarithm(_ value: Double) -> Double { log(value) }
func naturalExponential(_ value: Double) -> Double { exp(value) }
