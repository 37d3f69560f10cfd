// A file of any kind, the whole way: what its bytes are, unpacking, archives within archives, pages.
#include <sys/mman.h>
#include <unistd.h>

#include "drain.hpp"
#include "source/document_stream.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dateline;
    const int file = memfd_create("fuzz", 0);
    if (file < 0 || write(file, data, size) != static_cast<ssize_t>(size))
        fuzz::fail("no memory for the file");
    std::vector<InputFile> inputs(1);
    inputs[0].path = "/proc/self/fd/" + std::to_string(file);
    inputs[0].head.path = "fuzz";
    DocumentStream documents(std::move(inputs));
    while (auto next = documents.next()) {
        if (auto* const document = std::get_if<Document>(&*next)) {
            fuzz::check_page(std::move(*document));
        } else if (!std::get<Skip>(*next).why.message.starts_with("fuzz")) {
            fuzz::fail("a skip that does not name its file");
        }
    }
    close(file);
    return 0;
}
