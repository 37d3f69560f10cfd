// News feeds, and lists of them.
#include "drain.hpp"
#include "source/feed_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dateline;
    const std::string bytes = fuzz::bytes_of(data, size);
    if (auto reader = feed_reader(fuzz::context(), bytes)) fuzz::drain(**reader, size);
    if (auto reader = opml_reader(fuzz::context(), bytes, std::nullopt)) fuzz::drain(**reader, size);
    return 0;
}
