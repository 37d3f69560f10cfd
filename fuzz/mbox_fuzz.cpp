// Boxes of mails: where one message ends and the next begins.
#include "drain.hpp"
#include "source/mail_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dateline;
    const auto reader = mbox_reader(fuzz::context(), memory_stream(fuzz::bytes_of(data, size)));
    fuzz::drain(*reader, size);
    return 0;
}
