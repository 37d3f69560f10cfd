#include "cli/cli.hpp"

int main(int argc, char** argv) {
    return dateline::run_command_line(argc, argv);
}
