// A program under test on a pseudo-terminal.
