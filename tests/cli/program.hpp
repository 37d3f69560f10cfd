// Runs the built program as a user would.
#pragma once

#include <cstdlib>
#include <string>
#include <sys/wait.h>
#include <vector>

#include "casefile/temporary_folder.hpp"

namespace dateline {

struct Ran {
    int code = -1;
    std::string out;
    std::string err;
};

inline std::string quoted(const std::string& word) {
    std::string out = "'";
    for (const char c : word) c == '\'' ? out += "'\\''" : out += c;
    return out + "'";
}

// A command line of the shell in which $DATELINE is the program.
inline Ran run_shell(const std::string& command) {
    const TemporaryFolder folder;
    const std::string full = "DATELINE=" + quoted(DATELINE_PROGRAM) + "; { " + command + "; } > " +
                             quoted((folder / "out").string()) + " 2> " + quoted((folder / "err").string()) +
                             " < /dev/null";
    const int status = std::system(("bash -o pipefail -c " + quoted(full)).c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(folder / "out"), bytes_of(folder / "err")};
}

inline Ran run_dateline(const std::vector<std::string>& arguments) {
    std::string command = "\"$DATELINE\"";
    for (const std::string& argument : arguments) command += " " + quoted(argument);
    return run_shell(command);
}

}  // namespace dateline
