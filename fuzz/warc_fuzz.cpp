// Web archives: heads, lengths, HTTP answers.
#include "drain.hpp"
#include "source/warc_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dateline;
    const auto reader = warc_reader(fuzz::context(), memory_stream(fuzz::bytes_of(data, size)));
    fuzz::drain(*reader, size);
    return 0;
}
