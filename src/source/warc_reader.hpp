// Web archives (WARC 1.0 and 1.1, ISO 28500): the pages among their records.
// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
#pragma once

#include "source/document.hpp"

namespace dateline {

// Reads unpacked WARC as a stream, holding one record at a time. Members are the answers with status 200, the
// resources and the conversions that may be pages by their stated type; the others are passed over and
// counted. A record whose length is wrong, that is cut or that is no record is a skip that names its offset
// in the unpacked bytes; the next record is found by its first line. Linear in the size.
std::unique_ptr<ContainerReader> warc_reader(ContainerContext context, std::unique_ptr<ByteStream> stream);

}  // namespace dateline
