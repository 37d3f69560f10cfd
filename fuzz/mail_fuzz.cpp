// Mail messages and saved pages in them.
#include "drain.hpp"
#include "source/mail_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dateline;
    const auto reader = mail_reader(fuzz::context(), fuzz::bytes_of(data, size));
    fuzz::drain(*reader, size);
    return 0;
}
