#pragma once

#include <cstdio>
#include <string>

/// What a program printed, on both streams, and its exit code.
struct program_result {
    int code = -1;
    std::string text;
};

/// Runs a program with arguments that need no more quoting than quotation marks.
template <class... Arguments>
program_result run_program(const std::string& program, const Arguments&... arguments) {
    std::string command = '"' + program + '"';
    ((command += " \"" + std::string{arguments} + '"'), ...);
    program_result made;
    FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) made.text += static_cast<char>(c);
    made.code = pclose(pipe);
    return made;
}
