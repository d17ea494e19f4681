#pragma once
// Vector operations that Swift's SIMD types do not compile to one instruction; header-only.
