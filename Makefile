# make run        install what is missing, build, fetch ECG5000 once, start the shell; without a terminal
#                 it plays the first example session instead
# make test       install what is missing, build and run all tests
# make build      build the program: one file that, on Linux, needs no other where it runs
# make install    install it, its manual and its completions below PREFIX (default /usr/local):
#                 make install PREFIX=~/.local
# make uninstall  take it away again
# make bench      time kernels, training, scoring, parsing and start-up
# make bench-peers  time its training beside C, numpy, PyTorch, scikit-learn and Keras (installed below .build)
# make interop    open its model files with Python's packages and recompute what it says
# make fuzz       fuzz the readers of model files: make fuzz SECONDS=120
# make docs       build the documentation of the libraries into .build/docs; a warning is an error
# make format     bring the sources into the committed format
# make clean      remove what was built
# make help       print this list
#
# What is to be installed is said before, and on a terminal asked once; YES=1 answers yes.

PREFIX ?= /usr/local
SWIFT ?= swift
# Both run and test use the release build: an unoptimized kernel is hundreds of times slower.
BUILD := SWIFT="$(SWIFT)" Tools/static-build -c release
# A target that imports what the manifest does not declare builds by luck, or not at all: it is refused.
TEST := $(SWIFT) test -c release --explicit-target-dependency-import-check error
# Where Tools/static-build leaves what it builds.
PRODUCTS := $(if $(filter Linux,$(shell uname -s)),.build/static/release,.build/release)
PROGRAM = $(PRODUCTS)/heartline
# Generated from the program itself, where the manual and the shells look for them.
MANUAL = $(DESTDIR)$(PREFIX)/share/man/man1/heartline.1
BASH_COMPLETION = $(DESTDIR)$(PREFIX)/share/bash-completion/completions/heartline
ZSH_COMPLETION = $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_heartline
FISH_COMPLETION = $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/heartline.fish
GENERATED = "$(MANUAL)" "$(BASH_COMPLETION)" "$(ZSH_COMPLETION)" "$(FISH_COMPLETION)"

.PHONY: run test build install uninstall bench bench-peers interop fuzz docs format clean help tools

run: build
	@Tools/fetch-once $(PROGRAM)
	@if [ -t 0 ] && [ -t 1 ]; then $(PROGRAM); else $(PROGRAM) -c 'tour 1'; fi

build: tools
	$(BUILD) --product heartline

test: tools
	$(TEST)

tools:
	@Tools/install-tools

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -s -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/heartline"
	for file in $(GENERATED); do install -d "$$(dirname "$$file")"; done
	$(PROGRAM) --print-manual > "$(MANUAL)"
	$(PROGRAM) --generate-completion-script bash > "$(BASH_COMPLETION)"
	$(PROGRAM) --generate-completion-script zsh > "$(ZSH_COMPLETION)"
	$(PROGRAM) --generate-completion-script fish > "$(FISH_COMPLETION)"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/heartline" $(GENERATED)

bench: tools
	$(BUILD) --product heartline
	$(BUILD) --product heartline-benchmark
	@$(PRODUCTS)/heartline-benchmark

bench-peers: tools
	$(BUILD) --product heartline-benchmark
	@Benchmarks/peers/run $(PRODUCTS)/heartline-benchmark

interop: build
	HEARTLINE=$(CURDIR)/$(PROGRAM) SWIFT_TEST="$(TEST)" Tests/Interop/run

SECONDS ?= 120
fuzz: tools
	Fuzz/run $(SECONDS)

docs: tools
	@SWIFT="$(SWIFT)" Tools/docs

format:
	$(SWIFT) format -i -r -p Sources Tests Package.swift

clean:
	rm -rf .build

help:
	@sed -n 's/^# make/make/p' Makefile
