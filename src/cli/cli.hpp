// The command line: `dateline COMMAND ...`. Standard output carries what was asked for, standard error
// everything else.
#pragma once

namespace dateline {

enum class Exit {
    well = 0,
    some_skipped = 1,  // the work was done, without some of the reports
    failed = 2,        // wrong usage, or nothing could be done
};

// The process's exit code.
int run_command_line(int argc, char** argv);

}  // namespace dateline
