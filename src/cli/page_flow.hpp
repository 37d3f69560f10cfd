// From the arguments of a command to pages, on several threads, in order, without holding an archive whole.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/parallel.hpp"
#include "cli/progress.hpp"
#include "source/document_stream.hpp"
#include "source/page_of.hpp"

namespace dateline {

// Files, folders and "-" for standard input, once and last.
struct Inputs {
    std::vector<InputFile> files;
    std::vector<Skip> skipped;
    PassedOver passed;
};
Inputs name_inputs(const std::vector<std::string>& arguments);

// Items of pages under way at a time: enough that one long report does not make the other threads wait.
std::size_t flow_slots(unsigned jobs);

struct FlowOptions {
    unsigned jobs = 1;
    std::string_view doing;  // "reading report", for the progress line
    Talk talk = Talk::normal;
};

// Makes an Out of each page with `make`, on several threads, and gives them to `give` in the order of the
// pages, whatever `jobs`. A document that is no page is given as a Skip in its place. `inputs` loses its
// files, and its `passed` grows by what the archives pass over. A false answer of `give` ends the flow.
template <class Out>
void for_each_page(Inputs& inputs, const FlowOptions& options, const std::function<Out(Page&&)>& make,
                   const std::function<bool(std::variant<Out, Skip>&&)>& give) {
    struct Slot {
        std::optional<DocumentOrSkip> in;
        std::optional<std::variant<Out, Skip>> out;
    };
    const std::size_t slots = flow_slots(options.jobs);
    std::vector<Slot> held(slots);
    DocumentStream documents(std::move(inputs.files));
    Progress progress(std::string(options.doing), options.talk);
    std::atomic<bool> wanted = true;
    Flow flow;
    flow.take = [&](std::size_t slot) {
        if (!wanted) return false;
        held[slot].in = documents.next();
        return held[slot].in.has_value();
    };
    flow.work = [&](std::size_t slot) {
        if (auto* const skip = std::get_if<Skip>(&*held[slot].in)) {
            held[slot].out.emplace(std::in_place_index<1>, std::move(*skip));
        } else {
            Document document = std::get<Document>(std::move(*held[slot].in));
            const std::string path = document.head.path;
            Result<Page> page = page_of(std::move(document));
            if (page) {
                held[slot].out.emplace(std::in_place_index<0>, make(std::move(*page)));
            } else {
                held[slot].out.emplace(std::in_place_index<1>, Skip{path, page.error()});
            }
        }
        held[slot].in.reset();
        progress.step();
    };
    flow.give = [&](std::size_t slot) {
        if (wanted && !give(std::move(*held[slot].out))) wanted = false;
        held[slot].out.reset();
    };
    run_flow(flow, slots, options.jobs);
    inputs.passed.add(documents.passed());
}

// "reports/: 12 images, 3 style sheets passed over"; a line a container, for standard error.
std::vector<std::string> passed_lines(const PassedOver& passed);

}  // namespace dateline
