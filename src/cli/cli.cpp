#include "cli/cli.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <csignal>

#include "cli/commands.hpp"
#include "cli/terminal.hpp"

namespace dateline {

std::string_view tool_name() {
    return "dateline " DATELINE_VERSION;
}

int run_command_line(int argc, char** argv) {
    // `dateline timeline CASE | head` ends quietly, whatever the parent process made of the signal.
    std::signal(SIGPIPE, SIG_DFL);

    CLI::App app{"Turns a folder of saved news reports into a sourced, dated timeline."};
    app.name("dateline");
    app.set_version_flag("--version", std::string(tool_name()));
    app.require_subcommand(1);
    app.footer(
        "Examples:\n"
        "  dateline build reports/ -o story.case\n"
        "  dateline timeline story.case\n"
        "  dateline timeline story.case --format html -o story.html\n"
        "  dateline show story.case e3\n"
        "\n"
        "Exit codes: 0 all well; 1 some reports were skipped; 2 wrong usage, or nothing could be done.");
    Exit exit = Exit::well;
    add_build(app, exit);
    add_timeline(app, exit);
    add_show(app, exit);
    add_explain(app, exit);
    add_export(app, exit);
    add_article(app, exit);
    add_read(app, exit);
    add_time(app, exit);

    const auto is_named = [&](const CLI::App* command) { return command->get_name() == argv[1]; };
    if (argc > 1 && argv[1][0] != '-' && app.get_subcommands(is_named).empty()) {
        complain("no command \"" + std::string(argv[1]) + "\"; see dateline --help");
        return static_cast<int>(Exit::failed);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& asked) {
        if (asked.get_exit_code() == 0) return app.exit(asked);  // --help or --version
        std::string command = "dateline";
        for (const CLI::App* chosen : app.get_subcommands()) command += " " + chosen->get_name();
        complain(std::string(asked.what()) + "; see " + command + " --help");
        return static_cast<int>(Exit::failed);
    }
    return static_cast<int>(exit);
}

}  // namespace dateline
