// Other tools' JSON, in lines and as one value.
#include "drain.hpp"
#include "source/json_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dateline;
    const auto reader = json_reader(fuzz::context(), memory_stream(fuzz::bytes_of(data, size)));
    fuzz::drain(*reader, size);
    return 0;
}
