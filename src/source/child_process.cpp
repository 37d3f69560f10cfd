#include "source/child_process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern "C" char** environ;

namespace dateline {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    int get() const { return number_; }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

private:
    int number_;
};

Error failed(std::string_view what) {
    return {ErrorCode::unreadable, fmt::format("{}: {}", what, std::strerror(errno))};
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto wrote = ::write(descriptor, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return ::lseek(descriptor, 0, SEEK_SET) == 0;
}

// Ends the child whatever happens, so that none is left behind.
class Child {
public:
    explicit Child(pid_t process) : process_(process) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (process_ < 0) return;
        ::kill(process_, SIGKILL);
        wait();
    }

    // The exit code, or -1 where a signal ended it.
    int wait() {
        int status = 0;
        while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
        }
        process_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t process_;
};

int spawn(const std::vector<std::string>& arguments, int input, int output, pid_t& process) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<std::string> copies = arguments;
    std::vector<char*> words;
    for (std::string& word : copies) words.push_back(word.data());
    words.push_back(nullptr);
    const int code = posix_spawnp(&process, words[0], &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return code;
}

Result<std::string> read_output(int descriptor, const ChildLimits& most) {
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + most.time;
    std::string out;
    std::array<char, 1 << 16> block{};
    while (true) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd wanted{descriptor, POLLIN, 0};
        const int ready = left <= 0 ? 0 : ::poll(&wanted, 1, static_cast<int>(left));
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) {
            return Error{ErrorCode::over_limit,
                         fmt::format("took longer than {} seconds", most.time.count())};
        }
        const auto got = ::read(descriptor, block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failed("reading its output");
        if (got == 0) return out;
        out.append(block.data(), static_cast<std::size_t>(got));
        if (out.size() > most.output_bytes) {
            return Error{ErrorCode::over_limit, fmt::format("gave more than {} bytes", most.output_bytes)};
        }
    }
}

}  // namespace

Result<std::string> run_child(const std::vector<std::string>& arguments, std::string_view input,
                              const ChildLimits& most) {
    const Descriptor file(::memfd_create("input", MFD_CLOEXEC));
    if (file.get() < 0 || !write_all(file.get(), input)) return failed("no memory for its input");
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return failed("no pipe for its output");
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    pid_t process = -1;
    if (const int code = spawn(arguments, file.get(), to.get(), process); code != 0) {
        errno = code;
        if (code == ENOENT) return Error{ErrorCode::not_found, arguments[0] + ": no such program"};
        return failed(arguments[0]);
    }
    Child child(process);
    // A document made to exhaust memory ends the child, not the machine.
    const rlimit memory{most.memory_bytes, most.memory_bytes};
    ::prlimit(process, RLIMIT_AS, &memory, nullptr);
    to.close();
    auto out = read_output(from.get(), most);
    if (!out) return out.error();
    if (const int code = child.wait(); code != 0) {
        return Error{ErrorCode::malformed, fmt::format("{} ended with code {}", arguments[0], code)};
    }
    return out;
}

}  // namespace dateline
