package dev.vfrace.model;

/**
 * What a definition is called and where it comes from.
 *
 * @param name the file's name
 * @param summary one line
 * @param source versions, commits, files and functions
 */
public record Naming(String name, String summary, String source) {}
